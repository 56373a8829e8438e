"""Workbooks of the reports."""
