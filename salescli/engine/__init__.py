"""One write in progress: who acts, which step, which figures."""
