"""Who is told of what when a measurement moves: one table. Told within the transaction of the act, never the one who
acted; what several measurements of one act have in common reaches a person as one message.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum, auto
from typing import Any
from urllib.parse import urlencode

from django.db.models import Q
from django.urls import reverse

from sakip.kalender.services.kabar import Kalimat, kabari_bersama, nama_pelaku
from sakip.organisasi.enums import FungsiPD, JenisTim, JenisUnit, Jenjang
from sakip.organisasi.models import Jabatan, Penugasan
from sakip.organisasi.queries import anggota_banyak, pemegang_banyak

from ..enums import PutusanAngka, StatusUkur
from ..models import Pengukuran
from ..queries.cakupan import ATASAN_MEMERIKSA
from .dasar import Terkunci

ANGKA_DISEBUT = 3  # figures named in a message about one


class Siapa(StrEnum):
    PENGISI = auto()  # planners of the PD; of the regency where there is none
    PEJABAT = auto()  # who is measured
    PEMERIKSA = auto()  # the direct superior below the Kepala PD, else the Tim Monev
    PIMPINAN = auto()  # Bupati and Sekretaris Daerah
    PIMPINAN_LAMA = auto()  # the same, where the version that was corrected had gone to them
    PENILAI = auto()  # Inspektur and Kepala Bappeda


class Peristiwa(StrEnum):
    DIAJUKAN = auto()
    DIKEMBALIKAN = auto()
    DITERIMA = auto()
    DISAMPAIKAN = auto()
    KOREKSI = auto()
    DIKOREKSI = auto()


# In the words: ukur, n, pelaku (who acted), catatan, bupati.
KALIMAT: dict[Peristiwa, Kalimat[Siapa]] = {
    Peristiwa.DIAJUKAN: Kalimat(
        (Siapa.PEMERIKSA,),
        "{ukur} menunggu pemeriksaan Anda",
        "{n} pengukuran menunggu pemeriksaan Anda",
        "{pelaku} mengajukannya. Periksa tiap angka, lalu terima, atau kembalikan dengan catatan pada angkanya.",
    ),
    Peristiwa.DIKEMBALIKAN: Kalimat(
        (Siapa.PENGISI, Siapa.PEJABAT),
        "{ukur} dikembalikan",
        "{n} pengukuran dikembalikan",
        "Yang perlu diperbaiki: {catatan} Perbaiki angka itu, lalu ajukan lagi.",
    ),
    Peristiwa.DITERIMA: Kalimat(
        (Siapa.PENGISI, Siapa.PEJABAT),
        "{ukur} diterima",
        "{n} pengukuran diterima",
        "{pelaku} menerimanya; angkanya tidak berubah lagi kecuali dengan koreksi. Berikutnya Tim Monitoring dan "
        "Evaluasi menyampaikannya kepada {bupati}; belum ada yang perlu Anda lakukan.",
    ),
    Peristiwa.DISAMPAIKAN: Kalimat(
        (Siapa.PIMPINAN,),
        "{ukur} disampaikan kepada Anda",
        "{n} hasil pengukuran disampaikan kepada Anda",
        "Tim Monitoring dan Evaluasi sudah memeriksa dan menerimanya.",
    ),
    Peristiwa.KOREKSI: Kalimat(
        (Siapa.PENGISI, Siapa.PEJABAT),
        "Koreksi dibuka: {ukur}",
        "Koreksi {n} pengukuran dibuka",
        "{pelaku} membukanya dengan alasan: “{catatan}” Angka lama tetap berlaku sampai koreksinya diterima.",
    ),
    Peristiwa.DIKOREKSI: Kalimat(
        (Siapa.PENGISI, Siapa.PEJABAT, Siapa.PIMPINAN_LAMA, Siapa.PENILAI),
        "{ukur} dikoreksi",
        "{n} pengukuran dikoreksi",
        "Angka yang pernah Anda lihat diganti, dengan alasan: “{catatan}” Versi lamanya tetap dapat dibaca.",
    ),
}


@dataclass(frozen=True)
class Kejadian:
    """What happened to one measurement."""

    t: Terkunci
    aktor: Any
    peristiwa: Peristiwa
    catatan: str = ""

    @property
    def p(self) -> Pengukuran:
        return self.t.p


def kabarkan(daftar: Sequence[Kejadian]) -> None:
    """Tell those whom the table names of one act; few queries, however many measurements and people there are."""
    if not daftar:
        return
    orang, t = _Orang(daftar), daftar[0].t

    def kepada(k: Kejadian) -> set[int]:
        return set[int]().union(*(orang.untuk(s, k) for s in KALIMAT[k.peristiwa].kepada))

    kabari_bersama(daftar, kepada=kepada, kata=_kata, pelaku_id=t.hak.pegawai_id, now=t.now)


def catatan_angka(p: Pengukuran) -> str:
    """What the checker wrote on the figures that go back, in one line."""
    rows = p.realisasi.filter(putusan=PutusanAngka.DIKEMBALIKAN).select_related("butir", "program")
    semua = [f"“{r.asal.indikator}”: {r.catatan}" for r in rows.order_by("urutan", "id")]
    lain = [f"dan {len(semua) - ANGKA_DISEBUT} angka lain."] if len(semua) > ANGKA_DISEBUT else []
    return " ".join([*semua[:ANGKA_DISEBUT], *lain])


class _Orang:
    """The people of the day around these measurements."""

    def __init__(self, daftar: Sequence[Kejadian]) -> None:
        self.tanggal, self.pemda = daftar[0].t.hak.tanggal, daftar[0].p.pemda
        siapa = {s for k in daftar for s in KALIMAT[k.peristiwa].kepada}
        pk = [k.p.perjanjian for k in daftar if k.p.perjanjian]
        dicari = {j for satu in pk for j in (satu.jabatan_id, satu.jabatan_kedua_id) if j}
        self._unit = self._jabatan_pimpinan() if siapa & {Siapa.PIMPINAN, Siapa.PIMPINAN_LAMA, Siapa.PENILAI} else {}
        self._pemegang = pemegang_banyak(dicari.union(*self._unit.values()), self.tanggal)
        self._tim = anggota_banyak(
            self.pemda.pk, self.tanggal, jenis=(JenisTim.MONEV, JenisTim.PENYUSUN_PEMDA),
            pd_id={k.p.pd_id for k in daftar},
        )  # fmt: skip

    def untuk(self, siapa: Siapa, k: Kejadian) -> set[int]:
        pk = k.p.perjanjian
        if siapa == Siapa.PENGISI:
            return self._tim.get((JenisTim.PENYUSUN_PD if k.p.pd_id else JenisTim.PENYUSUN_PEMDA, k.p.pd_id), set())
        if siapa == Siapa.PEJABAT:
            return self._yang_memegang([pk.jabatan_id] if pk else [])
        if siapa == Siapa.PEMERIKSA:
            return self._pemeriksa(k)
        if siapa == Siapa.PIMPINAN_LAMA and not _pernah_disampaikan(k.p):
            return set()
        return self._yang_memegang(self._unit.get("penilai" if siapa == Siapa.PENILAI else "pimpinan", set()))

    def _pemeriksa(self, k: Kejadian) -> set[int]:
        pk = k.p.perjanjian
        if pk and pk.jalur in ATASAN_MEMERIKSA and (atasan := self._yang_memegang([pk.jabatan_kedua_id])):
            return atasan
        semua = self._tim.get((JenisTim.MONEV, None), set())
        sendiri = Penugasan.objects.filter(pegawai_id__in=semua, jabatan__pd_id=k.p.pd_id or 0).pada(self.tanggal)
        return semua - set(sendiri.values_list("pegawai_id", flat=True))

    def _yang_memegang(self, jabatan: Iterable[int | None]) -> set[int]:
        return {self._pemegang[j].pegawai_id for j in jabatan if j in self._pemegang}

    def _jabatan_pimpinan(self) -> dict[str, set[int]]:
        penilai = Q(jenis_unit=JenisUnit.PD, pd__fungsi__in=(FungsiPD.INSPEKTORAT, FungsiPD.PERENCANAAN))
        pimpinan = Q(jenjang__in=(Jenjang.KEPALA_DAERAH, Jenjang.SEKDA))
        hasil: dict[str, set[int]] = {"penilai": set(), "pimpinan": set()}
        for pk, jenjang in Jabatan.objects.filter(pimpinan | penilai, pemda=self.pemda, aktif=True).values_list(
            "pk", "jenjang"
        ):
            hasil["pimpinan" if jenjang in (Jenjang.KEPALA_DAERAH, Jenjang.SEKDA) else "penilai"].add(pk)
        return hasil


def _pernah_disampaikan(p: Pengukuran) -> bool:
    return p.menggantikan is not None and p.menggantikan.status == StatusUkur.DISAMPAIKAN


def _kata(semua: Sequence[Kejadian]) -> tuple[str, str, str]:
    """Title, text and address of what one person is told about these measurements."""
    k = semua[0]
    judul, isi = KALIMAT[k.peristiwa].kata(
        [satu.p for satu in semua], ukur=k.p, pelaku=nama_pelaku(k.aktor), catatan=k.catatan,
        bupati=k.p.pemda.sebutan_bupati,
    )  # fmt: skip
    return judul, isi, _alamat(k) if len(semua) == 1 else _banyak(k)


def _alamat(k: Kejadian) -> str:
    if k.peristiwa == Peristiwa.DIAJUKAN:
        return reverse("pengukuran:periksa_lembar", args=[k.p.pk])
    return k.p.get_absolute_url()


def _banyak(k: Kejadian) -> str:
    tanya = urlencode({"tahun": k.p.tahun, "keadaan": "saya" if k.peristiwa == Peristiwa.DIAJUKAN else "semua"})
    return f"{reverse('pengukuran:periksa')}?{tanya}"
