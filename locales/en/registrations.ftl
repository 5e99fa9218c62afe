# Registrations
registrations-act-admit = Give an extra place
registrations-act-admit-means = One place is added for this person, and nobody in front loses anything. A letter tells them. Make sure that the room is big enough.
registrations-act-approve = Approve
registrations-act-cancel = Cancel for them
registrations-act-cancel-means = The registration is cancelled and its place goes to the first in line at once. A letter gives the reason.
registrations-act-reinstate = Take the rejection back
registrations-act-reinstate-means = They get a place if there is one, or the end of the line if not. A letter tells them.
registrations-act-reject = Reject
registrations-act-reject-means = The registration ends and its place goes to the first in line at once. This person cannot register for this event again; the reason stands in the letter and on the ticket.
registrations-add = Add somebody
registrations-add-consent = They have heard the privacy notice and agree
registrations-add-email-hint = The ticket goes here.
registrations-add-full = All places are taken. Adding somebody adds a place, and nobody in the line loses theirs. Make sure that the room holds one more.
registrations-add-language = Language of letters
registrations-add-lead = For somebody on the telephone or at the door: confirmed at once, and they get a letter with the ticket.
registrations-add-reason-hint = Such as “by telephone, has no computer”. Kept in the audit only, not in the letter.
registrations-add-see-known = See that registration
registrations-add_known = This address is registered here already
registrations-add_known-next = Nobody was added. Find them in the list.
registrations-add_over = The event is over, so nobody can be added
registrations-add_over-next = Nobody was added.
registrations-added-heading = The organiser registered you
registrations-added-subject = You are registered: { $title }, { $when }
registrations-added-what = The organiser registered you for “{ $title }” as you asked, and your place is confirmed. Show the QR code on your ticket at the entrance.
registrations-admission = Waiting list and approval
registrations-admission-ask = Turn approval off?
registrations-admission-lead = A shorter line, or none, stops newcomers only; whoever waits already keeps their place in it.
registrations-admission-letters = { $count ->
    [one] One person who waits for approval is confirmed at once and gets a letter. It cannot be taken back.
   *[other] { $count } people who wait for approval are confirmed at once and get a letter each. It cannot be taken back.
}
registrations-admission-send = { $count ->
    [one] Turn it off and confirm one person
   *[other] Turn it off and confirm { $count } people
}
registrations-admission-stale = Below is what they saved; what you chose is still in the form. Save again, and what you chose holds.
registrations-admitted-heading = A place was added for you
registrations-admitted-subject = A place was added for you: { $title }, { $when }
registrations-admitted-what = The organiser added a place for you at “{ $title }”, so you need not wait any longer. Show the QR code on your ticket at the entrance.
registrations-agenda-changed-heading = The agenda has changed
registrations-agenda-changed-subject = The agenda has changed: { $title }, { $when }
registrations-agenda-changed-what = The agenda of “{ $title }” has changed; your registration stays as it is. The sessions that changed are listed below.
registrations-answers = Change answers
registrations-answers-changed-heading = Answers changed
registrations-answers-changed-subject = Answers changed: { $title }
registrations-answers-changed-what = Your answers for { $title } are changed; everything else stays as it was. You can change them again until { $answers-until }.
registrations-answers_closed = Answers can no longer be changed
registrations-answers_closed-next = The time for changes is over, because the organiser now works with the answers. If it is urgent, write to the contact on the event’s page.
registrations-approval = The organiser approves registrations for this event
registrations-approval-next = Once sent, a place is held for you; the decision comes by e-mail.
registrations-approved-heading = Your registration is approved
registrations-approved-subject = Approved: { $title }, { $when }
registrations-approved-what = Your registration for “{ $title }” is approved, and your place is kept. Show the QR code on your ticket at the entrance.
registrations-back = Back to the event
registrations-back-ticket = Back to the ticket
registrations-cancel = Cancel registration
registrations-cancel-ask = Cancel this registration?
registrations-cancel-means = Your place is given up at once, and this cannot be taken back. You may register again if registration is still open then, and if there is a place.
registrations-cancel-means-line = You leave the line and those behind you move up; this cannot be taken back. You may register again if registration is still open then, at the end of the line.
registrations-cancelled-action = See this registration and my data
registrations-cancelled-heading = Registration cancelled
registrations-cancelled-subject = Registration cancelled: { $title }
registrations-cancelled-what = Your registration for { $title } ({ $when }) is cancelled, and what it held goes to the next in line.
registrations-cannot-come = Cannot come?
registrations-cannot-come-line = If you no longer want to wait, leave the line at any time; those behind you move up.
registrations-cannot-come-text = Cancel before the start, { $when }: the place goes to the first in line at once.
registrations-capacity_below_taken = The capacity cannot be less than the places taken
registrations-capacity_below_taken-next = Nothing was changed. Enter at least the number taken, or close registration first.
registrations-check-in = Check-in
registrations-check-in-absent = Mark taken back: { $name }
registrations-check-in-attendance = { $present } present, { $confirmed } confirmed
registrations-check-in-before = { $name } was marked present before, { $when }, perhaps on another device
registrations-check-in-elsewhere = This code belongs to another event. Ask the person to check time and place:
registrations-check-in-field = Code or name
registrations-check-in-find = Find
registrations-check-in-hint = For example 7K4M-92QX; case and dash do not matter. Part of a name will do, and a scanner may read the QR code on the ticket.
registrations-check-in-mark = Mark present
registrations-check-in-more = There are more people. Type more of the name, or the code.
registrations-check-in-nobody = Nobody found for “{ $typed }”
registrations-check-in-nobody-next = Check the code, or type only part of the name. Somebody who is not registered can be added by an officer who may decide on registrations.
registrations-check-in-present = Present: { $name }, { $when }
registrations-check-in-several = { $count } people found. Choose one
registrations-check-in-undo = Take the mark back
registrations-check-in-was = Marked present { $when }
registrations-check-in-was-next = There is nothing more to do. If it was the wrong person, take the mark back.
registrations-claim = Keep it in my account
registrations-claim-act = Keep it in my account
registrations-claim-text = In your account you see this registration whenever you are signed in, without looking for the letter.
registrations-claimed = This registration is in another account
registrations-claimed-next = Nothing has changed. Sign in with that account, or go on using the link in the letter.
registrations-closed = Registration is closed
registrations-closed-next = If you registered before, you can find your ticket from the event’s page. Or look at other events.
registrations-code = Code
registrations-confirmed-heading = You are registered
registrations-confirmed-subject = You are registered: { $title }, { $when }
registrations-confirmed-what = You are registered for { $title } and a place is kept for you. Show the QR code on the ticket at the door.
registrations-consent = Consent
registrations-consent-after = { " " }(version { $version })
registrations-consent-before = I have read and agree to the{ " " }
registrations-consent-notice = privacy notice
registrations-corrected-heading = Details corrected
registrations-corrected-subject = Details corrected: { $title }
registrations-corrected-what = Your details for { $title } are corrected. If the e-mail address changed, earlier links have ended: use the one in this letter.
registrations-data = See my data
registrations-data-cancelled = Cancelled
registrations-data-confirmed = Confirmed
registrations-data-language = Language
registrations-data-notice = Privacy notice, version { $version }
registrations-data-present = Present
registrations-data-proven = Address confirmed
registrations-data-registered = Registered
registrations-data-take = Take it along (JSON file)
registrations-decide_not_published = This event is not being held
registrations-decide_not_published-next = Nothing has changed. Registrations can be decided on while their event is published and not cancelled.
registrations-decide_started = The event has started
registrations-decide_started-next = Nothing has changed. After the start only pending registrations can be decided on.
registrations-decided = Somebody has decided on this registration already
registrations-decided-next = Nothing has changed. Go back to this person’s page to see the state it has now.
registrations-desk-all = All
registrations-desk-answer = { $question }: { $answer }
registrations-desk-answered = Answer
registrations-desk-back = Back
registrations-desk-by-state = By state
registrations-desk-decide = Decide
registrations-desk-done-added = Added; they get a letter with the ticket
registrations-desk-done-admitted = A place was added, and the letter is in the outbox
registrations-desk-done-approved = Approved, and the letter is in the outbox
registrations-desk-done-cancelled = Cancelled, and the letter is in the outbox
registrations-desk-done-reinstated = The rejection is taken back, and the letter is in the outbox
registrations-desk-done-rejected = Rejected, and the letter is in the outbox
registrations-desk-erased = Erased
registrations-desk-find = Filter
registrations-desk-is-present = Present
registrations-desk-letters = Letters about this registration
registrations-desk-none = No registration fits
registrations-desk-none-next = See all registrations
registrations-desk-not-present = Not present
registrations-desk-present = Presence
registrations-desk-search = Name, e-mail, mobile or code
registrations-desk-title = Registrations
registrations-desk-why = Why this state
registrations-details = Correct my details
registrations-done-answered = Answers changed
registrations-done-cancelled = Registration cancelled
registrations-done-chosen = Sessions chosen
registrations-done-corrected = Corrected. A letter is on its way to { $email }
registrations-done-pending = Received, waiting for approval. A letter is on its way to { $email }; if it does not come, look among the spam
registrations-done-registered = You are registered. A letter is on its way to { $email }; if it does not come, look among the spam
registrations-done-waiting = You are on the waiting list. A letter is on its way to { $email }; if it does not come, look among the spam
registrations-email = E-mail
registrations-email-change-hint = With a new address all links in earlier letters end; new ones go to the new address.
registrations-email-hint = The ticket is sent to this address.
registrations-erase = Erase my data
registrations-erase-ask = Erase your data for this event?
registrations-erase-calendar = If the event is in your calendar, remove the entry yourself: we write to you no more.
registrations-erase-cancels = The event has not started, so the registration is cancelled too and the place goes to the first in line.
registrations-erase-keep = Keep it
registrations-erase-means = Name, e-mail, mobile, answers and the text of letters are erased and cannot be brought back; only a count without personal data remains.
registrations-event = Event
registrations-event-cancel-ask = Cancel this event?
registrations-event-cancel-keep = Keep it
registrations-event-cancel-letters = { $count ->
    [one] One person who registered gets a letter with the reason, and the entry leaves their calendar. It cannot be taken back.
   *[other] { $count } people who registered get a letter with the reason, and the entry leaves their calendars. It cannot be taken back.
}
registrations-event-cancel-means = It cannot be taken back.
registrations-event-cancelled-action = See this registration and my data
registrations-event-cancelled-heading = The event is cancelled
registrations-event-cancelled-subject = The event is cancelled: { $title }
registrations-event-cancelled-what = We are sorry: { $title } ({ $when }), for which you are registered, is cancelled. There is nothing you need to do.
registrations-event-page = The event’s page
registrations-event_cancelled = The event is cancelled
registrations-event_cancelled-next = There is nothing you need to do. You may like to look at other events.
registrations-event_not_published = Only a published event can be moved, cancelled, or given other places, waiting list or approval here
registrations-event_not_published-next = Nothing was changed. A draft is changed in its form; what is in review has to be sent back or taken back first; what was cancelled or archived stays as it is.
registrations-event_over = The event is over
registrations-event_over-next = Nothing was changed: an event that was held can no longer be cancelled, nor its places changed.
registrations-event_stale = Another officer has just changed this event
registrations-event_stale-next = Nothing was changed. Go back and look again.
registrations-export-cancelled = Cancelled ({ $zone })
registrations-export-confirmed = Confirmed ({ $zone })
registrations-export-csv = Export CSV (whole state)
registrations-export-joined = Registered ({ $zone })
registrations-export-language = Language
registrations-export-present = Present ({ $zone })
registrations-export-proven = Address confirmed ({ $zone })
registrations-export-rank = Position in line
registrations-export-reason = Reason for rejection
registrations-export-session = { $title }: { $state }
registrations-export-sheet = Registrations
registrations-export-state = State
registrations-export-xlsx = Export XLSX (whole state)
registrations-feed = My registrations
registrations-feed-address = Address to subscribe to
registrations-feed-duties = My duties
registrations-feed-duties-lead = When you are on duty at published events. What is moved or cancelled follows by itself.
registrations-feed-duties-name = Xingtan: my duties
registrations-feed-duty = On duty: { $title }
registrations-feed-duty-session = On duty: { $session } ({ $title })
registrations-feed-lead = Events at which you have a place. What is moved or cancelled follows by itself; what waits or is being checked is left out.
registrations-feed-made = The address is made. If there was one before, it no longer works.
registrations-feed-make = Make an address
registrations-feed-name = Xingtan: my registrations
registrations-feed-once = It is shown this once: copy it into your calendar now. Whoever has it sees this calendar, so pass it on to nobody.
registrations-feed-renew = Make a new address
registrations-feed-since = The present address was made on { $when }. If you lost it or somebody else has it, make a new one: the old one stops working at once.
registrations-feeds = Calendar subscription
registrations-feeds-lead = Enter the address in the calendar of your phone or computer (“subscribe to a calendar”), and your entries appear there.
registrations-forgotten = The data is erased
registrations-forgotten-next = Your personal data for this event is gone, and this link no longer opens a ticket. If the event is in your calendar, remove the entry yourself.
registrations-full = No places left
registrations-full-next = All places and the waiting list are taken. When somebody cancels, the event’s page opens again: look again in a few days, or at other events.
registrations-keep = Keep it
registrations-key_used = This Idempotency-Key came before with another body
registrations-key_used-next = Use a new key for a new registration; to repeat one, send the same body.
registrations-letter-agenda = The agenda as it is now: { $link }
registrations-letter-agenda-added = new: { $is }
registrations-letter-agenda-more = And more
registrations-letter-agenda-number = { $count ->
    [one] { $count } session, see the agenda
   *[other] { $count } sessions, see the agenda
}
registrations-letter-agenda-removed = taken out, was { $was }
registrations-letter-cannot-come = Cannot come? Open the ticket and cancel before the start: the place goes to the first in line.
registrations-letter-entry = The calendar file invite.ics is attached; it follows when time or place change.
registrations-letter-entry-removed = The attached calendar file takes the event out of your calendar.
registrations-letter-in-chinese = The organiser wrote this in Chinese:
registrations-letter-reason = From the organiser: { $reason }
registrations-letter-session = Session
registrations-letter-session-held = { $title }, { $when }: a place is kept for you
registrations-letter-session-waiting = { $title }, { $when }: number { $rank } in line
registrations-letter-session-wished = { $title }, { $when }: arranged when you get a place at the event
registrations-letter-ticket = See the ticket, change or cancel
registrations-letter-was-place = Place before
registrations-letter-was-when = Time before
registrations-letter-when = { $span }, { $zone }
registrations-letter-why = Sent automatically because somebody registered with this address.
registrations-letter_link_needed = Use the link from a letter
registrations-letter_link_needed-next = Seeing all data and erasing it needs the link sent to your address, so that nobody does it in your place. You can have it sent again from the event’s page.
registrations-link = Find my ticket
registrations-link-heading = The link to your ticket
registrations-link-hint = The address you registered with.
registrations-link-known = The link has been sent to that address
registrations-link-lead = Enter the address you registered with, and we send the link to your ticket there.
registrations-link-next = If that address is registered for this event, a letter arrives within minutes; at most one an hour. If it does not come, look among the spam.
registrations-link-send = Send me the link
registrations-link-sent = If you are registered, the link is on its way
registrations-link-subject = The link to your ticket: { $title }
registrations-link-what = This is the link to your ticket for { $title } ({ $when }). There you can see its state, change, cancel or erase your data.
registrations-link_ended = This link has ended
registrations-link_ended-next = You changed the address, or confirmed it by a letter’s link since. Open the link in the latest letter; if you cannot find it, choose “Find my ticket” on the event’s page.
registrations-many-act = With those chosen
registrations-many-all = { $count ->
    [one] The one person found
   *[other] All { $count } people found
}
registrations-many-changed = Somebody came or went just now. Please look again.
registrations-many-choose = Choose
registrations-many-cut = There are too many: { $count } are decided on now; come back for the others.
registrations-many-done = { $count ->
    [0] Nobody was left to decide on: another officer was first
    [one] Decided on one person, who gets a letter
   *[other] Decided on { $count } people, who get a letter each
}
registrations-many-letters = { $count ->
    [0] No letter goes out: nothing can be decided so about anybody chosen.
    [one] One letter goes out.
   *[other] { $count } letters go out, one to each.
}
registrations-many-passed-over = { $count ->
    [one] One person is in a state in which this cannot be done, and is passed over.
   *[other] { $count } people are in a state in which this cannot be done, and are passed over.
}
registrations-many-preview = Preview
registrations-many-promotes = Places that become free go to the line, and whoever moves up gets a letter too.
registrations-many-send = { $count ->
    [one] Decide on one person
   *[other] Decide on { $count } people
}
registrations-means-cancelled = This registration is cancelled.
registrations-means-confirmed = A place is kept for you. Show the QR code at the door.
registrations-means-event-cancelled = The event is cancelled; there is nothing you need to do.
registrations-means-over = The event is over.
registrations-means-pending = A place is held for you; the organiser’s decision comes by e-mail.
registrations-means-rejected = The organiser did not accept this registration; the reason is in the letter.
registrations-means-waiting = You are number { $count } in line. When somebody cancels, the next moves up; we write when it is your turn.
registrations-message = Write to those registered
registrations-message-ask = Send this letter?
registrations-message-back = Write nothing, back to the registrations
registrations-message-change = Change it first
registrations-message-chinese = Text in Chinese
registrations-message-chinese-hint = Plain text, such as “bring your CV, east gate”. Web addresses do not become links. At most 2,000 characters.
registrations-message-english = Text in English
registrations-message-english-hint = Without it, readers of English get the Chinese text with a note that it is Chinese.
registrations-message-heading = A message from the organiser
registrations-message-lead = Everybody in the states you choose gets one letter in the language they registered in, with the event’s time and place and the link to their ticket.
registrations-message-letters = Letters
registrations-message-means = Once sent, it cannot be taken back. Everybody gets it once, also when the button is pressed twice.
registrations-message-number = { $count ->
    [one] 1 letter
   *[other] { $count } letters
}
registrations-message-people = { $count ->
    [one] 1 person
   *[other] { $count } people
}
registrations-message-preview = Preview
registrations-message-send = { $count ->
    [one] Send to 1 person
   *[other] Send to { $count } people
}
registrations-message-sent = { $count ->
    [one] 1 letter is on its way
   *[other] { $count } letters are on their way
}
registrations-message-states = To whom
registrations-message-subject = From the organiser: { $title }
registrations-message-to-chinese = Readers of Chinese get
registrations-message-to-english = Readers of English get
registrations-message-what = The organiser of { $title } writes to you:
registrations-message_nobody = Nobody is in the states you chose
registrations-message_nobody-next = Nothing was sent. Go back and choose another state.
registrations-mobile = Mobile number
registrations-mobile-hint = Used only when something changes at short notice, for example 138 0537 0000.
registrations-move = Move the event
registrations-move-ask = Move it so?
registrations-move-do = Move it
registrations-move-keep = Move it and tell nobody
registrations-move-keep-means = You may also tell nobody: those registered get no letter of it, and entries in their calendars stay until the reminder or the next letter. The versions say that nobody was told. Whoever is on duty there is always written to.
registrations-move-lead = When the time or the place changes, everybody registered gets a letter that says what was and what is, and the entries in their calendars move. An agenda moves along by as much as the start.
registrations-move-letters = { $count ->
    [one] One person registered gets a letter. It cannot be taken back.
   *[other] { $count } people registered get a letter each. It cannot be taken back.
}
registrations-move-preview = Preview
registrations-move-send = Move it and tell them
registrations-move-stale = Below is what they saved, and what you typed. If you go on, what you typed holds.
registrations-move_over = The new end has passed already
registrations-move_over-next = Nothing was changed. Choose a time to come.
registrations-moved-heading = The time or the place has changed
registrations-moved-subject = Changed: { $title }, now { $when }
registrations-moved-what = The time or the place of “{ $title }” has changed; your registration stays as it is. Below is what holds now, and what held before.
registrations-my-claimed = It is in your account now
registrations-my-coming = My registrations
registrations-my-elsewhere = Your new address has a registration of its own at this event, so this one stays with { $email }
registrations-my-find = Find events
registrations-my-hello = Hello, { $name }
registrations-my-none = No registrations yet
registrations-my-none-next = Registered with another address? Open the link in that letter and choose “Keep it in my account”.
registrations-my-over = Past registrations
registrations-my-rank = Number { $count } in line
registrations-my-state = State
registrations-name = Name
registrations-name-hint = Checked at the door; at most 40 characters.
registrations-names = List of names
registrations-names-came = Came
registrations-names-none = Nobody is confirmed yet.
registrations-names-number = { $count ->
    [one] 1 person confirmed.
   *[other] { $count } people confirmed.
}
registrations-names-order = In the order of the characters’ codes, not by pinyin. As of { $when }.
registrations-names-print = Print it from your browser; only the list comes on paper, without addresses or numbers.
registrations-newcomers-cancelled = Nobody can register now: the event is cancelled.
registrations-newcomers-confirmed = Whoever registers now is confirmed at once.
registrations-newcomers-early = Nobody can register now: it has not opened yet.
registrations-newcomers-full = Nobody can register now: all places are taken, and the line is full, off, or stands still.
registrations-newcomers-late = Nobody can register now: registration has closed.
registrations-newcomers-pending = Whoever registers now waits for approval.
registrations-newcomers-shut = Nobody can register now: an officer closed registration.
registrations-newcomers-wait = Whoever registers now waits in line: all places are taken, or others wait already.
registrations-no = No
registrations-not-me = Was it not you?
registrations-not-me-close = Close this address
registrations-not-me-closes = This address gets no registration letters for 30 days.
registrations-not-me-confirm = It was not me: cancel and erase
registrations-not-me-done = Done
registrations-not-me-done-what = The data of that registration is erased and no more letters come about it. If you have just said that it was not you, this address gets no letters caused by others for 30 days; you can register yourself at any time.
registrations-not-me-keep = It was me, go back
registrations-not-me-keep-open = Keep it open
registrations-not-me-moved = That registration has moved to another address and is no longer yours to worry about. You can close this address, so that others cannot use it to register.
registrations-not-me-what = Somebody registered with your address. If you confirm, that registration is cancelled and everything typed is erased.
registrations-not_live = This registration is no longer live
registrations-not_live-next = Open the ticket to see its state.
registrations-not_open = Registration is not open yet
registrations-not_open-next = The opening time stands on the event’s page. You can save the event to your calendar.
registrations-other-address = This form was just sent with another address
registrations-other-address-correct = It was a mistake: correct the first one
registrations-other-address-next = If the address was a mistake, correct the registration you just made. To register another person, press the first button.
registrations-other-address-register = Register { $email } as well
registrations-other_address = This form was just sent with another address
registrations-other_address-next = To correct the address, open the ticket you just got; to register another person, open the form again.
registrations-pending-heading = Received, waiting for approval
registrations-pending-left-action = Decide now
registrations-pending-left-heading = People still wait for a decision
registrations-pending-left-subject = { $count ->
    [one] 1 person waits for your decision: { $title }
   *[other] { $count } people wait for your decision: { $title }
}
registrations-pending-left-what = { $count ->
    [one] { $title } starts { $when }, and 1 person still waits for a decision. The sooner it comes, the better they can plan. It can still be made after the start.
   *[other] { $title } starts { $when }, and { $count } people still wait for a decision. The sooner it comes, the better they can plan. It can still be made after the start.
}
registrations-pending-left-why = Sent automatically because you may decide on registrations for this event: once 3 days before it, and once 1 day before.
registrations-pending-subject = Waiting for approval: { $title }, { $when }
registrations-pending-what = The organiser approves registrations for { $title }. A place is held for you meanwhile; the decision comes to this address.
registrations-place = Place
registrations-places-means = When places are added, those who wait move up in turn at once, with a letter. There cannot be fewer than are taken.
registrations-places-stale = Above are the places as they are now; what you typed is still in the form. Save again, and what you typed holds.
registrations-places-title = Change the places
registrations-presence_cancelled = This registration is cancelled
registrations-presence_cancelled-next = It holds no place, so it cannot be marked. An officer who may decide on registrations can add the person again.
registrations-presence_early = Check-in is not open yet
registrations-presence_early-next = People can be marked from 24 hours before the start. Come back then.
registrations-presence_event_cancelled = The event is cancelled: there is no check-in
registrations-presence_event_cancelled-next = Tell those who came that the event is cancelled and that they need not wait.
registrations-presence_late = Check-in is over
registrations-presence_late-next = From 7 days after the end marks can no longer be made or taken back. The list stands as it is.
registrations-presence_not_published = The event is not published: there is no check-in
registrations-presence_not_published-next = Publish it first, on the event’s page.
registrations-presence_pending = Not decided yet, so not to be marked
registrations-presence_pending-next = Ask an officer who may decide to approve it in the list of registrations, then come back.
registrations-presence_rejected = Rejected, so not to be marked
registrations-presence_rejected-next = The reason stands in the list of registrations; an officer who may decide can change it.
registrations-presence_waiting = Still in line, without a place, so not to be marked
registrations-presence_waiting-next = Ask an officer who may decide whether to move the person up, then come back.
registrations-promoted-action = See the ticket
registrations-promoted-give-back = Cannot come? Open the ticket and cancel soon, so that the next in line can go.
registrations-promoted-heading = It is your turn
registrations-promoted-pending-heading = A place is free, waiting for approval
registrations-promoted-pending-subject = A place is free, waiting for approval: { $title }
registrations-promoted-pending-what = Somebody cancelled and you moved up for { $title }. The organiser approves registrations for this event: a place is held for you, and the decision comes to this address.
registrations-promoted-subject = It is your turn: { $title }, { $when }
registrations-promoted-what = Somebody cancelled and you moved up: a place at { $title } is kept for you. There is nothing to confirm.
registrations-proven = The owner of this address has confirmed this registration
registrations-proven-next = So it cannot be cancelled as “not me” any more. To cancel it, open the ticket by the link in the letter.
registrations-qr = QR code for the door
registrations-rejected-heading = Your registration was not accepted
registrations-rejected-subject = Not accepted: { $title }
registrations-rejected-what = We are sorry: your registration for “{ $title }” ({ $when }) was not accepted.
registrations-reminder-at = Goes out { $when }
registrations-reminder-heading = Your event is coming up
registrations-reminder-past = { $when } is past
registrations-reminder-subject = Reminder: { $title }, { $when }
registrations-reminder-what = “{ $title }”, for which you are registered, begins { $when }. Show the code below, or the QR code on the ticket, at the door.
registrations-reminders-before = When to remind
registrations-reminders-lead = Everybody whose registration is confirmed gets one letter each time. Nothing goes out at night (21:00 to 8:00), but in the morning or the evening before. Without a choice nobody is reminded.
registrations-reminders-none = No reminder
registrations-reminders-stale = Below is what they saved; what you chose is still in the form. Save again, and it holds.
registrations-reopen = Receive registration letters again?
registrations-reopen-confirm = Receive them again
registrations-reopen-keep = Keep it closed
registrations-reopen-what = You closed this address. Once it is open again, the letters held back are sent at once.
registrations-reopened = This address receives registration letters
registrations-reopened-what = Letters held back, if there are any, are sent at once.
registrations-save = Save
registrations-session-ended-heading = A session is no longer to be chosen
registrations-session-ended-subject = A session changed: { $session }, { $title }
registrations-session-ended-what = The organiser took back the places of “{ $session }” at { $title }, so your place there, or your place in its line, has ended. Your registration for the event stands; open the ticket to choose other sessions.
registrations-session-places = Places of a session
registrations-session-places-end = Take the places back
registrations-session-places-end-means = The session is not to be chosen any more; whoever comes may listen. Places that are kept, waited for or wished end, and each of these people gets a letter. After that the session can be removed.
registrations-session-places-end-reason = Stands in the letters, for everybody to read.
registrations-session-places-fixed = The places cannot be changed now: this session has none of its own, or has begun, or the event is not published.
registrations-session-places-has-two = Has another at the same time
registrations-session-places-nobody = Nobody has chosen this session yet.
registrations-session-places-saved = The places are changed.
registrations-session-places-two =
    { $count ->
        [one] One person has another session at the same time, because one of the two was moved. Both are kept, and the ticket asks for a choice.
       *[other] { $count } people have another session at the same time, because one of the two was moved. Both are kept, and their tickets ask for a choice.
    }
