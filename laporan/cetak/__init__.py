"""Papers of the reports."""
