"""Worksheets of the planning chain: one module per kind, each with its table of columns (`COLUMNS`)."""
