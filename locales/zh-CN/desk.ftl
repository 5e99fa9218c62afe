# 管理员的页面
desk-audit = 审计
desk-events = 活动
desk-letters = 通知
desk-notices = 告知
desk-people = 人员
