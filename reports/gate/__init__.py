"""What the gate says, shown: one file per format, each ending in a REPORT value of its own kind."""
