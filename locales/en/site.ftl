# On every page
site-accessibility = Accessibility statement
site-crumbs = You are here
site-demo-letters = Sample letters
site-events = Events
site-feed = Subscribe to the calendar
site-home = Home
site-language-en = English
site-language-zh = 中文
site-languages = Language
site-name = Xingtan
site-navigation = Main
site-organizer = Organised by the Jining Municipal Bureau of Science and Technology
site-privacy = Privacy notice
site-region = Shandong
site-skip = Skip to content
site-tagline = Talent events and apprenticeships in Jining
