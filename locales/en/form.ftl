# Forms and their errors: each error says how to put it right
error-answer-choice = Choose from the options listed
error-answer-missing = Answer this question
error-answer-not-chosen = Choose an option
error-answer-type = Answer in the form that the question asks for
error-consent-changed = The notice has just been updated: read the new version, then tick the box
error-consent-missing = Tick the box to agree; without it we cannot keep a place for you
error-email-format = Enter a complete e-mail address, like name@example.cn
error-email-missing = Enter your e-mail address
error-hidden-marks = There are invisible characters in it: delete them and type it again
error-key-length = Use 16 to 64 visible ASCII characters
error-locale = Use zh-CN or en
error-mobile-china = Enter an 11-digit mobile number starting with 1; for other countries add the code, like +81
error-mobile-foreign = This number does not exist in that country: check the country code and the digits
error-name-marks = Names cannot hold / \ @ : < >. Leave these characters out
error-name-missing = Enter your name
error-name-web = This looks like a web address. Enter a name only, with a space after each full stop
error-not-text = Use text (a string)
error-too-long = Use at most { $count } characters
error-unknown-field = There is no such field: leave it out
form-error = { "Error: " }
form-optional = (optional)
form-problems = { $count ->
    [one] There is { $count } thing to put right
   *[other] There are { $count } things to put right
}
