"""Parts of an LKjIP that somebody was asked to write (GM/SM Pasal 11)."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date

from django.urls import reverse

from .antre import TULIS, Antre
from .jenis import Tugas, ringkas


def tugas_menulis(antre: Mapping[str, Sequence[Antre]]) -> list[Tugas]:
    """One line for each report, with the earliest date."""
    per_laporan: dict[int, list[Antre]] = defaultdict(list)
    for a in antre.get(TULIS, ()):
        per_laporan[a.nomor].append(a)
    return [_satu(rows) for rows in per_laporan.values()]


def _satu(rows: Sequence[Antre]) -> Tugas:
    satu, n = rows[0], len(rows)
    judul = f"Tulis “{satu.nama}” pada LKjIP {satu.tahun}" if n == 1 else f"Tulis {n} bagian LKjIP {satu.tahun}"
    daftar = f"{reverse('laporan:bagian', args=[satu.nomor])}?milik=1"
    url = reverse("laporan:tulis", args=[satu.nomor, satu.jenis]) if n == 1 else daftar
    batas = min((date.fromisoformat(a.jabatan) for a in rows if a.jabatan), default=None)
    ket = (
        "Angka, kendala, dan solusinya ada di samping tempat menulis."
        if n == 1
        else f"{ringkas(a.nama for a in rows)}."
    )
    return Tugas("tulis", "pencil", "biru", judul, url, ket, "Tulis", batas=batas, banyak=n, dihitung=True)
