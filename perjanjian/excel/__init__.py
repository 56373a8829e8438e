"""Workbooks of the agreements."""
