"""Benchmarks: what a run of the program costs, and how its forms grow with the history."""
