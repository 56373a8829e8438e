"""Searching the pohon kinerja: what matches, one after the other, each with the way to it."""

from dataclasses import dataclass

from django.db.models import Q, QuerySet

from renstra.enums import JenisRencana
from renstra.models import Simpul
from sakip.organisasi.models import Pegawai

from ...models import Butir
from . import Lingkup, lepas_pd
from .simpul import PUNYA_INDIKATOR, RANTAI, Cabang, akar_simpul, cabang_butir, naik

TERBANYAK_CARI = 500
SEHALAMAN = 10


@dataclass(frozen=True)
class Hasil:
    """One hit: its place among all (from 1), what it says, and what stands above it."""

    nomor: int
    judul: str
    uraian: str
    jalan: str
    kini: bool


@dataclass(frozen=True)
class Pencarian:
    kata: str
    jumlah: int
    lebih: bool  # there are more than are counted
    ke: int  # the hit that is opened, from 1; 0 without one
    cabang: Cabang
    daftar: tuple[Hasil, ...]  # the page of hits around it

    @property
    def sebelum(self) -> int:
        """The hit before; before the first comes the last."""
        return self.ke - 1 or self.jumlah

    @property
    def sesudah(self) -> int:
        return self.ke % self.jumlah + 1 if self.jumlah else 0


def cari_pohon(lingkup: Lingkup, kata: str, ke: int) -> Pencarian:
    """Tujuan and sasaran, then rows of PKs, that say `kata`; the `ke`-th is opened. In four queries."""
    simpul = _simpul(lingkup, kata)
    butir = list(_butir(lingkup, kata).values_list("pk", flat=True)[: TERBANYAK_CARI + 1])
    kunci = [("p", s) for s in simpul] + [("b", b) for b in butir]
    lebih, kunci = len(kunci) > TERBANYAK_CARI, kunci[:TERBANYAK_CARI]
    ke = min(max(ke, 1), len(kunci))
    awal = max(ke - 1, 0) // SEHALAMAN * SEHALAMAN
    sehalaman = kunci[awal : awal + SEHALAMAN]
    hasil, cabang = _baca(lingkup, sehalaman, awal, ke)
    return Pencarian(kata, len(kunci), lebih, ke, cabang, tuple(hasil))


def _simpul(lingkup: Lingkup, kata: str) -> list[int]:
    rows = lingkup.simpul().filter(Q(uraian__icontains=kata) | Q(indikator__nama__icontains=kata))
    rows = rows.filter(lepas_pd(lingkup), jenis__in=PUNYA_INDIKATOR).order_by(
        "-rencana__jenis", "rencana__pd", "urutan"
    )
    return list(dict.fromkeys(rows.values_list("pk", flat=True)[: TERBANYAK_CARI + 1]))


def _butir(lingkup: Lingkup, kata: str) -> QuerySet[Butir]:
    pejabat = Pegawai.objects.filter(nama__icontains=kata, pemda_id=lingkup.pemda_id).values("penugasan__jabatan_id")
    cocok = Q(indikator__icontains=kata) | Q(perjanjian__jabatan__nama__icontains=kata)
    rows = Butir.objects.filter(perjanjian__in=lingkup.pk().order_by().values("pk"))
    return rows.filter(cocok | Q(perjanjian__jabatan__in=pejabat)).order_by(
        "perjanjian__pd", "perjanjian__jabatan__urutan", "perjanjian", "urutan", "id"
    )


def _baca(lingkup: Lingkup, kunci: list[tuple[str, int]], awal: int, ke: int) -> tuple[list[Hasil], Cabang]:
    satu_pd = lingkup.pd_id is not None
    simpul = Simpul.objects.select_related("rencana__pd", "induk", "mendukung").in_bulk(
        [n for h, n in kunci if h == "p"]
    )
    butir = Butir.objects.select_related(*RANTAI, "perjanjian__pd").in_bulk([n for h, n in kunci if h == "b"])
    hasil, cabang = [], Cabang()
    for nomor, (huruf, pk) in enumerate(kunci, start=awal + 1):
        if huruf == "p":
            s = simpul[pk]
            rpjmd = s.rencana.jenis == JenisRencana.RPJMD
            jalan = " › ".join(x.uraian for x in (s.mendukung, s.induk) if x)
            pemilik = (
                "RPJMD" if rpjmd or not s.rencana.pd else f"Renstra {s.rencana.pd.singkatan or s.rencana.pd.nama}"
            )
            satu = Hasil(nomor, f"{s.get_jenis_display()} {s.kode}, {pemilik}", s.uraian, jalan, nomor == ke)
            if satu.kini:
                cabang = Cabang(tuple(akar_simpul(s, teratas=satu_pd or rpjmd)))
        else:
            b = butir[pk]
            atas = list(dict.fromkeys(x.perjanjian.jabatan.nama for x in reversed(naik(b)[1:])))
            satu = Hasil(nomor, b.perjanjian.jabatan.nama, b.indikator, " › ".join(atas), nomor == ke)
            if satu.kini:
                cabang = cabang_butir(b, satu_pd=satu_pd)
        hasil.append(satu)
    return hasil, cabang
