# 示例城市
demo-letter-back = 返回信箱
demo-letter-calendar = 附有日历文件 invite.ics（{ $method }）
demo-letter-html = HTML
demo-letter-text = 纯文本
demo-letters = 示例信箱
demo-letters-empty = 还没有信。报一次名，信就到这里。
demo-letters-lead = 示例城市不真的发信，每封信都留在这里。
demo-letters-subject = 主题
demo-letters-time = 时间
demo-letters-to = 收件人
