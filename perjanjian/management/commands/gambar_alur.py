"""Draw `docs/alur.md` from the workflow tables: `manage.py gambar_alur > docs/alur.md`."""

from typing import Any

from django.core.management.base import BaseCommand

from perjanjian.enums import Aksi, Jalur, Status
from perjanjian.workflow import TABEL
from sakip.organisasi.enums import Peran

KEPALA = """# Alur Perjanjian Kinerja

Generated from `perjanjian/workflow.py` by `manage.py gambar_alur > docs/alur.md`; `make check` compares.
"""


class Command(BaseCommand):
    help = "Cetak diagram alur PK dalam Markdown."
    requires_system_checks: tuple[str, ...] = ()

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(KEPALA)
        for jalur in Jalur:
            self.stdout.write(f"## {jalur.label}\n")
            self.stdout.write(_diagram(jalur))
            self.stdout.write(_tabel(jalur))


def _diagram(jalur: Jalur) -> str:
    baris = ["```mermaid", "stateDiagram-v2", "    [*] --> draf"]
    for t in TABEL[jalur]:
        if t.aksi in (Aksi.UBAH, Aksi.PERIKSA):
            continue
        baris += [
            f"    {Status(s).value} --> {Status(t.destination).value}: {Aksi(t.aksi).value}"
            for s in sorted(t.sources, key=lambda s: list(Status).index(Status(s)))
        ]
    return "\n".join([*baris, "```", ""])


def _tabel(jalur: Jalur) -> str:
    baris = ["| dari | tindakan | oleh | menjadi | syarat |", "| --- | --- | --- | --- | --- |"]
    for t in TABEL[jalur]:
        dari = ", ".join(s.label for s in Status if s in t.sources)
        oleh = ", ".join(p.label for p in Peran if p in t.roles)
        syarat = ", ".join([g.__name__.replace("_", " ") for g in t.guards] + (["catatan"] if t.needs_catatan else []))
        baris.append(f"| {dari} | {Aksi(t.aksi).label} | {oleh} | {Status(t.destination).label} | {syarat or '–'} |")
    return "\n".join([*baris, ""])
