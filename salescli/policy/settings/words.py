"""Words that settings hold, and what they stand for."""

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

NO_THRESHOLD = "none"
"""No amount makes a case major by itself: only a flag does."""

USUAL = "usual"
"""A fine goes from 100 to 1,000 yuan; in another currency, until it is set, nobody is fined."""

FOUNDING = "init"
"""Books end the day before the database was made."""

NEVER = "9999-12-31"
"""A database that was made before something was watched does not watch it until it is told to."""

NOBODY = "none"
"""Nobody is named."""

UNLIMITED = "none"
"""The manager grants as much as they like."""

AFTER_CLOSE = "after_close"
"""The meeting is on the day after the sales week has closed."""

FILE_MODES = {"owner": 0o600, "group": 0o660}
"""Who may read and write the file of a new database, whatever the umask; others never."""

NO_FOLDER = "none"
"""Behind sudo no file is named: only the standard streams are used."""
