# Tables as files: read and written
sheets-as-csv = CSV
sheets-as-xlsx = Excel
sheets-at-moment = Uploaded { $moment }
sheets-blank = (empty)
sheets-choices = May be
sheets-column = Column
sheets-empty = { $count ->
    [one] { $count } empty row skipped
   *[other] { $count } empty rows skipped
}
sheets-encoding = Read as { $encoding }
sheets-explanations = How to fill in
sheets-fault-big = The file weighs more than { $count } MB; split it
sheets-fault-bomb = The file unpacks to too much and was not opened. Copy the table into a new workbook and upload that
sheets-fault-columns = More than { $count } columns; delete those that are not needed
sheets-fault-empty = Choose a file that has something in it
sheets-fault-formula = The formula in { $cell } has no stored result. Open and save the file in Excel, or paste values instead
sheets-fault-merged = { $cells } are merged cells; unmerge them and fill in every row
sheets-fault-missing = These columns are missing: { $columns }
sheets-fault-no-head = No head was found in the first 10 rows. Use the column names of the template
sheets-fault-no-rows = There is nothing below the head; fill it in and upload again
sheets-fault-no-table = This cannot be opened: only Excel (.xlsx) and CSV tables are taken, and the file may be damaged
sheets-fault-old-excel = This is a file of old Excel (.xls); save it as .xlsx and upload again
sheets-fault-password = The file is locked with a password; remove it and upload again
sheets-fault-rows = More than { $count } rows; split the file
sheets-fault-twice = Two columns have the head “{ $head }”; keep one
sheets-fault-unknown = { $missing }. These are not known: { $columns }
sheets-fault-which = Several sheets hold data; choose one, and choose the file again
sheets-fault-wps = This is a WPS file (.et); save it as .xlsx and upload again
sheets-file = File
sheets-look = Upload and look
sheets-means = What to write
sheets-of-sheet = Sheet: { $sheet }
sheets-reason = Why it was not imported
sheets-row = Row
sheets-rows = { $count ->
    [one] { $count } row in all
   *[other] { $count } rows in all
}
sheets-sample = { "Sample: " }
sheets-says = What to do
sheets-take-csv = Download CSV
sheets-take-xlsx = Download Excel
sheets-template = Template:
sheets-unknown = These columns are not known and were not read: { $columns }
sheets-value = Value
sheets-which-sheet = Which sheet
