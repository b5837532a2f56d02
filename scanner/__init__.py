"""
The application: plan, examine, judge, record.

Raw values live in `scanner.examine` alone, inside a worker; everything after it sees counts, shapes and fingerprints.
"""

__version__ = "0.1.0"
