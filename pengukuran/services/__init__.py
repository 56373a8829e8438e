"""Writes of measurement: one function per act of a person."""
