# 告知
notices-done = 新版本已生效
notices-lead = 版本发布后不能修改，因为有人按它同意过。要改，就发布新的版本。
notices-new = 新版本
notices-new-lead = 现在的设置：活动结束 { $personal } 天后删除个人信息，信的内容保留 { $letters } 天。文字要和设置一致。发布后马上生效，之后报名的人按新版本同意。
notices-others = 其他版本：
notices-publish = 发布新版本
notices-stale = 另一位管理员刚刚发布了新版本
notices-stale-next = 没有发布。请看过最新的版本再改。
notices-text-en = 英文
notices-text-zh = 中文
notices-version = 第 { $version } 版，{ $since } 起
notices-version-link = 第 { $version } 版
