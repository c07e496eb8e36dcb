"""Whether somebody runs the program through sudo, as the account that owns the books, and who."""

import os


def caller() -> int | None:
    """Return the uid of who called through sudo; None if the program runs as who started it.

    sudo sets the variable itself, so whoever was let in by a rule cannot choose it.
    """
    uid = os.environ.get("SUDO_UID", "")
    if not (uid.isascii() and uid.isdecimal()) or int(uid) == os.geteuid():
        return None
    return int(uid)
