"""Access to the Desk: any role; whose appointment one may see, and who plans, is decided where it is loaded."""

from sakip.wewenang import BERPERAN, Akses

AKSES: dict[str, Akses] = dict.fromkeys(
    (
        "perjanjian:desk",
        "perjanjian:desk_susun",
        "perjanjian:desk_hari",
        "perjanjian:desk_tambah",
        "perjanjian:desk_layar",
        "perjanjian:desk_acara",
        "perjanjian:desk_slot",
        "perjanjian:desk_aksi",
    ),
    BERPERAN,
)
