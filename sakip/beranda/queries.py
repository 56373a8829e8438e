"""What the front page shows beside the waiting list: deadlines, documents, progress, what happened; and the search."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from urllib.parse import urlencode

from django.db.models import Count, Prefetch, Q
from django.urls import reverse

from pengukuran.enums import Periode as UkurPeriode
from pengukuran.enums import kata_periode
from pengukuran.rules.masa import akhir_periode, periode_bawaan
from perjanjian.enums import Status
from perjanjian.models import Butir, Perjanjian
from perjanjian.queries.cakupan import terlihat
from renstra.enums import JenisAnggaran, JenisRencana, StatusDokumen
from renstra.models import RKT, DokumenAnggaran, Indikator, PaguSumberDana, Rencana
from renstra.queries.berlaku import isi_tetap
from sakip.angka import format_rupiah
from sakip.dokumen.teks import tanpa_gelar
from sakip.jejak.models import Jejak
from sakip.kalender.enums import Keadaan
from sakip.kalender.halaman.tenggat import BarisHalaman, susun_baris
from sakip.kalender.queries.tenggat import BarisPD, BarisTenggat, TahunTenggat
from sakip.organisasi.enums import JenisUnit, Jenjang, Peran
from sakip.organisasi.hak import SE_DAERAH, Hak
from sakip.organisasi.middleware import Konteks
from sakip.organisasi.models import Pegawai, Penugasan, PerangkatDaerah

BANYAK_TENGGAT = 4
BANYAK_JEJAK = 8
BANYAK_HASIL = 30
PENDEK = {Jenjang.KEPALA_PD: "Kepala PD", Jenjang.SEKDA: "Sekda", Jenjang.JPT_PRATAMA: "JPT Pratama"}
_SEBUT_PK = re.compile(r"PK .+? [0-9]{4}\b")  # how an audit line names a PK: office and year
_SUARA = re.compile(r"Unsur (.+): (.+) atas$")
# a column of the progress table: colour, heading, the statuses it counts
KOLOM: tuple[tuple[str, str, tuple[Status, ...]], ...] = (
    ("draf", "Draf", (Status.DRAF,)),
    ("diajukan", "Diajukan", (Status.DIAJUKAN, Status.DIKIRIM)),
    ("dikembalikan", "Dikembalikan", (Status.DIKEMBALIKAN,)),
    ("selaras", "Selaras", (Status.SELARAS, Status.DITERUSKAN)),
    ("ditandatangani", "Ditandatangani", (Status.DITANDATANGANI,)),
    ("berlaku", "Berlaku", (Status.BERLAKU,)),
)


def sapaan(now: datetime, nama: str) -> str:
    """`Selamat pagi, Sekar`."""
    jam = now.hour
    waktu = "pagi" if jam < 11 else "siang" if jam < 15 else "sore" if jam < 18 else "malam"
    return f"Selamat {waktu}, {(tanpa_gelar(nama).split() or [nama])[0]}"


def pd_beranda(hak: Hak, konteks: Konteks) -> PerangkatDaerah | None:
    """The PD that the front page is about: the chosen one, else the one PD of somebody without a wider role."""
    if konteks.pd is not None or konteks.pemda is None:
        return konteks.pd
    return None if hak.punya(*SE_DAERAH) else konteks.pd_tunggal(hak.pd_milik)


def tenggat_beranda(pd: PerangkatDaerah | None, konteks: Konteks) -> list[BarisHalaman]:
    """Up to four milestones, the most urgent first; what is met comes last."""
    if konteks.pemda is None or konteks.ketentuan is None:
        return []
    semua = TahunTenggat(konteks.pemda.pk, konteks.ketentuan, konteks.tahun, konteks.hari_ini)
    baris = semua.pd(pd) if pd is not None else [*_paling_mendesak(semua.banyak(konteks.pd_aktif)), *semua.pemda()]
    satu_satu = {b.tenggat.kode: b for b in susun_baris(baris, konteks.hari_ini)}
    return sorted(satu_satu.values(), key=_mendesak)[:BANYAK_TENGGAT]


def _paling_mendesak(semua: Iterable[BarisPD]) -> list[BarisTenggat]:
    """For somebody who looks at the whole regency: of each milestone the most urgent one among the PDs."""
    terdesak: dict[str, BarisTenggat] = {}
    for satu in semua:
        for kode, b in satu.baris.items():
            if kode not in terdesak or _mendesak(b) < _mendesak(terdesak[kode]):
                terdesak[kode] = b
    return list(terdesak.values())


def _mendesak(b: BarisHalaman | BarisTenggat) -> tuple[int, date]:
    kelas = {Keadaan.MENUNGGU: 1, Keadaan.TERPENUHI: 2}.get(b.lencana.keadaan, 0)
    return kelas, b.tenggat.tanggal or date.max


@dataclass(frozen=True)
class Sumber:
    """A planning document of the PD and year: there or not."""

    nama: str
    url: str
    ket: str
    keadaan: str
    ada: bool


def dokumen_sumber(pd: PerangkatDaerah, tahun: int) -> list[Sumber]:
    """Renstra, RKT, RKA, DPA with what each holds."""
    semua_rkt = RKT.objects.filter(pd=pd, tahun=tahun).exclude(status=StatusDokumen.DIGANTIKAN)
    rkt = semua_rkt.select_related("rencana").annotate(n=Count("baris")).order_by("pk").first()
    rencana = rkt.rencana if rkt else _renstra(pd, tahun)
    anggaran = {
        d.jenis: d
        for d in DokumenAnggaran.objects.filter(pd=pd, tahun=tahun)
        .exclude(status=StatusDokumen.DIGANTIKAN)
        .order_by("-status", "id")
    }
    pagu = _pagu(anggaran.values())
    judul = f"Renstra {rencana.tahun_awal}–{rencana.tahun_akhir}" if rencana else "Renstra"
    hasil = [
        _sumber(rencana, judul, "renstra:rencana", f"{_jumlah_indikator(rencana)} indikator" if rencana else ""),
        _sumber(rkt, f"RKT {tahun}", "renstra:rkt", f"{rkt.n} indikator" if rkt else ""),
    ]
    for jenis in (JenisAnggaran.RKA, JenisAnggaran.DPA):
        d = anggaran.get(jenis)
        nama = f"{d.nama_versi if d else jenis.label} {tahun}"
        hasil.append(_sumber(d, nama, "renstra:anggaran", format_rupiah(pagu[d.pk]) if d else ""))
    return hasil


def _renstra(pd: PerangkatDaerah, tahun: int) -> Rencana | None:
    """The newest Renstra that covers the year, where no RKT rests on one."""
    semua = Rencana.objects.filter(pd=pd, jenis=JenisRencana.RENSTRA, tahun_awal__lte=tahun, tahun_akhir__gte=tahun)
    return semua.exclude(status=StatusDokumen.DIGANTIKAN).order_by("-tahun_awal", "-pk").first()


def _jumlah_indikator(rencana: Rencana) -> int:
    rows = Indikator.objects.filter(simpul__rencana=rencana, simpul__jenis__in=["tujuan", "sasaran"])
    return isi_tetap("jumlah indikator", rencana, rows.count)


def _pagu(dokumen: Iterable[DokumenAnggaran]) -> dict[int, Decimal]:
    """The sum of each document, exact (summed here: SQLite would add up floats)."""
    jumlah = {d.pk: Decimal(0) for d in dokumen}
    rows = PaguSumberDana.objects.filter(baris__dokumen__in=jumlah).order_by()
    for pk, nilai in rows.values_list("baris__dokumen_id", "jumlah"):
        jumlah[pk] += nilai
    return jumlah


def _sumber(d: Any, nama: str, alamat: str, ket: str) -> Sumber:
    if d is None:
        return Sumber(nama, reverse("renstra:daftar"), "Belum ada", "Belum ada", False)
    tetap = d.status == StatusDokumen.DITETAPKAN
    return Sumber(nama, reverse(alamat, args=[d.pk]), ket, "Ditetapkan" if tetap else d.get_status_display(), tetap)


def ringkasan_kinerja(hak: Hak, konteks: Konteks) -> tuple[str, str] | None:
    """Where who leads the regency or a PD finds its performance on one page, and of which period; None for others."""
    memimpin = any(p.jenis_unit == JenisUnit.PD and p.kini for p in hak.pegangan)
    if not (memimpin or hak.punya(Peran.BUPATI, Peran.SEKDA)):
        return None
    tahun = konteks.tahun
    if tahun == konteks.hari_ini.year and konteks.hari_ini <= akhir_periode(tahun, UkurPeriode.TRIWULAN_1):
        tahun -= 1  # nothing of this year can have been measured yet
    periode = periode_bawaan(tahun, konteks.hari_ini)
    tanya = urlencode({"tahun": tahun, "periode": periode})
    return f"{reverse('pengukuran:pimpinan')}?{tanya}", kata_periode(periode, tahun)


@dataclass(frozen=True)
class Tautan:
    """A number and the list it counts."""

    jumlah: int
    nama: str
    url: str


@dataclass(frozen=True)
class SelKemajuan:
    """A cell of the progress table; where a column holds two statuses, each has its own link."""

    warna: str
    nama: str
    jumlah: int
    tautan: tuple[Tautan, ...] = ()


@dataclass(frozen=True)
class BarisKemajuan:
    nama: str
    sel: list[SelKemajuan] = field(default_factory=list)

    @property
    def jumlah(self) -> int:
        return sum(s.jumlah for s in self.sel)


def kemajuan(hak: Hak, konteks: Konteks, pd: PerangkatDaerah | None) -> list[BarisKemajuan]:
    """PKs of the year by level and status, in one query; the last row is the sum."""
    daftar = terlihat(hak).filter(tahun=konteks.tahun)
    if pd is not None:
        daftar = daftar.filter(pd=pd)
    jumlah: dict[tuple[str, str], int] = {}
    for jenjang, status, n in daftar.order_by().values_list("jenjang", "status").annotate(n=Count("pk")):
        jumlah[jenjang, status] = n
    if not any(n for (_, s), n in jumlah.items() if s not in (Status.BATAL, Status.DIGANTI)):
        return []
    baris = [_baris(PENDEK.get(j, j.label), j.value, jumlah, pd) for j in Jenjang if any(k[0] == j for k in jumlah)]
    baris = [b for b in baris if b.jumlah]
    total = [SelKemajuan(w, n, sum(b.sel[i].jumlah for b in baris)) for i, (w, n, _) in enumerate(KOLOM)]
    return [*baris, BarisKemajuan("Jumlah", total)]


def _baris(
    nama: str, jenjang: str, jumlah: Mapping[tuple[str, str], int], pd: PerangkatDaerah | None
) -> BarisKemajuan:
    sel = []
    for warna, kepala, status in KOLOM:
        isi = [(s, jumlah[jenjang, s]) for s in status if jumlah.get((jenjang, s))]
        tautan = tuple(Tautan(n, s.label, _alamat_daftar(jenjang, s, pd)) for s, n in isi)
        sel.append(SelKemajuan(warna, kepala, sum(n for _, n in isi), tautan))
    return BarisKemajuan(nama, sel)


def _alamat_daftar(jenjang: str, status: Status, pd: PerangkatDaerah | None) -> str:
    tanya = {"jenjang": jenjang, "status": status.value, "pd": str(pd.pk) if pd else "semua"}
    return f"{reverse('perjanjian:daftar')}?{urlencode(tanya)}"


def kegiatan_terakhir(hak: Hak, konteks: Konteks, pd: PerangkatDaerah | None) -> list[Jejak]:
    """The latest acts on the PKs this user may know of; reading and downloading are left out."""
    daftar = terlihat(hak).filter(tahun=konteks.tahun)
    if pd is not None:
        daftar = daftar.filter(pd=pd)
    return list(
        Jejak.objects.filter(objek_jenis="perjanjian.perjanjian", objek_id__in=daftar.order_by().values("pk"))
        .exclude(aksi="unduh")
        .order_by("-id")[:BANYAK_JEJAK]
    )


def lini_masa(
    jejak: list[Jejak], hak: Hak, now: datetime, kapan: Callable[[datetime, datetime], str]
) -> list[dict[str, str]]:
    """The timeline's lines: who did what to which PK, when."""
    return [_baris_jejak(j, hak, kapan(j.waktu, now)) for j in jejak]


