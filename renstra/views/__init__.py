"""Pages of the planning chain."""
