"""The classes of all tables, a file per workflow; salescli.models is their index."""