def _baris_jejak(j: Jejak, hak: Hak, waktu: str) -> dict[str, str]:
    """`Anda mengajukan [PK Kepala Seksi]`; what the audit line adds behind the name goes to the small line."""
    kalimat = j.ringkasan.removeprefix(j.pelaku_nama).strip()
    pk = _SEBUT_PK.search(kalimat)
    tambahan = kalimat[pk.end() :].strip(" ,:.") if pk else ""
    return {
        "tebal": "Anda" if j.pelaku_id == hak.pengguna_id else j.pelaku_nama,
        "teks": _kerja(kalimat[: pk.start()].strip()) if pk else "",
        "url": reverse("perjanjian:rinci", args=[j.objek_id]),
        "tautan": (pk[0] if pk else kalimat)[:160],
        "waktu": f"{waktu}. {tambahan[:1].upper()}{tambahan[1:120]}".strip(". ") if tambahan else waktu,
        "jenis": "kembali" if j.aksi == "kembalikan" else "biasa",
    }


def _kerja(kata: str) -> str:
    """What was done, to stand between the name and the PK."""
    if suara := _SUARA.match(kata):
        return f"(unsur {suara[1]}) {suara[2].lower()} atas"
    kecil = kata[:1].lower() + kata[1:]
    return f"memutuskan {kecil}" if kecil.startswith("temuan") else kecil


