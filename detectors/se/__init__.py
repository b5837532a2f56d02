"""
Swedish numbers.
"""
