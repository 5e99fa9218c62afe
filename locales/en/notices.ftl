# Notices
notices-done = The new version holds
notices-lead = A version that was published is never changed, for people agreed to it. To change it, publish a new one.
notices-new = New version
notices-new-lead = Settings now: personal data is erased { $personal } days after an event, and the text of letters is kept { $letters } days. The text must agree with them. It holds at once, and whoever registers from then on agrees to it.
notices-others = Other versions:
notices-publish = Publish the new version
notices-stale = Another administrator has just published a version
notices-stale-next = Nothing was published. Read the latest version first.
notices-text-en = English
notices-text-zh = Chinese
notices-version = Version { $version }, in force since { $since }
notices-version-link = Version { $version }
