"""Who is told of what when an agreement moves: one table. Told within the transaction of the act, never the one who
acted; what several PKs of one act have in common reaches a person as one message.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from enum import StrEnum, auto
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from sakip.kalender.services.kabar import Kalimat, kabari_bersama, nama_pelaku, rangkai
from sakip.organisasi.enums import JenisTim
from sakip.organisasi.queries import anggota_banyak, pemegang_banyak

from ..models import TandaTangan
from .dasar import Terkunci

PEMDA = JenisTim.PENYUSUN_PEMDA


class Siapa(StrEnum):
    PIHAK_PERTAMA = auto()  # who holds the office today, and whose signature fell
    PERENCANA = auto()  # of the PD; of the regency where the PK has no PD
    PENERIMA_SALINAN = auto()  # who holds the offices that a copy went to


class Peristiwa(StrEnum):
    DITARIK = auto()
    DITARIK_GUGUR = auto()
    DIKEMBALIKAN_TIM = auto()
    DIKEMBALIKAN_TIM_PD = auto()
    DIKEMBALIKAN_KEDUA = auto()
    DIKEMBALIKAN_BUPATI = auto()
    SELARAS = auto()
    SELARAS_PD = auto()
    SAH = auto()
    DISAMPAIKAN = auto()


_PENYUSUN = (Siapa.PIHAK_PERTAMA, Siapa.PERENCANA)
# In the words: pk, n, pelaku (who acted), penanda (whose signature), catatan, nomor, bupati.
KALIMAT: dict[Peristiwa, Kalimat[Siapa]] = {
    Peristiwa.DITARIK: Kalimat(
        _PENYUSUN,
        "{pk} ditarik kembali",
        "{n} PK ditarik kembali",
        "{pelaku} menariknya kembali sebelum diperiksa; PK menjadi draf lagi. Perbaiki isinya, lalu ajukan lagi.",
    ),
    Peristiwa.DITARIK_GUGUR: Kalimat(
        _PENYUSUN,
        "Tanda tangan gugur: {pk} ditarik kembali",
        "Tanda tangan {n} PK gugur karena ditarik kembali",
        "{pelaku} menariknya kembali, sehingga tanda tangan {penanda} tidak berlaku lagi dan PK menjadi draf. "
        "Perbaiki isinya; setelah itu pihak pertama menandatanganinya lagi.",
    ),
    Peristiwa.DIKEMBALIKAN_TIM: Kalimat(
        _PENYUSUN,
        "Tanda tangan gugur: {pk} dikembalikan",
        "Tanda tangan {n} PK gugur karena dikembalikan",
        "Tim Verifikasi mengembalikannya dengan catatan: “{catatan}” Tanda tangan {penanda} tidak berlaku lagi. "
        "Perbaiki isinya, tandatangani, lalu kirim lagi pada hari yang sama.",
    ),
    Peristiwa.DIKEMBALIKAN_TIM_PD: Kalimat(
        _PENYUSUN,
        "{pk} dikembalikan Tim SAKIP",
        "{n} PK dikembalikan Tim SAKIP",
        "Catatannya: “{catatan}” Perbaiki isinya, lalu ajukan lagi.",
    ),
    Peristiwa.DIKEMBALIKAN_KEDUA: Kalimat(
        _PENYUSUN,
        "Tanda tangan gugur: {pk} dikembalikan pihak kedua",
        "Tanda tangan {n} PK gugur karena dikembalikan pihak kedua",
        "{pelaku} mengembalikannya dengan catatan: “{catatan}” Tanda tangan {penanda} tidak berlaku lagi. "
        "Perbaiki isinya, lalu ajukan lagi.",
    ),
    Peristiwa.DIKEMBALIKAN_BUPATI: Kalimat(
        _PENYUSUN,
        "{pk} dikembalikan {bupati} kepada Tim Verifikasi",
        "{n} PK dikembalikan {bupati} kepada Tim Verifikasi",
        "Catatannya: “{catatan}” Berita acaranya tidak berlaku lagi dan Tim Verifikasi memeriksa ulang. Tanda tangan "
        "pihak pertama tetap berlaku selama isi PK tidak berubah; belum ada yang perlu Anda lakukan.",
    ),
    Peristiwa.SELARAS: Kalimat(
        _PENYUSUN,
        "{pk} dinyatakan selaras",
        "{n} PK dinyatakan selaras",
        "Berita acara verifikasi: nomor {nomor}. Berikutnya Sekretaris Daerah meneruskannya kepada {bupati}; belum "
        "ada yang perlu Anda lakukan.",
    ),
    Peristiwa.SELARAS_PD: Kalimat(
        _PENYUSUN,
        "{pk} dinyatakan selaras",
        "{n} PK dinyatakan selaras",
        "Berita acara verifikasi: nomor {nomor}. Berikutnya pihak pertama menandatanganinya, lalu pihak kedua.",
    ),
    Peristiwa.SAH: Kalimat(
        _PENYUSUN,
        "{pk} sudah sah dan berlaku",
        "{n} PK sudah sah dan berlaku",
        "{pelaku} menandatanganinya sebagai pihak kedua. Naskah yang sah dapat diunduh pada halaman PK.",
    ),
    Peristiwa.DISAMPAIKAN: Kalimat(
        (Siapa.PENERIMA_SALINAN,),
        "Salinan {pk} menunggu tanda terima Anda",
        "Salinan {n} PK menunggu tanda terima Anda",
        "Sekretaris Daerah menyampaikan PK yang sudah disahkan dengan surat pengantar nomor {nomor}. Baca salinannya, "
        "lalu konfirmasi bahwa Anda menerimanya.",
    ),
}


@dataclass(frozen=True)
class Kejadian:
    """What happened to one PK. `gugur`: the signatures that fell; `jabatan`: the offices that a copy went to."""

    t: Terkunci
    aktor: Any
    peristiwa: Peristiwa
    catatan: str = ""
    nomor: str = ""
    gugur: tuple[TandaTangan, ...] = ()
    jabatan: tuple[int, ...] = ()


_terkumpul: ContextVar[list[Kejadian] | None] = ContextVar("kabar", default=None)


@contextmanager
def sekali_kabar() -> Iterator[None]:
    """Around an act on many PKs, inside its transaction: people are told at its end, of all of them at once."""
    if _terkumpul.get() is not None:  # an act within the act
        yield
        return
    daftar: list[Kejadian] = []
    token = _terkumpul.set(daftar)
    try:
        yield
    finally:
        _terkumpul.reset(token)
    _kirim(daftar)


def kabarkan(kejadian: Kejadian) -> None:
    """Tell those whom the table names; at the end of the act where it is one on many."""
    terkumpul = _terkumpul.get()
    if terkumpul is None:
        _kirim([kejadian])
    else:
        terkumpul.append(kejadian)


def _kirim(daftar: Sequence[Kejadian]) -> None:
    """In three queries, however many PKs and people there are."""
    if not daftar:
        return
    t, pd = daftar[0].t, {k.t.pk.pd_id for k in daftar}
    perencana = anggota_banyak(t.pk.pemda_id, t.hak.tanggal, jenis=() if all(pd) else (PEMDA,), pd_id=pd)
    pemegang = pemegang_banyak({j for k in daftar for j in k.jabatan}, t.hak.tanggal)

    def kepada(k: Kejadian) -> set[int]:
        orang = {
            Siapa.PIHAK_PERTAMA: _pihak_pertama(k),
            Siapa.PERENCANA: perencana.get((JenisTim.PENYUSUN_PD if k.t.pk.pd_id else PEMDA, k.t.pk.pd_id), set()),
            Siapa.PENERIMA_SALINAN: {pemegang[j].pegawai_id for j in k.jabatan if j in pemegang},
        }
        return set[int]().union(*(orang[s] for s in KALIMAT[k.peristiwa].kepada))

    kabari_bersama(daftar, kepada=kepada, kata=_kata, pelaku_id=t.hak.pegawai_id, now=t.now)


def _pihak_pertama(k: Kejadian) -> set[int]:
    kini = k.t.latar.situasi.pertama(k.t.pk)
    return {ttd.pegawai_id for ttd in k.gugur} | ({kini.pegawai_id} if kini else set())


def _kata(semua: Sequence[Kejadian]) -> tuple[str, str, str]:
    """Title, text and address of what one person is told about these PKs."""
    k = semua[0]
    judul, isi = KALIMAT[k.peristiwa].kata(
        [satu.t.pk for satu in semua], pk=k.t.pk, pelaku=nama_pelaku(k.aktor), catatan=k.catatan,
        penanda=rangkai(ttd.nama for satu in semua for ttd in satu.gugur),
        nomor=rangkai(satu.nomor for satu in semua), bupati=k.t.pk.pemda.sebutan_bupati,
    )  # fmt: skip
    return judul, isi, _alamat(k) if len(semua) == 1 else _alamat_banyak(k)


def _alamat(k: Kejadian) -> str:
    return _tanda_terima(k) or k.t.pk.get_absolute_url()


def _alamat_banyak(k: Kejadian) -> str:
    tanya = urlencode({"tahun": k.t.pk.tahun, "pd": "semua", "status": k.t.pk.status})
    return _tanda_terima(k) or f"{reverse('perjanjian:daftar')}?{tanya}"


def _tanda_terima(k: Kejadian) -> str:
    """A recipient confirms in the register."""
    if k.peristiwa != Peristiwa.DISAMPAIKAN:
        return ""
    tanya = urlencode({"tahun": k.t.pk.tahun, "pd": "semua", "keadaan": "saya"})
    return f"{reverse('perjanjian:penyampaian')}?{tanya}"
