# Dates and times
when-date = { $weekday } { $day } { $month-name } { $year }
when-date-short = { $weekday-short } { $day } { $month-abbreviated }
when-date-time = { $date }, { $time }
when-day = { $day } { $month-name } { $year }
when-month = { $month-name } { $year }
when-month-abbreviated = { $count ->
    [1] Jan
    [2] Feb
    [3] Mar
    [4] Apr
    [5] May
    [6] Jun
    [7] Jul
    [8] Aug
    [9] Sep
    [10] Oct
    [11] Nov
   *[12] Dec
}
when-month-name = { $count ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
}
when-month-short = { $month-abbreviated }
when-weekday = { $count ->
    [1] Monday
    [2] Tuesday
    [3] Wednesday
    [4] Thursday
    [5] Friday
    [6] Saturday
   *[7] Sunday
}
when-weekday-short = { $count ->
    [1] Mon
    [2] Tue
    [3] Wed
    [4] Thu
    [5] Fri
    [6] Sat
   *[7] Sun
}
when-zone-other = { $offset }, local time of the event
when-zone-shanghai = China Standard Time
