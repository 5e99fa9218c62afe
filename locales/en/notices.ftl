# Notices
notices-others = Other versions:
notices-version = Version { $version }, in force since { $since }
