"""
Icelandic numbers (the folder is is_ since is is a Python word).
"""
