"""Draw `docs/alur.md` from the workflow tables: `manage.py gambar_alur > docs/alur.md`."""

from collections.abc import Sequence
from typing import Any

from django.core.management.base import BaseCommand
from django.db.models import TextChoices

from laporan.enums import AksiLaporan, PeranLaporan, StatusLaporan
from laporan.workflow import TABEL as TABEL_LKJIP
from pengukuran.enums import AksiHasil, AksiUkur, PeranHasil, PeranUkur, StatusHasil, StatusUkur
from pengukuran.workflow import TABEL as TABEL_UKUR
from pengukuran.workflow.hasil import TABEL as TABEL_HASIL
from perjanjian.enums import Aksi, Jalur, Status
from perjanjian.enums.desk import AksiDesk, PeranDesk, StatusDesk
from perjanjian.enums.lapor import AksiLapor, PeranLapor, StatusLapor
from perjanjian.workflow import TABEL
from perjanjian.workflow.desk import TABEL as TABEL_DESK
from perjanjian.workflow.lapor import TABEL as TABEL_LAPOR
from sakip.alur import Transition
from sakip.organisasi.enums import Peran

KEPALA = """# Alur Perjanjian Kinerja, pengukuran, dan LKjIP

Generated from the `workflow` of `perjanjian`, `pengukuran` and `laporan` by
`manage.py gambar_alur > docs/alur.md`; `make check` compares.
"""
LUAR = "[*]"  # the state of what is not there (yet)
DIAM = {  # they move nothing
    Aksi.UBAH, AksiDesk.KETAHUI, AksiDesk.HADIR, AksiLapor.UBAH, AksiHasil.UBAH, AksiUkur.ISI, AksiLaporan.SEGARKAN,
}  # fmt: skip


class Command(BaseCommand):
    help = "Cetak diagram alur PK, Desk, pengukuran, hasilnya, dan LKjIP dalam Markdown."
    requires_system_checks: tuple[str, ...] = ()

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(KEPALA)
        for jalur in Jalur:
            self._alur(str(jalur.label), TABEL[jalur], Status, Aksi, Peran)
        self._alur("Janji Desk", TABEL_DESK, StatusDesk, AksiDesk, PeranDesk)
        self._alur("Laporan perubahan", TABEL_LAPOR, StatusLapor, AksiLapor, PeranLapor)
        self._alur("Pengukuran", TABEL_UKUR, StatusUkur, AksiUkur, PeranUkur)
        self._alur("Hasil pengukuran dan evaluasi", TABEL_HASIL, StatusHasil, AksiHasil, PeranHasil)
        self._alur("LKjIP", TABEL_LKJIP, StatusLaporan, AksiLaporan, PeranLaporan)

    def _alur(
        self,
        judul: str,
        tabel: Sequence[Transition],
        status: type[TextChoices],
        aksi: type[TextChoices],
        peran: type[TextChoices],
    ) -> None:
        self.stdout.write(f"## {judul}\n")
        self.stdout.write(_diagram(tabel, status))
        self.stdout.write(_tabel(tabel, status, aksi, peran))


def _diagram(tabel: Sequence[Transition], status: type[TextChoices]) -> str:
    awal = next((s.value for s in status if s.value), "")
    dibuat = any("" in t.sources for t in tabel)  # by an act of the table itself
    baris = ["```mermaid", "stateDiagram-v2", *([] if dibuat else [f"    [*] --> {awal}"])]
    for t in tabel:
        if t.aksi in DIAM or (t.aksi == Aksi.PERIKSA and t.sources == {t.destination}):
            continue
        baris += [
            f"    {s.value or LUAR} --> {status(t.destination).value or LUAR}: {t.aksi}"
            for s in status
            if s in t.sources
        ]
    return "\n".join([*baris, "```", ""])


def _tabel(
    tabel: Sequence[Transition], status: type[TextChoices], aksi: type[TextChoices], peran: type[TextChoices]
) -> str:
    baris = ["| dari | tindakan | oleh | menjadi | syarat |", "| --- | --- | --- | --- | --- |"]
    for t in tabel:
        dari = ", ".join(str(s.label) for s in status if s in t.sources)
        oleh = ", ".join(str(p.label) for p in peran if p in t.roles)
        syarat = ", ".join([g.__name__.replace("_", " ") for g in t.guards] + (["catatan"] if t.needs_catatan else []))
        tujuan = status(t.destination).label
        baris.append(f"| {dari} | {aksi(t.aksi).label} | {oleh} | {tujuan} | {syarat or '–'} |")
    return "\n".join([*baris, ""])
