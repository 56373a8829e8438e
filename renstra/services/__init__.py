"""Writes of the planning chain: state checked again, version compared and swapped, an audit line left."""