@dataclass(frozen=True)
class HasilCari:
    pk: list[Perjanjian]
    pegawai: Sequence[Pegawai]
    lebih: bool = False


def cari(hak: Hak, kata: str) -> HasilCari:
    """PKs by office, holder, NIP, code or wording of an indicator, and officials, as far as this user may know of."""
    if hak.pemda_id is None or len(kata) < 2:
        return HasilCari([], [])
    angka = "".join(c for c in kata if c.isdigit())
    orang = Q(nama__icontains=kata)
    if len(angka) >= 4:
        orang |= Q(nip__contains=angka)
    dalam = Pegawai.objects.filter(orang, pemda_id=hak.pemda_id, aktif=True)
    if not hak.punya(*SE_DAERAH):
        dalam = dalam.filter(Q(penugasan__jabatan__pd_id__in=hak.pd_milik) | Q(pk=hak.pegawai_id))
    pegawai = list(
        dalam.distinct()
        .prefetch_related(
            Prefetch("penugasan", Penugasan.objects.pada(hak.tanggal).select_related("jabatan"), to_attr="kini")
        )
        .order_by("nama")[:BANYAK_HASIL]
    )
    butir = Butir.objects.filter(indikator__icontains=kata).values("perjanjian_id")
    pejabat = Penugasan.objects.filter(pegawai__in=Pegawai.objects.filter(orang, pemda_id=hak.pemda_id))
    cocok = (
        Q(jabatan__nama__icontains=kata)
        | Q(kode__iexact=kata)
        | Q(jabatan_id__in=pejabat.pada(hak.tanggal).values("jabatan_id"))
        | Q(pk__in=butir)
    )
    urut = ("-tahun", "pd__nama", "jabatan__urutan", "pk")
    semua = terlihat(hak).exclude(status=Status.BATAL).filter(cocok).select_related("pd", "jabatan").order_by(*urut)
    pk = list(semua[: BANYAK_HASIL + 1])
    return HasilCari(pk[:BANYAK_HASIL], pegawai, len(pk) > BANYAK_HASIL)
