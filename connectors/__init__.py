"""
Where data lives: files, archives, streams and databases, cut into segments and read as batches.

Nothing in here knows what is sought in the data.
"""
