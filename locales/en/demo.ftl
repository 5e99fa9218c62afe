# The sample city
demo-letter-back = Back to the letters
demo-letter-calendar = With the calendar file invite.ics ({ $method })
demo-letter-html = HTML
demo-letter-text = Plain text
demo-letters = Sample letters
demo-letters-empty = No letters yet. Register for something and the letter arrives here.
demo-letters-lead = The sample city sends nothing; every letter stays here.
demo-letters-subject = Subject
demo-letters-time = Time
demo-letters-to = To
