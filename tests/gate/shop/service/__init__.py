"""A made-up shop that logs too much."""
