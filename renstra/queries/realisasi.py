"""Realisasi anggaran per sub kegiatan and month, beside the pagu of the DPA in force (BK Pasal 9 ayat (1))."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from renstra.enums import JenisAnggaran, StatusDokumen
from renstra.models import BarisAnggaran, DokumenAnggaran, PaguSumberDana, RealisasiAnggaran
from renstra.queries.berlaku import dpa_berlaku
from renstra.rules.impor_realisasi import KonteksRealisasi, PdRealisasi
from renstra.rules.kode import daftar_bidang, induk_kode
from renstra.rules.realisasi import NOL, Penilaian, jumlah_bulan, kumulatif, nilai, persen_pagu, sampai
from sakip.angka import BULAN
from sakip.organisasi.enums import Tingkat
from sakip.organisasi.models import PerangkatDaerah
from sakip.teks import seragam

Bulanan = dict[int, Decimal]


def realisasi_tersimpan(pd_id: Iterable[int], tahun: int) -> dict[int, dict[str, Bulanan]]:
    """PD -> code -> month -> amount of the month, in one query."""
    hasil: dict[int, dict[str, Bulanan]] = defaultdict(lambda: defaultdict(dict))
    rows = RealisasiAnggaran.objects.filter(pd_id__in=list(pd_id), tahun=tahun)
    for pd, kode, bulan, jumlah in rows.values_list("pd_id", "kode", "bulan", "jumlah"):
        hasil[pd][kode][bulan] = jumlah
    return hasil


def realisasi_sampai(pd_id: int, tahun: int, bulan: int) -> dict[str, Decimal]:
    """Code -> spent from January to the end of `bulan`, in one query.

    BK Pasal 9 ayat (1) and its explanation: who comes into office on 12 July gets the pagu that the report of June
    leaves; so `bulan` is the last full month before.
    """
    semua = realisasi_tersimpan([pd_id], tahun)[pd_id]
    return {kode: sampai(isi, bulan) for kode, isi in semua.items()}


def konteks_realisasi(pemda_id: int, tahun: int, pd: PerangkatDaerah | None) -> KonteksRealisasi:
    """What a file is measured against: one PD, or with None every PD of the regency. Four queries, however many."""
    semua = [pd] if pd else list(PerangkatDaerah.objects.filter(pemda_id=pemda_id, aktif=True).order_by("kode", "id"))
    kunci = [p.pk for p in semua]
    dpa = _dpa_berlaku(kunci, tahun)
    pagu, nama = _pagu(list(dpa.values()))
    lama = realisasi_tersimpan(kunci, tahun)
    return KonteksRealisasi(
        tahun=tahun,
        seluruh=pd is None,
        pd=tuple(
            PdRealisasi(
                id=p.pk,
                kode_skpd=p.kode_sipd,
                nama=p.nama,
                sebutan=p.singkatan or p.nama,
                bidang=daftar_bidang(p.bidang_urusan),
                pagu=pagu[dpa[p.pk]] if p.pk in dpa else None,
                nama_sub=nama[dpa[p.pk]] if p.pk in dpa else {},
                lama=lama[p.pk],
            )
            for p in semua
        ),
    )


def _dpa_berlaku(pd_id: list[int], tahun: int) -> dict[int, int]:
    rows = DokumenAnggaran.objects.filter(
        pd_id__in=pd_id, tahun=tahun, jenis=JenisAnggaran.DPA, status=StatusDokumen.DITETAPKAN
    )
    return dict(rows.values_list("pd_id", "pk"))


def _pagu(dokumen: list[int]) -> tuple[dict[int, dict[str, Decimal]], dict[int, dict[str, str]]]:
    """Document -> sub kegiatan -> pagu, and -> name."""
    pagu: dict[int, dict[str, Decimal]] = defaultdict(dict)
    nama: dict[int, dict[str, str]] = defaultdict(dict)
    baris = BarisAnggaran.objects.filter(dokumen__in=dokumen, tingkat=Tingkat.SUB_KEGIATAN)
    for d, kode, sebut in baris.values_list("dokumen_id", "kode", "nama"):
        pagu[d][kode], nama[d][kode] = NOL, sebut
    jumlah = PaguSumberDana.objects.filter(baris__dokumen__in=dokumen, baris__tingkat=Tingkat.SUB_KEGIATAN)
    for d, kode, isi in jumlah.values_list("baris__dokumen_id", "baris__kode", "jumlah"):
        pagu[d][kode] += isi
    return pagu, nama


# ---- the page


@dataclass(frozen=True)
class BarisRealisasi:
    """A program, kegiatan or sub kegiatan: its pagu, its months, and what is to be said of it. `kini` and `sampai` -
    of and up to the month that the page looks at."""

    kode: str
    nama: str
    tingkat: str
    pagu: Decimal | None
    bulan: tuple[Decimal, ...]
    deret: tuple[Decimal, ...]
    kini: Decimal
    sampai: Decimal
    persen: Decimal | None
    sisa: Decimal | None
    penilaian: Penilaian | None = None


@dataclass(frozen=True)
class TampilanRealisasi:
    """`dpa` None: none is in force, so there is no pagu. `terakhir` - the last month with an amount, 0 without one."""

    dpa: DokumenAnggaran | None
    baris: tuple[BarisRealisasi, ...]
    asing: tuple[BarisRealisasi, ...]
    jumlah: BarisRealisasi
    bulan: int
    terakhir: int
    lebih: int

    @property
    def ada(self) -> bool:
        return bool(self.baris or self.asing)


def tampilan_realisasi(pd_id: int, tahun: int, *, bulan: int = 0, cari: str = "") -> TampilanRealisasi:
    """The year of a PD in four queries. `bulan` 0: the last month that has an amount. `cari`: only sub kegiatan that
    say so, with the lines above them; the sums stay those of the whole."""
    dpa = dpa_berlaku(pd_id, tahun)
    isi: dict[str, Bulanan] = realisasi_tersimpan([pd_id], tahun)[pd_id]
    pagu = _pagu([dpa.pk])[0][dpa.pk] if dpa else {}
    terakhir = max((b for k in isi.values() for b, j in k.items() if j), default=0)
    kini = bulan or terakhir or 1
    baris = list(dpa.baris.order_by("kode").values_list("kode", "nama", "tingkat")) if dpa else []
    milik = _di_bawah(baris, isi)
    tampil = [
        _baris(b, [isi.get(k, {}) for k in milik[b[0]]], sum((pagu[k] for k in milik[b[0]]), NOL), kini) for b in baris
    ]
    asing = [_baris((k, "", Tingkat.SUB_KEGIATAN), [isi[k]], None, kini) for k in sorted(isi.keys() - pagu.keys())]
    semua = _baris(("", "Jumlah", ""), isi.values(), sum(pagu.values(), NOL) if dpa else None, kini)
    return TampilanRealisasi(
        dpa=dpa,
        baris=tuple(_saring(tampil, cari)),
        asing=tuple(_saring(asing, cari)),
        jumlah=semua,
        bulan=kini,
        terakhir=terakhir,
        lebih=sum(bool(t.penilaian and t.penilaian.lebih) for t in tampil),
    )


def _di_bawah(baris: list[tuple[str, str, str]], isi: dict[str, Bulanan]) -> dict[str, list[str]]:
    """Line -> the sub kegiatan that add up to it."""
    hasil: dict[str, list[str]] = defaultdict(list)
    for kode, _, tingkat in baris:
        if tingkat != Tingkat.SUB_KEGIATAN:
            continue
        naik: str | None = kode
        while naik:
            hasil[naik].append(kode)
            naik = induk_kode(naik)
    return hasil


def _baris(baris: tuple[str, str, str], isi: Iterable[Bulanan], pagu: Decimal | None, kini: int) -> BarisRealisasi:
    kode, nama, tingkat = baris
    bulan = jumlah_bulan(isi)
    deret = kumulatif(bulan)
    terpakai = deret[kini - 1]
    return BarisRealisasi(
        kode=kode,
        nama=nama,
        tingkat=tingkat,
        pagu=pagu,
        bulan=tuple(bulan.values()),
        deret=deret,
        kini=bulan[kini],
        sampai=terpakai,
        persen=persen_pagu(terpakai, pagu),
        sisa=None if pagu is None else pagu - terpakai,
        penilaian=nilai(bulan, pagu) if tingkat == Tingkat.SUB_KEGIATAN else None,
    )


def _saring(baris: list[BarisRealisasi], cari: str) -> list[BarisRealisasi]:
    kata = seragam(cari)
    if not kata:
        return baris
    cocok = {b.kode for b in baris if b.penilaian and kata in f"{b.kode} {b.nama}".casefold()}
    return [b for b in baris if any(k == b.kode or k.startswith(f"{b.kode}.") for k in cocok)]


# ---- all PD


@dataclass(frozen=True)
class RealisasiPd:
    """What a PD has spent of its pagu; `pagu` None where no DPA is in force. `bulan`: the last with an amount."""

    id: int
    sebutan: str
    nama: str
    pagu: Decimal | None
    jumlah: Decimal
    persen: Decimal | None
    bulan: int

    @property
    def nama_bulan(self) -> str:
        return BULAN[self.bulan - 1] if self.bulan else ""


def realisasi_semua_pd(pemda_id: int, tahun: int) -> list[RealisasiPd]:
    """Every PD of the regency, in the queries of `konteks_realisasi`."""
    hasil = []
    for pd in konteks_realisasi(pemda_id, tahun, None).pd:
        pagu = sum(pd.pagu.values(), NOL) if pd.pagu is not None else None
        isi = [(b, j) for bulan in pd.lama.values() for b, j in bulan.items()]
        jumlah = sum((j for _, j in isi), NOL)
        akhir = max((b for b, j in isi if j), default=0)
        hasil.append(RealisasiPd(pd.id, pd.sebutan, pd.nama, pagu, jumlah, persen_pagu(jumlah, pagu), akhir))
    return hasil


def jumlah_pd(baris: Iterable[RealisasiPd]) -> RealisasiPd:
    """The regency as a whole."""
    semua = list(baris)
    pagu = sum((b.pagu for b in semua if b.pagu is not None), NOL)
    jumlah = sum((b.jumlah for b in semua), NOL)
    return RealisasiPd(
        0, "", "Jumlah", pagu, jumlah, persen_pagu(jumlah, pagu), max((b.bulan for b in semua), default=0)
    )
