"""Runs a company's sales department from the command line."""

__version__ = "0.2.0"
