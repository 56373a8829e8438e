"""Rules of the agreement: pure functions over plain values. The reason a thing is refused comes out, or None."""
