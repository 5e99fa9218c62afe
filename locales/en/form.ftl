# Forms and their errors: each error says how to put it right
error-answer_choice = Choose from the options listed
error-answer_missing = Answer this question
error-answer_not_chosen = Choose an option
error-answer_type = Answer in the form that the question asks for
error-consent_changed = The notice has just been updated: read the new version, then tick the box
error-consent_missing = Tick the box to agree; without it we cannot keep a place for you
error-email_format = Enter a complete e-mail address, like name@example.cn
error-email_known = That address is registered already; we have sent it its link. Nothing was changed here: use another address, or the link in that letter
error-email_missing = Enter your e-mail address
error-form_stale = This page has gone stale: send it once more
error-hidden_marks = There are invisible characters in it: delete them and type it again
error-key_length = Use 16 to 64 visible ASCII characters
error-locale = Use zh-CN or en
error-message_missing = Write what is to be sent
error-mobile_china = Enter an 11-digit mobile number starting with 1; for other countries add the code, like +81
error-mobile_foreign = This number does not exist in that country: check the country code and the digits
error-name_marks = Names cannot hold / \ @ : < >. Leave these characters out
error-name_missing = Enter your name
error-name_web = This looks like a web address. Enter a name only, with a space after each full stop
error-not_text = Use text (a string)
error-password_common = This password is easy to guess. Choose another, such as a few unrelated words
error-password_long = A password has at most { $count } characters. Shorten it
error-password_missing = Enter a password
error-password_short = A password has at least { $count } characters. Make it longer
error-sign_in = Address and password do not belong together. Check them and try again, or choose “Forgotten your password?”
error-states_missing = Choose at least one state, so that we know whom to write to
error-too_long = Use at most { $count } characters
error-unknown_field = There is no such field: leave it out
form-about-question = { $message } ({ $label })
form-error = { "Error: " }
form-optional = (optional)
form-problems = { $count ->
    [one] There is { $count } thing to put right
   *[other] There are { $count } things to put right
}
