"""Who answers for which sub kegiatan as a worksheet that comes back, with the offices to choose from."""

import re
from collections import Counter
from collections.abc import Sequence
from typing import Any

from sakip.lembar import KOLOM_KUNCI, Kolom, LembarTulis, abaikan, kode_dari, kunci_baris, teks_dari, tulis_buku
from sakip.organisasi.models import Jabatan

from ..queries.pengampu import DaftarPengampu

LABEL = {"tahun": "Tahun", "kode": "Kode", "jabatan": "Pengampu"}
COLUMNS: tuple[Kolom, ...] = (
    Kolom("KODE SUB KEGIATAN", "kode", kode_dari(60), wajib=True, lebar=22, contoh="5.01.02.2.01.0001"),
    Kolom("NAMA SUB KEGIATAN", "nama", abaikan, lebar=60, bantuan="Menurut DPA; tidak dibaca."),
    Kolom(
        "PENGAMPU",
        "jabatan",
        teks_dari(300),
        lebar=50,
        contoh="Kepala Bidang Layanan",
        bantuan="Nama jabatan persis seperti pada lembar Jabatan, atau kodenya. Kosong: belum ada pengampu.",
        gabungan=False,
    ),
    KOLOM_KUNCI,
)
_KOLOM_JABATAN = (Kolom("KODE", "kode", lebar=12), Kolom("JABATAN", "nama", lebar=60))
_KODE = re.compile(r"JAB-(?P<pk>[1-9][0-9]{0,17})\)?", re.ASCII)


def sebutan(jabatan: Sequence[Jabatan]) -> dict[int, str]:
    """What each office is called in the file: its name, with its code where several have the same."""
    banyak = Counter(_seragam(j.nama) for j in jabatan)
    return {j.pk: j.nama if banyak[_seragam(j.nama)] == 1 else f"{j.nama} (JAB-{j.pk})" for j in jabatan}


def cari_jabatan(teks: str, jabatan: Sequence[Jabatan]) -> Jabatan | None:
    """The office that a cell means: by its code, else by its name where only one has it."""
    if cocok := _KODE.search(teks):
        return next((j for j in jabatan if j.pk == int(cocok["pk"])), None)
    calon = [j for j in jabatan if _seragam(j.nama) == _seragam(teks)]
    return calon[0] if len(calon) == 1 else None


def _seragam(teks: str) -> str:
    return " ".join(teks.split()).casefold()


def isi_baris(daftar: DaftarPengampu, kode: str) -> dict[str, Any]:
    return {"tahun": daftar.tahun, "kode": kode, "jabatan": daftar.kini.get(kode)}


def ekspor(daftar: DaftarPengampu) -> bytes:
    """Every sub kegiatan of the DPA, also those that nobody answers for yet."""
    nama = sebutan(daftar.jabatan)
    rows = [
        {
            "kode": b.kode,
            "nama": b.nama,
            "jabatan": nama.get(daftar.kini.get(b.kode, 0), ""),
            "kunci": kunci_baris(daftar.pd.pk, list(isi_baris(daftar, b.kode).values())),
        }
        for b in (daftar.sub or {}).values()
    ]
    jabatan = [{"kode": f"JAB-{j.pk}", "nama": j.nama} for j in daftar.jabatan if j.aktif]
    lembar = [
        LembarTulis(COLUMNS, rows, f"Pengampu {daftar.tahun}"),
        LembarTulis(_KOLOM_JABATAN, jabatan, "Jabatan"),
    ]
    return tulis_buku(lembar, petunjuk=COLUMNS)
