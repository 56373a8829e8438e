"""Reads of measurement."""
