# Pages for what went wrong
problem-back = Go back
problem-events = See all events
problem-factor_missing = Set up a second factor first
problem-factor_missing-next = Officers need a second factor to come in. Set it up under “My account”.
problem-factor_needed = Give the second factor first
problem-factor_needed-next = Go back to the sign-in page and enter the six digits from your authenticator.
problem-file_too_large = The file is too large
problem-file_too_large-next = A file may weigh at most 5 MB. Make it smaller, choose it again, then send the form again.
problem-forged = This request did not come from a page of this site
problem-forged-next = To keep you safe it was not carried out. Open the page here again and send it once more.
problem-internal = Something went wrong on our side
problem-internal-next = Try again in a few minutes; sending twice never registers twice. If it still fails, tell us the request number below.
problem-invalid = Something needs to be put right
problem-invalid-next = Follow the note at each field, then send it again.
problem-malformed = We cannot read this request
problem-malformed-next = Go back and try again; programs, check the format.
problem-method_not_allowed = This address does not take that kind of request
problem-method_not_allowed-next = Use the links and buttons on our pages.
problem-not_found = We cannot find this page
problem-not_found-next = The address may be mistyped. If it came in a letter, open the whole link, not a part of it.
problem-overloaded = Too many people right now
problem-overloaded-next = It is not your turn yet. Wait 20 seconds, then send it again.
problem-request = Request number
problem-sign_in_needed = Sign in first
problem-sign_in_needed-next = Sign in, then come back to this page.
problem-too_large = That is too much to send at once
problem-too_large-next = Shorten it, then send it again.
problem-too_many = Too often
problem-too_many-next = { $count ->
    [1] Wait a minute, then try again. If you forgot your password, choose “Forgotten your password?” on the sign-in page; that needs no waiting.
   *[other] Wait { $count } minutes, then try again. If you forgot your password, choose “Forgotten your password?” on the sign-in page; that needs no waiting.
}
problem-unavailable = We cannot do this right now
problem-unavailable-next = Wait a moment, then send it again; sending twice never registers twice.
problem-unsupported = We do not take this format
problem-unsupported-next = Forms come as application/x-www-form-urlencoded, programs send application/json.
