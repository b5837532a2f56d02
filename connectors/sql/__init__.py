"""Databases: one file per dialect, found by being here."""
