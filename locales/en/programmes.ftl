# Apprentice programmes
programmes-audience = Who it is for
programmes-back = Back
programmes-choose = Choose
programmes-close = Stop taking apprentices
programmes-close-ask = Stop taking apprentices?
programmes-close-means = Enterprises cannot enrol anybody new under this programme; whoever is learning goes on. It stays public, under “Closed”, and can be opened again later.
programmes-closed = This programme takes no more apprentices
programmes-closed-means = It takes no new apprentices; whoever is learning goes on.
programmes-closed-next = Nothing was changed. To take apprentices again, open it again on the programme’s page.
programmes-closed-ones = Closed
programmes-conflict = Below is what they saved; what you typed is still in the form. Save again, and what you typed holds.
programmes-days = Dates
programmes-days-from = From { $from }, without an end
programmes-days-span = { $from } to { $to }
programmes-department = Department
programmes-desk-lead = Several programmes may run side by side. Administrators of the whole city keep them; reviewers and auditors read them.
programmes-desk-none = There are no programmes yet.
programmes-done-closed = The programme takes no more apprentices
programmes-done-published = The programme is published
programmes-done-quota = The quota is saved
programmes-done-quota-removed = The quota is removed; the programme’s default holds
programmes-done-reopened = The programme takes apprentices again
programmes-done-retired = Retired; whoever began with it goes on
programmes-done-rules = The new version of the rules is saved; the others are as they were
programmes-done-saved = Saved
programmes-duties = What each side does
programmes-duties-apprentice = The apprentice
programmes-duties-bureau = The department
programmes-duties-enterprise = The enterprise
programmes-edit = Edit
programmes-enterprises = Enterprises taking part
programmes-enterprises-none = No enterprise takes part yet.
programmes-facts = At a glance
programmes-field-apprentice_duties_en = What the apprentice does (English)
programmes-field-apprentice_duties_zh = What the apprentice does (Chinese)
programmes-field-audience_en = Who it is for (English)
programmes-field-audience_zh = Who it is for (Chinese)
programmes-field-bureau_duties_en = What the department does (English)
programmes-field-bureau_duties_zh = What the department does (Chinese)
programmes-field-default_quota = Default quota
programmes-field-default_quota-hint = New apprentices of one enterprise in a year, where nothing else is set for it. Empty means no limit.
programmes-field-department_en = Department (English)
programmes-field-department_zh = Department (Chinese)
programmes-field-ends_on = Latest first day
programmes-field-ends_on-hint = Leave it empty if there is no end.
programmes-field-enterprise_duties_en = What the enterprise does (English)
programmes-field-enterprise_duties_zh = What the enterprise does (Chinese)
programmes-field-legal_basis-hint = Title and number of each document; a line that begins with - is an item of a list.
programmes-field-legal_basis_en = Legal basis (English)
programmes-field-legal_basis_zh = Legal basis (Chinese)
programmes-field-name_en = Name (English)
programmes-field-name_zh = Name (Chinese)
programmes-field-slug = Address
programmes-field-slug-hint = Lower-case letters, digits and hyphens, such as new-apprentices. It cannot be changed later.
programmes-field-starts_on = Earliest first day
programmes-field-starts_on-hint = No apprentice’s first day lies before it.
programmes-field-summary_en = Summary (English)
programmes-field-summary_zh = Summary (Chinese)
programmes-field-text-hint = An empty line parts paragraphs, - begins a list item, [text](address) is a link.
programmes-lacks-english = Some of it is not in English: English pages show the Chinese.
programmes-last_occupation = A public programme needs at least one occupation
programmes-last_occupation-next = Nothing was changed. Add another occupation first, then retire this one.
programmes-lead = Learn a craft from a mentor in an enterprise, at work and paid. See first which programme is for whom.
programmes-learning = Learning now
programmes-learning-few = Fewer than { $count } people are learning now
programmes-learning-none = Nobody is learning yet
programmes-learning-some = { $count } people are learning now
programmes-legal-basis = Legal basis
programmes-level-intermediate = Intermediate
programmes-level-junior = Junior
programmes-level-senior = Senior
programmes-level-technician = Technician
programmes-levels = { $lowest } to { $highest }
programmes-missing = Something is missing before this can be public
programmes-missing-apprentice_duties = Missing: what the apprentice does (Chinese)
programmes-missing-audience = Missing: who it is for (Chinese)
programmes-missing-bureau_duties = Missing: what the department does (Chinese)
programmes-missing-enterprise_duties = Missing: what the enterprise does (Chinese)
programmes-missing-name = Missing: name (Chinese)
programmes-missing-next = Nothing was changed. The programme’s page lists what is missing.
programmes-missing-nothing = All that it needs to be public is there
programmes-missing-occupation = Missing: at least one occupation
programmes-missing-rules = Missing: at least one version of rules
programmes-missing-summary = Missing: summary (Chinese)
programmes-missing-title = Needed before it is public
programmes-name = Name
programmes-new = New programme
programmes-no = Not needed
programmes-none = No programme is taking apprentices now
programmes-none-next = New programmes are announced here.
programmes-not_published = The programme was never published
programmes-not_published-next = Nothing was changed. Publish it first.
programmes-occupation-edit = Edit the occupation
programmes-occupation-highest = Highest level
programmes-occupation-hint = Use the name of the national skill standard, such as welder.
programmes-occupation-lowest = Lowest level
programmes-occupation-name_en = Name (English)
programmes-occupation-name_zh = Name (Chinese)
programmes-occupation-new = Add an occupation
programmes-occupations = Occupations and levels
programmes-occupations-lead = Enterprises choose from these. What is taught no more is retired, never deleted.
programmes-occupations-none = No occupations yet.
programmes-occupations_full = A programme has at most 60 occupations
programmes-occupations_full-next = Nothing was added. Retire one that is not needed first.
programmes-out_of_reach = Programmes are the whole city’s; an administrator of one district cannot change them
programmes-out_of_reach-next = Nothing was changed. Ask an administrator of the whole city.
programmes-places = { $count ->
    [one] { $count } person a year
   *[other] { $count } people a year
}
programmes-publish = Publish
programmes-publish-ask = Publish this programme?
programmes-publish-means = Everybody can read of it then, and enterprises can enrol apprentices under it.
programmes-quota = Quota of each enterprise
programmes-quota-add = Set one for an enterprise
programmes-quota-change = Change
programmes-quota-default = The default holds
programmes-quota-enterprise = Enterprise
programmes-quota-found-none = Nothing found that one could be set for. Try other words, or check that it is in the directory.
programmes-quota-of = New apprentices in { $year }. The programme’s default: { $default }.
programmes-quota-places = Quota
programmes-quota-places-hint = Empty means no limit, 0 means none at all.
programmes-quota-remove = Remove
programmes-quota-set = Set a quota
programmes-quota-since = Set at
programmes-quotas = Quotas
programmes-quotas-lead = Enterprises that are not listed here have the programme’s default: { $default }.
programmes-quotas-none = Nothing is set for this year.
programmes-quotas-years = Years
programmes-reopen = Take apprentices again
programmes-retire = Retire
programmes-retire-ask = Retire this occupation?
programmes-retire-means = Nobody new can choose it; whoever began with it goes on. It cannot be taken back; if you need it again, add it anew.
programmes-retired-ones = Retired
programmes-rule = Rule
programmes-rule-age_guardian = A guardian says yes to whoever is under
programmes-rule-age_min = Least age
programmes-rule-days_back = First day lies back at most
programmes-rule-hint = { $least } to { $most }
programmes-rule-hours_max = Most hours a week
programmes-rule-hours_minor = Most hours a week under 18
programmes-rule-mentor_load = One mentor looks after at most
programmes-rule-months_ahead = First day lies ahead at most
programmes-rule-months_max = Longest
programmes-rule-months_min = Shortest
programmes-rule-needs_contract = Labour contract
programmes-rule-needs_form = Stamped form
programmes-rule-papers = Papers that are handed in
programmes-rule-pause_days_max = All pauses together at most
programmes-rule-pay_floor = Pay at least
programmes-rule-pay_floor-hint = Yuan a month before tax, such as 2010 or 2010.50.
programmes-rule-probation_longer = Longest probation: contract of three years or more, or open
programmes-rule-probation_pay_percent = Pay in probation, of the pay after it, at least
programmes-rule-probation_under_1_year = Longest probation: contract under a year
programmes-rule-probation_under_3_months = Longest probation: contract under three months
programmes-rule-probation_under_3_years = Longest probation: contract under three years
programmes-rule-valid_from = Valid from
programmes-rule-valid_from-hint = Holds for whoever’s first day is this one or later.
programmes-rules = Rules
programmes-rules-conflict = Another administrator saved a version while you were filling this in
programmes-rules-current = Holds today
programmes-rules-first-lead = The programme’s first version. Once saved it is never altered; a change is a further version.
programmes-rules-from = These hold for whoever begins on { $from } or later.
programmes-rules-made = Saved { $at }
programmes-rules-new = New version of the rules
programmes-rules-new-lead = The newest version is filled in; change what is to change. The other versions stay, and whoever is filed keeps theirs to the end.
programmes-rules-pause = Pauses
programmes-rules-pay = Pay and papers
programmes-rules-probation = Probation
programmes-rules-since = From { $from }
programmes-rules-time = Length and dates
programmes-rules-work = Age, hours and mentors
programmes-rules_past = A new version cannot begin in the past
programmes-rules_past-next = Nothing was saved. Enter today or a later day.
programmes-save = Save
programmes-says-age = From the age of { $least }; under { $guardian } a guardian has to agree.
programmes-says-first-day = The enterprise enrols you at most { $back } days after the first day, and at most { $ahead } months ahead.
programmes-says-hours = At most { $most } hours of work a week; under 18 at most { $minor }.
programmes-says-length = It takes { $least } to { $most } months.
programmes-says-mentor = { $count ->
    [one] One mentor looks after { $count } person at a time.
   *[other] One mentor looks after at most { $count } people at a time.
}
programmes-says-papers-both = The enterprise hands in the stamped form and the labour contract.
programmes-says-papers-contract = The enterprise hands in the labour contract.
programmes-says-papers-form = The enterprise hands in the stamped form.
programmes-says-papers-none = The enterprise hands in no further papers.
programmes-says-pause = It can be paused, for at most { $count } days in all.
programmes-says-pay = Pay is at least CNY { $floor } a month before tax; in probation it is at least { $percent }% of the pay after it.
programmes-says-probation = Probation goes by the length of the labour contract. Under three months: { $months ->
    [0] none
    [one] at most { $months } month
   *[other] at most { $months } months
}; under a year: { $year ->
    [0] none
    [one] at most { $year } month
   *[other] at most { $year } months
}; under three years: { $years ->
    [0] none
    [one] at most { $years } month
   *[other] at most { $years } months
}; longer: { $longer ->
    [0] none
    [one] at most { $longer } month
   *[other] at most { $longer } months
}.
programmes-section-basis = Basis, dates and quota
programmes-section-text = Name and text
programmes-see-public = See the public page
programmes-slug = This address cannot be used
programmes-slug-next = Nothing was saved. Choose another address.
programmes-slug_taken = This address was used before
programmes-slug_taken-next = Nothing was saved. Choose another address.
programmes-stale = Another administrator has just saved it
programmes-stale-next = Nothing was changed. Open the page again.
programmes-state = State
programmes-state-closed = Closed
programmes-state-draft = Draft
programmes-state-published = Taking apprentices
programmes-title = Apprentice programmes
programmes-unit-days = { $value } days
programmes-unit-hours = { $value } hours
programmes-unit-months = { $value } months
programmes-unit-people = { $value } people
programmes-unit-percent = { $value }%
programmes-unit-years = { $value } years
programmes-unit-yuan = CNY { $value } a month
programmes-unlimited = No limit
programmes-versions = Versions of the rules
programmes-versions-caption = All versions side by side
programmes-versions-lead = A change is a further version with its first day; versions are never altered or deleted.
programmes-versions-none = No rules yet.
programmes-yes = Needed
