"""Workbooks of the measurement."""
