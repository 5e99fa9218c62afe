# Officers’ pages
desk-audit = Audit
desk-events = Events
desk-letters = Letters
desk-notices = Notices
desk-people = People
