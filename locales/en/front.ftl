# Home and the accessibility statement
accessibility-dated = Written on 24 November 2026 and kept up to date with each change.
accessibility-done = What works
accessibility-done-colour = Colour never carries meaning alone; text has a contrast of at least 4.5 : 1, in light and dark.
accessibility-done-forms = Errors are listed on top of a form, each with a link to its field and how to put it right; nothing typed is lost.
accessibility-done-keyboard = Finding, registering, changing and cancelling all work with the keyboard alone, and the focus can always be seen.
accessibility-done-scripts = No scripts are needed: with scripts turned off every page still works.
accessibility-done-zoom = At 400% zoom, or on a screen 320 pixels wide, nothing needs sideways scrolling.
accessibility-help = If something does not work
accessibility-help-text = Tell the organiser named on the event’s page which page fails. We will register you another way, and mend the page.
accessibility-lead = Everybody should be able to register by themselves, on any device and in any way.
accessibility-limits = What does not work yet
accessibility-limits-readers = Automatic checks cover every page with each change; nobody has yet walked all tasks with a screen reader.
accessibility-limits-text = Some events are described in Chinese only. On English pages the Chinese stands, marked as such.
accessibility-standard = The standard we follow
accessibility-standard-text = We build to levels A and AA of the Web Content Accessibility Guidelines (WCAG) 2.2, and with GB/T 37668-2019 in mind.
front-all-count = { $count ->
    [one] { $count } event
   *[other] All { $count } events
}
front-all-enterprises = All enterprises
front-all-events = All events
front-all-programmes = All programmes
front-closes = Registration closes { $when }.
front-closing-soon = Closing soon
front-coming = Coming up
front-enterprises = Newly verified enterprises
front-find = Search
front-lead = Register here for job fairs, matchmaking sessions, salons and training across the city. No account needed; the ticket comes by e-mail.
front-numbers = Numbers
front-programmes = Apprentice programmes
front-search = Search events
front-tile-coming = Coming up
front-tile-coming-unit = { $count ->
    [one] event
   *[other] events
}
front-tile-enterprises = In the directory
front-tile-enterprises-unit = { $count ->
    [one] enterprise
   *[other] enterprises
}
front-tile-published = Published
front-tile-published-unit = { $count ->
    [one] event
   *[other] events
}
front-tile-taken = Registered
front-tile-taken-unit = { $count ->
    [one] place
   *[other] places
}
front-title = Learn the craft at work
