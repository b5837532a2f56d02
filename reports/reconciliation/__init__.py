"""How a reconciliation is shown: one file per format, each ending in a REPORT value."""
