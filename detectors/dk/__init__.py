"""
Danish numbers.
"""
