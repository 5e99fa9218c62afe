# 管理员的页面
desk-audit = 审计
desk-enterprises = 企业
desk-events = 活动
desk-letters = 通知
desk-mail-next = 信件会自动再发，不会丢。请技术人员看邮件服务器，并运行 xingtan check。
desk-mail-see = 看等待的信
desk-mail-stopped = 邮件服务器不接受我们，信都在等
desk-mail-waiting = 有信从 { $since } 等到现在还没发出
desk-mentors = 导师
desk-notices = 隐私告知
desk-people = 人员
desk-placements = 学徒培养
desk-programmes = 学徒项目
desk-proposals = 变更和认领
desk-schedule = 排期
desk-venues = 场馆
