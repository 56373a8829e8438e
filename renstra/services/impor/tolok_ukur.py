"""The four indicators of the lines of an RKA or DPA: our own worksheet, pre-filled, out and back (GM/SM Lampiran)."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from renstra import queries
from renstra.enums import JenisImpor
from renstra.excel import tolok_ukur as excel
from renstra.models import DokumenAnggaran, Impor, TolokUkur
from renstra.rules.catatan import Catatan
from renstra.rules.impor import Keadaan, RancanganImpor, UsulImpor
from renstra.rules.kode import baca_kode, daftar_bidang
from renstra.rules.target import bilangan_target
from renstra.services.impor.asal_rkt import AsalRKT
from renstra.services.impor.dasar import HAPUS, PERTANYAAN_HAPUS, Pengimpor
from renstra.services.impor.potret import kembalikan, potret
from renstra.services.impor.tabel import UkurBaris, tolak_asing, tolak_kembar, ukur
from renstra.services.impor.temuan import dari_lembar
from sakip.angka import Jenis, Nilai
from sakip.lembar import Hasil, Kolom
from sakip.teks import seragam


def milik(impor: Impor) -> DokumenAnggaran:
    assert impor.anggaran is not None
    return impor.anggaran


def kolom(impor: Impor) -> Sequence[Kolom]:
    return excel.COLUMNS


def susun(impor: Impor, hasil: Hasil) -> RancanganImpor:
    catatan = Catatan()
    lembar = dari_lembar(hasil, catatan, diam=("NAMA",))
    pengukur = _Pengukur(milik(impor), hasil, catatan)
    tolak_asing(hasil, pengukur.ada, TolokUkur, catatan)
    semua = [u for nomor, row in hasil.rows if (u := pengukur.baris(nomor, row))]
    tolak_kembar(semua, lambda nomor: hasil.sel(nomor, "uraian"), catatan)
    disebut = {u.lama.pk for u in semua if u.lama}
    hapus = [t for pk, t in pengukur.ada.items() if pk not in disebut] if impor.isian.get(HAPUS) else []
    return RancanganImpor(
        jumlah_baris=len(hasil.rows),
        usul=(*usul(semua, pengukur.kode), *dihapus(hapus, pengukur.kode)),
        kesalahan=tuple(catatan.kesalahan),
        keraguan=(*lembar, *catatan.keraguan),
        ringkasan=tuple(ringkasan(semua)),
        judul_angka="Target",
        isi=(semua, hapus),
    )


def usul(semua: Iterable[UkurBaris], kode: Mapping[int, str]) -> Iterator[UsulImpor]:
    for u in semua:
        label = f"{kode.get(u.isi['baris'], '')} {excel.kata('jenis', u.isi['jenis'])}: {u.isi['uraian']}".strip()
        yield u.usul(label, angka=u.isi["target"])


def dihapus(hapus: Iterable[TolokUkur], kode: Mapping[int, str]) -> Iterator[UsulImpor]:
    for t in hapus:
        label = f"{kode[t.baris_id]} {t.get_jenis_display()}: {t.uraian}"
        yield UsulImpor(f"b{t.pk}", label, Keadaan.DIHAPUS, angka=t.target)


def ringkasan(semua: Sequence[UkurBaris]) -> Iterator[tuple[str, str]]:
    for jenis in excel.J:
        if banyak := sum(u.isi["jenis"] == jenis for u in semua):
            yield str(jenis.label), str(banyak)


class _Pengukur:
    def __init__(self, dokumen: DokumenAnggaran, hasil: Hasil, catatan: Catatan) -> None:
        self.hasil, self.catatan = hasil, catatan
        self.bidang = daftar_bidang(dokumen.pd.bidang_urusan)
        self.ada = {t.pk: t for t in queries.tolok_ukur(dokumen)}
        self.menurut = {(t.baris_id, t.jenis, seragam(t.uraian)): t for t in self.ada.values()}
        self.kode = dict(dokumen.baris.values_list("pk", "kode"))
        self.baris_kode = {kode: pk for pk, kode in self.kode.items()}
        self.asal = AsalRKT.bagi(dokumen)

    def baris(self, nomor: int, row: Mapping[str, Any]) -> UkurBaris | None:
        kunci = row["kunci"]
        if not row["uraian"]:
            self._tanpa_uraian(nomor, row)
            return None
        baris = self._letak(nomor, row["kode"])
        if baris is None:
            return None
        menurut = self.menurut.get((baris, row["jenis"], seragam(row["uraian"])))
        lama = self.ada.get(kunci.pk) if kunci else menurut
        kini = excel.isi_baris(lama) if lama else dict.fromkeys(excel.LABEL, "")
        isi = kini | self._isi(nomor, row) | {"baris": baris}
        if lama is None and kunci is None:
            self._lengkapi(isi, row["target"])
        if not isi["target"]:
            self.catatan.salah(self.hasil.sel(nomor, "target"), "Target belum diisi.")
        return ukur(nomor, kunci, lama, kini, isi, label=excel.LABEL, kata=self._kata)

    def _tanpa_uraian(self, nomor: int, row: Mapping[str, Any]) -> None:
        """The empty rows of the template say nothing; a row with a target or a key does."""
        if row["target"] is not None or row["kunci"] or row["baris_rkt"]:
            pesan = "Tolok ukur belum diisi. Untuk menghapusnya, hapus barisnya dan pilih hapus saat mengunggah."
            self.catatan.salah(self.hasil.sel(nomor, "uraian"), pesan)

    def _letak(self, nomor: int, teks: str) -> int | None:
        sel = self.hasil.sel(nomor, "kode")
        bacaan = baca_kode(teks, bidang=self.bidang)
        kode = teks if teks in self.baris_kode else bacaan.kode
        if kode not in self.baris_kode:
            self.catatan.salah(sel, bacaan.salah or f"Kode {kode} belum ada pada dokumen ini.")
            return None
        return self.baris_kode[kode]

    def _isi(self, nomor: int, row: Mapping[str, Any]) -> dict[str, Any]:
        isi: dict[str, Any] = {}
        for field in ("jenis", "uraian", "target", "satuan"):
            if field in self.hasil.tempat:
                nilai = row[field]
                isi[field] = nilai.tertulis if isinstance(nilai, Nilai) else nilai or ""
        if "baris_rkt" in self.hasil.tempat:
            isi["baris_rkt"] = self._asal(nomor, row["baris_rkt"])
        return isi

    def _asal(self, nomor: int, teks: str | None) -> int | None:
        if not teks:
            return None
        asal = self.asal.cari(teks)
        if asal is None:
            pesan = (
                f"Baris RKT “{teks[:60]}” tidak ditemukan atau ada lebih dari satu. Salin KODE dari lembar Baris RKT."
            )
            self.catatan.salah(self.hasil.sel(nomor, "baris_rkt"), pesan)
        return asal.pk if asal else None

    def _lengkapi(self, isi: dict[str, Any], target: Nilai | None) -> None:
        """A new row without a unit takes the one that stands in its target."""
        if not isi["satuan"] and target is not None and target.jenis != Jenis.TEKS:
            isi["satuan"] = target.satuan[:60]

    def _kata(self, field: str, nilai: object) -> str:
        return self.kode.get(nilai, "") if field == "baris" and isinstance(nilai, int) else excel.kata(field, nilai)


def terapkan(impor: Impor, rancangan: RancanganImpor) -> None:
    semua, hapus = rancangan.isi
    TolokUkur.objects.filter(pk__in=[t.pk for t in hapus]).delete()
    tulis(milik(impor), semua, impor.putusan)


def tulis(dokumen: DokumenAnggaran, semua: Iterable[UkurBaris], putusan: Mapping[str, str]) -> None:
    """Write the rows that the file changes or adds; new ones stand last on their line."""
    akhir: dict[int, int] = defaultdict(int)
    for baris, urutan in TolokUkur.objects.filter(baris__dokumen=dokumen).values_list("baris_id", "urutan"):
        akhir[baris] = max(akhir[baris], urutan)
    berubah: list[TolokUkur] = []
    baru: list[TolokUkur] = []
    for satu in semua:
        if not satu.berlaku(putusan):
            continue
        isi = satu.isi
        tolok = satu.lama or TolokUkur()
        if satu.lama is None:
            akhir[isi["baris"]] += 1
            tolok.urutan = akhir[isi["baris"]]
        tolok.baris_id, tolok.baris_rkt_id = isi["baris"], isi["baris_rkt"] or None
        tolok.jenis, tolok.uraian, tolok.satuan = isi["jenis"], isi["uraian"], isi["satuan"]
        tolok.target, tolok.target_bilangan = isi["target"], bilangan_target(isi["target"])
        (baru if satu.lama is None else berubah).append(tolok)
    TolokUkur.objects.bulk_create(baru, batch_size=200)
    kolom_diubah = ["baris", "baris_rkt", "jenis", "uraian", "satuan", "target", "target_bilangan"]
    TolokUkur.objects.bulk_update(berubah, kolom_diubah, batch_size=200)


def cadangkan(impor: Impor) -> Any:
    return potret(TolokUkur.objects.filter(baris__dokumen=milik(impor)))


def pulihkan(impor: Impor) -> None:
    kembalikan(impor.cadangan, TolokUkur.objects.filter(baris__dokumen=milik(impor)))


def templat(impor: Impor) -> bytes:
    return excel.ekspor(milik(impor))


PENGIMPOR = Pengimpor(
    jenis=JenisImpor.TOLOK_UKUR,
    kolom=kolom,
    susun=susun,
    terapkan=terapkan,
    cadangkan=cadangkan,
    pulihkan=pulihkan,
    templat=templat,
    maks_baris=20_000,
    catatan="Unduh templatnya: setiap program, kegiatan, dan sub kegiatan dokumen ini sudah ada di dalamnya, dan "
    "lembar kedua memuat baris RKT untuk disalin ke tolok ukur hasil.",
    pertanyaan=lambda impor: (PERTANYAAN_HAPUS,),
)
