"""
The rules of the reconciliation: one file per rule, each ending in a CHECK value, found by being there.
"""
