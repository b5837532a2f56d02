"""
Personal data that looks the same in every country.
"""
