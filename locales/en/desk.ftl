# Officers’ pages
desk-audit = Audit
desk-enterprises = Enterprises
desk-events = Events
desk-letters = Letters
desk-mail-next = They are tried again by themselves and not lost. Have a technician look at the mail server and run xingtan check.
desk-mail-see = See waiting letters
desk-mail-stopped = The mail server refuses us; all letters wait
desk-mail-waiting = Letters have been waiting to go out since { $since }
desk-mentors = Mentors
desk-notices = Privacy notices
desk-people = People
desk-placements = Placements
desk-programmes = Programmes
desk-proposals = Changes and claims
desk-schedule = Schedule
desk-venues = Venues
