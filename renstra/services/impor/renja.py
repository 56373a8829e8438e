"""The worksheet of Renja, DPA and DPPA as regencies use it, into a draft RKA or DPA: lines, pagu, tolok ukur."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from renstra import queries
from renstra.enums import JenisImpor, JenisTolokUkur
from renstra.excel import renja as excel
from renstra.excel import tolok_ukur as excel_tolok
from renstra.excel.banding import bandingkan
from renstra.models import BarisAnggaran, DokumenAnggaran, Impor, PaguSumberDana, TolokUkur
from renstra.queries.nama_kode import nama_dari_renstra
from renstra.queries.nomenklatur import nama_dari_nomenklatur
from renstra.rules import impor_renja as rules
from renstra.rules.catatan import Catatan
from renstra.rules.impor import Keadaan, RancanganImpor, UsulImpor
from renstra.rules.impor_pohon import Alamat
from renstra.rules.kode import daftar_bidang, induk_kode, tingkat_kode
from renstra.rules.sub_unit import Pos, ikuti
from renstra.services.impor import tolok_ukur
from renstra.services.impor.anggaran import kembalikan_dokumen, potret_dokumen, sumber_dana, tulis_pagu
from renstra.services.impor.asal_rkt import AsalRKT
from renstra.services.impor.dasar import HAPUS, PERTANYAAN_HAPUS, Pengimpor
from renstra.services.impor.tabel import UkurBaris, ukur
from renstra.services.impor.temuan import dari_lembar
from renstra.services.impor.tolok_ukur import milik
from sakip.angka import format_rupiah
from sakip.lembar import Hasil, Kolom
from sakip.organisasi.enums import Tingkat
from sakip.teks import seragam

NOL = Decimal(0)
_DALAM = {tingkat: i for i, tingkat in enumerate(Tingkat)}
_LABEL = {"nama": "Nama", "pagu": "Pagu"}


@dataclass(frozen=True)
class Ukuran:
    renja: rules.Renja
    nama: Mapping[str, str]
    pagu: Mapping[str, Mapping[Pos[str], Decimal]]
    tolok: Sequence[UkurBaris]
    hapus: Sequence[BarisAnggaran]


def kolom(impor: Impor) -> Sequence[Kolom]:
    return excel.COLUMNS


def susun(impor: Impor, hasil: Hasil) -> RancanganImpor:
    dokumen, catatan = milik(impor), Catatan()
    lembar = dari_lembar(hasil, catatan, diam=("LOKASI", "KETERANGAN", "PELAKSANAAN", "KELUARAN SUB"))
    ada = {b.kode: b for b in dokumen.baris.all()}
    renja = rules.susun(hasil.rows, hasil.sel, _konteks(dokumen, ada), catatan)
    nama = _nama(dokumen, renja, ada, catatan)
    pk = {kode: b.pk for kode, b in ada.items()}
    tersimpan = _Tersimpan(dokumen)
    tolok = [_tolok(t, pk, hasil.sel, tersimpan, catatan) for t in renja.tolok_ukur]
    hapus = [b for kode, b in sorted(ada.items()) if kode not in nama] if impor.isian.get(HAPUS) else []
    jumlah, pagu = queries.jumlah_per_baris(dokumen), _pagu(dokumen, renja, hasil.sel, catatan)
    tetap = {k: j for k, j in jumlah.items() if _tetap(k, renja) and k not in {b.kode for b in hapus}}
    return RancanganImpor(
        jumlah_baris=len(hasil.rows),
        usul=(*_Tampil(renja, nama, ada, jumlah, tetap).usul(tolok), *_usul_hapus(hapus, jumlah)),
        kesalahan=tuple(catatan.kesalahan),
        keraguan=(*lembar, *catatan.keraguan),
        ringkasan=tuple(_ringkasan(renja, nama)),
        judul_angka="Pagu",
        isi=Ukuran(renja, nama, pagu, tolok, hapus),
    )


def _konteks(dokumen: DokumenAnggaran, ada: Mapping[str, BarisAnggaran]) -> rules.Konteks:
    return rules.Konteks(
        tahun=dokumen.tahun,
        bidang=daftar_bidang(dokumen.pd.bidang_urusan),
        dana={s.kode: s.nama for s in queries.sumber_dana(dokumen.pemda_id)},
        sub={k: b.nama for k, b in ada.items() if b.tingkat == Tingkat.SUB_KEGIATAN},
        tolok_ukur=excel.TOLOK_UKUR,
    )


def _nama(
    dokumen: DokumenAnggaran, renja: rules.Renja, ada: Mapping[str, BarisAnggaran], catatan: Catatan
) -> dict[str, str]:
    """The names of all lines of the file: its own, the document's, the nomenclature's, the Renstra's."""
    atas = renja.kode_atas()
    tersimpan = {k: b.nama for k, b in ada.items()}
    nasional = nama_dari_nomenklatur(atas, dokumen.edisi_id, dokumen.pemda_id)
    sumber = (renja.nama, tersimpan, nasional, nama_dari_renstra(dokumen))
    nama = rules.nama_atas(atas, sumber, catatan) | {k: s.nama for k, s in renja.sub.items()}
    sama = {k: tersimpan[k] for k, n in nama.items() if seragam(tersimpan.get(k, "")) == seragam(n)}
    return dict(sorted((nama | sama).items()))


