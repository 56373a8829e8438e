"""Access to verification, signing, passing on, and the files."""

from sakip.wewenang import Akses

AKSES: dict[str, Akses] = {}
