"""Who is asked to carry the indicators of a plan too, as a worksheet that comes back; consent is only shown in it."""

import re
from collections.abc import Iterable, Sequence
from typing import Any

from renstra.enums import StatusBersama
from renstra.excel.banding import tertulis
from renstra.excel.pembaca import label_dari, pilihan
from renstra.models import Indikator, IndikatorBersama, Rencana
from renstra.queries.bersama import bersama_rencana, calon_bersama
from renstra.queries.rencana import indikator_urut
from sakip.lembar import KOLOM_KUNCI, Kolom, LembarTulis, abaikan, kunci_baris, teks_dari, tulis_buku
from sakip.organisasi.models import PerangkatDaerah
from sakip.teks import seragam

LABEL = {"indikator": "Indikator", "pd": "Perangkat Daerah", "alasan": "Alasan", "status": "Keadaan"}
COLUMNS: tuple[Kolom, ...] = (
    Kolom(
        "INDIKATOR",
        "indikator",
        teks_dari(1100),
        wajib=True,
        lebar=54,
        contoh="IND-12",
        bantuan="Salin KODE dari lembar Indikator, atau tulis persis indikatornya.",
    ),
    Kolom("PERANGKAT DAERAH", "pd", teks_dari(250), wajib=True, lebar=40, contoh="Dinas Kesehatan", gabungan=False),
    Kolom(
        "ALASAN",
        "alasan",
        teks_dari(500),
        wajib=True,
        lebar=50,
        contoh="Ikut menangani rujukan",
        bantuan="Peran Perangkat Daerah itu dalam mencapai indikator ini. Dibaca perencananya.",
        gabungan=False,
    ),
    Kolom(
        "KEADAAN (HANYA DIBACA)",
        "status",
        pilihan(StatusBersama),
        lebar=24,
        tulis=label_dari(StatusBersama),
        alias=("KEADAAN",),
        contoh=StatusBersama.DIMINTA.label,
        bantuan="Hanya untuk dibaca: persetujuan diberikan perencana penerima di aplikasi, tidak lewat berkas.",
        gabungan=False,
    ),
    Kolom("JAWABAN", "jawaban", abaikan, lebar=40, bantuan="Hanya untuk dibaca."),
    KOLOM_KUNCI,
)
_INDIKATOR = (Kolom("KODE", "kode", lebar=12), Kolom("INDIKATOR", "nama", lebar=80))
_PD = (Kolom("PERANGKAT DAERAH", "nama", lebar=60),)
_KODE = re.compile(r"IND-(?P<pk>[1-9][0-9]{0,17})", re.ASCII)


def isi_baris(bersama: IndikatorBersama) -> dict[str, Any]:
    return {
        "indikator": bersama.indikator_id,
        "pd": bersama.pd_id,
        "alasan": bersama.alasan,
        "status": bersama.status,
    }


def cari_indikator(teks: str, semua: Iterable[Indikator]) -> Indikator | None:
    """By its code, else by its name where only one has it."""
    if cocok := _KODE.match(teks):
        return next((i for i in semua if i.pk == int(cocok["pk"])), None)
    calon = [i for i in semua if seragam(i.nama) == seragam(teks)]
    return calon[0] if len(calon) == 1 else None


def cari_pd(teks: str, semua: Iterable[PerangkatDaerah]) -> PerangkatDaerah | None:
    """By its name or short name."""
    calon = [p for p in semua if seragam(teks) in {seragam(p.nama), seragam(p.singkatan)}]
    return calon[0] if len(calon) == 1 else None


def kata(field: str, nilai: object) -> str:
    return str(StatusBersama(str(nilai)).label) if field == "status" and nilai else tertulis(field, nilai)


def ekspor(rencana: Rencana) -> bytes:
    """What has been asked so far, with the indicators and the PD to choose from."""
    indikator: Sequence[Indikator] = indikator_urut(rencana)
    keluar, _ = bersama_rencana(rencana)
    rows = [
        isi_baris(b)
        | {
            "indikator": f"IND-{b.indikator_id} {b.indikator.nama}",
            "pd": b.pd.nama,
            "jawaban": b.jawaban,
            "kunci": kunci_baris(b.pk, list(isi_baris(b).values())),
        }
        for b in keluar
    ]
    lembar = [
        LembarTulis(COLUMNS, rows, "Indikator bersama"),
        LembarTulis(_INDIKATOR, [{"kode": f"IND-{i.pk}", "nama": i.nama} for i in indikator], "Indikator"),
        LembarTulis(_PD, list(calon_bersama(rencana)), "Perangkat Daerah"),
    ]
    return tulis_buku(lembar, petunjuk=COLUMNS)
