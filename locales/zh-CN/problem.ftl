# 出了问题的页面
problem-back = 返回
problem-events = 看全部活动
problem-factor_missing = 请先设置第二重验证
problem-factor_missing-next = 管理员要有第二重验证才能进来，请到“我的”里设置。
problem-factor_needed = 请先完成第二重验证
problem-factor_needed-next = 请回到登录页面，输入验证器里的六位数字。
problem-file_too_large = 文件太大
problem-file_too_large-next = 每个文件最多 5 MB。请把文件改小，重新选择后再提交。
problem-forged = 这个请求不是从本站页面发出的
problem-forged-next = 为了你的安全没有处理。请在本站重新打开页面再提交。
problem-internal = 我们这边出错了
problem-internal-next = 请过几分钟再试；重复提交不会重复报名。还是不行，请把下面的请求编号告诉我们。
problem-invalid = 有内容需要修改
problem-invalid-next = 请按每个字段的说明修改后再提交。
problem-malformed = 看不懂这个请求
problem-malformed-next = 请回到上一页重新操作；程序请检查格式。
problem-method_not_allowed = 这个地址不接受这种操作
problem-method_not_allowed-next = 请从页面上的链接和按钮进入。
problem-not_found = 没有找到这个页面
problem-not_found-next = 地址可能打错了。从邮件里来的，请点邮件中的完整链接，不要只复制一部分。
problem-overloaded = 现在人太多了
problem-overloaded-next = 还没有轮到你。请等 20 秒再提交一次。
problem-request = 请求编号
problem-sign_in_needed = 请先登录
problem-sign_in_needed-next = 登录以后再回到这个页面。
problem-too_large = 提交的内容太大
problem-too_large-next = 请缩短后再提交。
problem-too_many = 次数太多了
problem-too_many-next = { $count ->
    [1] 请等一分钟再试。登录时忘了密码，可以点“忘记密码”，不用等。
   *[other] 请等 { $count } 分钟再试。登录时忘了密码，可以点“忘记密码”，不用等。
}
problem-unavailable = 暂时处理不了
problem-unavailable-next = 请等一会儿再提交一次；重复提交不会重复报名。
problem-unsupported = 不接受这种格式
problem-unsupported-next = 网页表单请用 application/x-www-form-urlencoded，接口请用 application/json。