def _pagu(
    dokumen: DokumenAnggaran, renja: rules.Renja, alamat: Alamat, catatan: Catatan
) -> dict[str, Mapping[Pos[str], Decimal]]:
    """The money that the worksheet states, divided over the sub units that spend it: it names none itself."""
    lama = queries.pagu_dokumen(dokumen)
    hasil: dict[str, Mapping[Pos[str], Decimal]] = {}
    for kode, sub in renja.sub.items():
        if sub.pagu:
            hasil[kode], hilang = ikuti(sub.pagu, lama.get(kode, {}))
            if hilang:
                pesan = (
                    f"{kode} dibelanjakan beberapa sub unit, sedangkan berkas ini tidak menyebutnya; pagu yang "
                    "berubah dicatat pada Perangkat Daerah sendiri. Bagi lagi sesudah impor."
                )
                catatan.ragu(alamat(sub.baris, "pagu"), pesan)
    return hasil


# ---- tolok ukur


class _Tersimpan:
    """The tolok ukur of the document, and the RKT rows that a hasil may come from."""

    def __init__(self, dokumen: DokumenAnggaran) -> None:
        semua = TolokUkur.objects.filter(baris__dokumen=dokumen)
        self.menurut = {(t.baris_id, t.jenis, seragam(t.uraian)): t for t in semua}
        self.asal = AsalRKT.bagi(dokumen)


def _tolok(
    t: rules.TolokBerkas, pk: Mapping[str, int], alamat: Alamat, tersimpan: _Tersimpan, catatan: Catatan
) -> UkurBaris:
    lama = tersimpan.menurut.get((pk.get(t.kode, 0), t.jenis, seragam(t.uraian)))
    kini = excel_tolok.isi_baris(lama) if lama else dict.fromkeys(excel_tolok.LABEL, "")
    isi: dict[str, Any] = kini | {
        "baris": lama.baris_id if lama else t.kode,
        "jenis": t.jenis.value,
        "target": t.target,
    }
    isi |= {} if lama else {"uraian": t.uraian, "satuan": t.satuan}
    if t.jenis == JenisTolokUkur.HASIL and not isi["baris_rkt"]:
        asal = tersimpan.asal.menurut_teks(t.uraian)
        isi["baris_rkt"] = asal.pk if asal else None
        if asal is None:
            pesan = "Hasil tidak sama dengan satu pun indikator RKT; tunjuk baris RKT-nya sesudah impor."
            catatan.ragu(alamat(t.baris, t.kolom), pesan)
    return ukur(t.baris, None, lama, kini, isi, label=excel_tolok.LABEL, kata=excel_tolok.kata)


# ---- what is shown


def _tetap(kode: str, renja: rules.Renja) -> bool:
    """Whether a sub kegiatan keeps its money: one that the file does not name, or names without pagu."""
    return tingkat_kode(kode) == Tingkat.SUB_KEGIATAN and not (kode in renja.sub and renja.sub[kode].pagu)


@dataclass(frozen=True)
class _Tampil:
    """What the preview is made of. `jumlah` - the sums now; `tetap` - the money of sub kegiatan that stays."""

    renja: rules.Renja
    nama: Mapping[str, str]
    ada: Mapping[str, BarisAnggaran]
    jumlah: Mapping[str, Decimal]
    tetap: Mapping[str, Decimal]

    def usul(self, tolok: Sequence[UkurBaris]) -> Iterator[UsulImpor]:
        milik_kode: dict[str, list[UkurBaris]] = defaultdict(list)
        kode_lama = {b.pk: k for k, b in self.ada.items()}
        for t in tolok:
            milik_kode[kode_lama.get(t.isi["baris"], t.isi["baris"])].append(t)
        for kode, teks in self.nama.items():
            yield _usul_baris(kode, {"nama": teks, "pagu": self._nanti(kode)}, self.ada.get(kode), self.jumlah)
            dalam = _DALAM[_tingkat(kode)] + 1
            yield from (_usul_tolok(kode, t, dalam) for t in milik_kode[kode])

    def _nanti(self, kode: str) -> Decimal:
        tetap = (j for k, j in self.tetap.items() if k == kode or k.startswith(f"{kode}."))
        return self.renja.jumlah(kode) + sum(tetap, NOL)


