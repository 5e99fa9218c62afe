# 信件共有的
mail-action = { $label }：
mail-closed-action = 重新接收报名信
mail-closed-heading = 这个邮箱已关闭
mail-closed-nothing = 如果不是你，什么都不用做。这样的提醒一天最多一封。
mail-closed-subject = 有人填了你关闭的邮箱
mail-closed-what = 你曾告诉我们“不是你报的名”，我们因此暂停向这个邮箱发报名信。刚才有人又填了这个邮箱。如果是你，请点下面的链接重新打开，压下的信会马上发来。
mail-closed-why = 这封信由系统发出，因为有人用这个已关闭的邮箱报名。
mail-fact = { $term }　{ $value }
mail-greeting = { $name }，你好：
mail-greeting-nobody = 你好：
mail-not-me = 不是你？
mail-not-me-here = 点这里
mail-not-me-text = 不是你？请打开 { $href } ，点一下就行，不需要登录。
mail-test-heading = 测试信
mail-test-subject = 杏坛测试信
mail-test-what = 这是 { $at } 从管理台发出的测试信。你收到了，说明邮件能送到。
mail-test-why = 这封信由系统发出，因为你在管理台点了“发测试信”。
