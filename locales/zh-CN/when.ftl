# 日期和时间
when-date = { $year }年{ $month }月{ $day }日（{ $weekday }）
when-date-short = { $month }月{ $day }日（{ $weekday }）
when-date-time = { $date }{ $time }
when-day = { $year }年{ $month }月{ $day }日
when-month = { $year }年{ $month }月
when-month-abbreviated = { $count }月
when-month-name = { $count }月
when-month-short = { $month }月
when-weekday = { $count ->
    [1] 周一
    [2] 周二
    [3] 周三
    [4] 周四
    [5] 周五
    [6] 周六
   *[7] 周日
}
when-weekday-short = { $count ->
    [1] 周一
    [2] 周二
    [3] 周三
    [4] 周四
    [5] 周五
    [6] 周六
   *[7] 周日
}
when-zone-other = { $offset }，活动当地时间
when-zone-shanghai = 北京时间
