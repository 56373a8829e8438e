"""Access to lists, details, drafts and editing."""

from sakip.wewenang import BERPERAN, Akses

AKSES: dict[str, Akses] = {
    "perjanjian:daftar": BERPERAN,
}
