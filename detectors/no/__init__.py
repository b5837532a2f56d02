"""
Norwegian numbers and facts.
"""
