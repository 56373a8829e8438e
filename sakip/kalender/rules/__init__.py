"""Working days, deadlines, dispensasi and reminders: pure functions, dates in and dates out."""
