# 告知
notices-others = 其他版本：
notices-version = 第 { $version } 版，{ $since } 起
