"""What people type at a measurement."""
