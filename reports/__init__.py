"""
What was found, shown: one file per format, each ending in a REPORT value.

A report sees findings, never values, so it cannot leak one.
"""
