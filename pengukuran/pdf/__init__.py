"""Papers of the measurement: content in, PDF or worksheet out. Nothing here reads the database or the clock."""
