"""
Finnish numbers.
"""
