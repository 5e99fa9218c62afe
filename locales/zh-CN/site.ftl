# 每页都有的
site-accessibility = 无障碍说明
site-crumbs = 当前位置
site-demo-letters = 示例信箱
site-events = 活动
site-feed = 订阅日历
site-home = 首页
site-language-en = English
site-language-zh = 中文
site-languages = 语言
site-name = 杏坛
site-navigation = 主导航
site-organizer = 主办：济宁市科学技术局
site-privacy = 个人信息处理告知
site-region = 山东省
site-skip = 跳到正文
site-tagline = 济宁人才活动与学徒培养
