"""Rules of the organisation and of its profile, pure."""
