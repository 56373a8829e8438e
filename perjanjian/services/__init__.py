"""Acts of people on an agreement: lock, decide, write, audit. Each module is one kind of act."""

from .dasar import AksiDenied

__all__ = ["AksiDenied"]