def _usul_tolok(kode: str, t: UkurBaris, dalam: int) -> UsulImpor:
    label = f"{excel_tolok.kata('jenis', t.isi['jenis'])}: {t.isi['uraian']}"
    kunci = f"{kode}:{t.isi['jenis']}:{seragam(t.isi['uraian'])}"
    return replace(t.usul(label, angka=t.isi["target"], dalam=dalam), kunci=kunci)


def _usul_baris(
    kode: str, isi: dict[str, Any], lama: BarisAnggaran | None, jumlah: Mapping[str, Decimal]
) -> UsulImpor:
    dalam, angka = _DALAM[_tingkat(kode)], format_rupiah(isi["pagu"])
    label = f"{kode} {isi['nama']}"
    if lama is None:
        return UsulImpor(kode, label, Keadaan.BARU, angka=angka, dalam=dalam)
    b = bandingkan(None, {"nama": lama.nama, "pagu": jumlah.get(kode, NOL)}, isi, _LABEL)
    return UsulImpor(kode, label, b.keadaan, b.perubahan, angka=angka, dalam=dalam)


def _usul_hapus(hapus: Sequence[BarisAnggaran], jumlah: Mapping[str, Decimal]) -> Iterator[UsulImpor]:
    for b in hapus:
        angka = format_rupiah(jumlah.get(b.kode, NOL))
        yield UsulImpor(b.kode, str(b), Keadaan.DIHAPUS, angka=angka, dalam=_DALAM[_tingkat(b.kode)])


def _tingkat(kode: str) -> Tingkat:
    tingkat = tingkat_kode(kode)
    assert tingkat is not None
    return tingkat


def _ringkasan(renja: rules.Renja, nama: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for tingkat in Tingkat:
        yield str(tingkat.label), str(sum(_tingkat(k) == tingkat for k in nama))
    yield "Tolok ukur", str(len(renja.tolok_ukur))
    yield "Pagu", format_rupiah(sum((s.jumlah for s in renja.sub.values()), NOL))


# ---- writing


def terapkan(impor: Impor, rancangan: RancanganImpor) -> None:
    dokumen, ukuran = milik(impor), rancangan.isi
    renja: rules.Renja = ukuran.renja
    dokumen.baris.filter(pk__in=[b.pk for b in ukuran.hapus]).delete()
    ada = _tulis_baris(dokumen, ukuran.nama)
    dana = sumber_dana(dokumen, renja.dana_baru)
    PaguSumberDana.objects.filter(baris__in=[ada[kode].pk for kode in ukuran.pagu]).delete()
    tulis_pagu({(ada[kode].pk, dana[d], unit): j for kode, isi in ukuran.pagu.items() for (d, unit), j in isi.items()})
    for satu in ukuran.tolok:
        if satu.lama is None:
            satu.isi["baris"] = ada[satu.isi["baris"]].pk
    tolok_ukur.tulis(dokumen, ukuran.tolok, impor.putusan)


def _tulis_baris(dokumen: DokumenAnggaran, nama: Mapping[str, str]) -> dict[str, BarisAnggaran]:
    """Add the lines that are missing, parents first, and give all of them the file's names."""
    ada = {b.kode: b for b in dokumen.baris.all()}
    berganti = [b for kode, b in ada.items() if nama.get(kode, b.nama) != b.nama]
    for baris in berganti:
        baris.nama = nama[baris.kode]
    BarisAnggaran.objects.bulk_update(berganti, ["nama"], batch_size=200)
    for tingkat in Tingkat:
        baru = [
            BarisAnggaran(dokumen=dokumen, induk=ada.get(induk_kode(kode) or ""), tingkat=tingkat, kode=kode, nama=n)
            for kode, n in nama.items()
            if kode not in ada and tingkat_kode(kode) == tingkat
        ]
        ada |= {b.kode: b for b in BarisAnggaran.objects.bulk_create(baru)}
    return ada


def cadangkan(impor: Impor) -> Any:
    return potret_dokumen(milik(impor))


def pulihkan(impor: Impor) -> None:
    kembalikan_dokumen(milik(impor), impor.cadangan)


def templat(impor: Impor) -> bytes:
    return excel.ekspor(milik(impor))


PENGIMPOR = Pengimpor(
    jenis=JenisImpor.RENJA,
    kolom=kolom,
    susun=susun,
    terapkan=terapkan,
    cadangkan=cadangkan,
    pulihkan=pulihkan,
    templat=templat,
    maks_baris=20_000,
    catatan="Satu baris per sub kegiatan dengan tolok ukur, sumber dana, dan pagunya. Nama program dan kegiatan "
    "diambil dari berkas, dari dokumen ini, atau dari nomenklatur. Sub kegiatan yang tidak disebut tidak berubah.",
    pertanyaan=lambda impor: (PERTANYAAN_HAPUS,),
)
