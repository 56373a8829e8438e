"""What people type at the calendar."""
