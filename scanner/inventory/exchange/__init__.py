"""The inventory in other tools' formats: each file here that ends in `FORMATS` offers some, found by being there."""
