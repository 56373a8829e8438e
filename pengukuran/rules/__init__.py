"""Rules of measurement: pure functions over plain values."""
