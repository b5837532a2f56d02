"""The lints on an inventory: each file here ends in `LINTS`, found by being there."""