registrations-session-places-who = Who chose this session
registrations-session-promoted-heading = A place at a session for you
registrations-session-promoted-subject = A place for you: { $session }, { $title }
registrations-session-promoted-what = A place became free at “{ $session }” of { $title } and you moved up: it is kept for you, and there is nothing to confirm. If you will not go, open the ticket and choose otherwise, so that the next in line can go.
registrations-session_begun = This session has begun
registrations-session_begun-next = Nothing was changed: its places say who was there.
registrations-session_ended = The event is not published, or is over
registrations-session_ended-next = Nothing was changed. In a draft the places are changed in the session’s form.
registrations-sessions = Sessions
registrations-sessions-begun = Has begun, and stays as it is.
registrations-sessions-changed-heading = Sessions chosen
registrations-sessions-changed-subject = Sessions chosen: { $title }
registrations-sessions-changed-what = Your sessions at { $title } are changed; below is how they stand now. What is not listed you have not chosen. You can change them again until each begins.
registrations-sessions-choose = Choose sessions
registrations-sessions-choose-one = Both are still your choice; keep one
registrations-sessions-held = Place kept
registrations-sessions-hint = These sessions have places of their own; when one is full you wait in line. Choose one at a time; you can change it after registering.
registrations-sessions-lead = Tick the sessions that you will go to. A place at one that you untick goes to the next in line at once.
registrations-sessions-meet-heading = Choose one of two sessions
registrations-sessions-meet-subject = Choose one: { $session }, { $other-session } at { $title }
registrations-sessions-meet-what = A session of { $title } was moved, so “{ $session }” and “{ $other-session }” are now at the same time. Both are still your choice; open the ticket and keep one, so that somebody who waits can have the other.
registrations-sessions-none = There are no sessions to choose now.
registrations-sessions-two = “{ $one }” and “{ $other }” are at the same time; choose one of them
registrations-sessions-waiting = Number { $count } in line
registrations-sessions-wish = You are still waiting for the event. What you choose is noted; when it is your turn you get what is free, and wait for the rest.
registrations-sessions-wished = When it is your turn
registrations-sessions_over = The event is over, so sessions can no longer be chosen
registrations-sessions_over-next = Nothing was changed. You may like to look at other events.
registrations-show-this = Show this at the door, on paper or on a phone
registrations-started = The event has started
registrations-started-next = After the start a registration cannot be cancelled any more. It does no harm if you cannot come.
registrations-state-cancelled = Cancelled
registrations-state-confirmed = Confirmed
registrations-state-event-cancelled = Event cancelled
registrations-state-over = Over
registrations-state-pending = Waiting for approval
registrations-state-rejected = Not accepted
registrations-state-waiting = Waiting
registrations-submit = Register
registrations-submit-line = Join the waiting list
registrations-ticket = Ticket
registrations-time = Time
registrations-title = Register
registrations-title-line = Join the waiting list
registrations-told-duties = { $count ->
    [one] One officer on duty gets a letter.
   *[other] { $count } officers on duty get a letter.
}
registrations-told-duties-see = See who is on duty
registrations-told-nobody = No letter goes out.
registrations-told-none = Nobody registered needs to be told.
registrations-waiting-heading = You are on the waiting list
registrations-waiting-subject = Number { $rank } in line: { $title }, { $when }
registrations-waiting-what = { $title } is full; you are number { $rank } in line. When somebody cancels, the next moves up. We write to you at once when it is your turn, so there is no need to keep looking.
registrations-waits = All places are taken: you would join the waiting list
registrations-waits-next = When somebody cancels, the next moves up; we write when it is your turn.
registrations-what-next = What you can do
registrations-why-cancelled = The registration is cancelled and its place was freed. They may register again.
registrations-why-confirmed = A place is kept.
registrations-why-event-cancelled = The whole event is cancelled; states no longer change.
registrations-why-line-stands = Nobody moves up after the start, so they stay in line.
registrations-why-pending = A place is kept until an officer decides.
registrations-why-rejected = An officer did not accept it, and this address cannot register for this event again. It can be taken back before the start.
registrations-why-waiting = No place was free at registering. They are number { $rank } in line with { $ahead } in front, and move up in turn when somebody cancels.
registrations-yes = Yes
registrations-your-data = Your data
registrations-your-data-by-letter = To see, take along or erase your data, open the link in the letter sent to { $email }.
registrations-your-data-text = You can see, take along and erase your data for this event at any time.
