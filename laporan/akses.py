"""Who may open the reports; each sees the own PD, or the whole regency."""

from sakip.wewenang import BERPERAN, Akses

AKSES: dict[str, Akses] = {
    "laporan:kepatuhan": BERPERAN,
    "laporan:kepatuhan_ekspor": BERPERAN,
    "laporan:kepatuhan_pdf": BERPERAN,
}
