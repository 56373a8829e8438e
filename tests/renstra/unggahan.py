"""A worksheet through the import, step by step: uploaded, looked at, agreed to."""

from typing import Any

from renstra.enums import JenisImpor
from renstra.models import DokumenAnggaran, Impor
from renstra.services.impor import alur
from renstra.services.impor.rancang import rancang, sidik
from renstra.tugas import antrekan_impor
from tests.renstra.pabrik import buku_rekap


def unggah(p: Any, dokumen: DokumenAnggaran, isi: bytes, **lain: Any) -> Impor:
    impor = Impor(
        jenis=JenisImpor.ANGGARAN,
        pemda=dokumen.pemda,
        pd=dokumen.pd,
        tahun=dokumen.tahun,
        anggaran=dokumen,
        nama="rekap.xlsx",
    )
    return alur.unggah(impor=impor, isi=isi, pelaku=p.perencana, now=p.now, **lain)


def unggah_rekap(p: Any, dokumen: DokumenAnggaran, *rows: dict[str, object]) -> Impor:
    return unggah(p, dokumen, buku_rekap(rows))


def diminta(impor: Impor, **lain: Any) -> alur.Permintaan:
    """What the preview of now would send back."""
    kini = alur.ambil(impor.pk)
    versi = kini.anggaran.versi_kunci if kini.anggaran else 0
    return alur.Permintaan(
        **{"sha256": kini.berkas.sha256, "sidik": sidik(rancang(kini)), "versi_kunci": versi} | lain
    )


def terapkan(p: Any, impor: Impor, permintaan: alur.Permintaan | None = None, **lain: Any) -> Impor:
    return alur.terapkan(
        impor_id=impor.pk,
        diminta=permintaan or diminta(impor, **lain),
        pelaku=impor.pengguna,
        now=p.now,
        antrekan=antrekan_impor,
    )


def unggah_pemda(p: Any, rows: Any, pelaku: Any = None, **isian: str) -> Impor:
    """A recap of the whole regency, by its planner."""
    impor = Impor(
        jenis=JenisImpor.ANGGARAN_PEMDA,
        pemda=p.pemda,
        tahun=2026,
        nama="rekap-semua.xlsx",
        isian={"jenis": "dpa", "lain": "tolak"} | isian,
    )
    return alur.unggah(impor=impor, isi=buku_rekap(rows), pelaku=pelaku or p.perencana_pemda, now=p.now)
