"""What people type at a report."""
