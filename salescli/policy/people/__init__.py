"""Who may: roles and their giving, second persons, and when a leader is asked (1.1 to 1.3)."""
