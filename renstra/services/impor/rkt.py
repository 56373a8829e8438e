"""The rows of an RKT: our own worksheet, which comes pre-filled and goes back (GM/SM Pasal 10)."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django.db.models import Max, ProtectedError

from renstra import queries
from renstra.enums import JenisImpor
from renstra.excel import rkt as excel
from renstra.models import RKT, BarisRKT, Impor, Indikator, TolokUkur
from renstra.rules.catatan import Catatan
from renstra.rules.impor import Keadaan, RancanganImpor, UsulImpor
from renstra.rules.target import bilangan_target
from renstra.services.dasar import Ditolak
from renstra.services.impor.dasar import HAPUS, PERTANYAAN_HAPUS, Pengimpor
from renstra.services.impor.potret import kembalikan, potret
from renstra.services.impor.tabel import UkurBaris, tandai_baru, tolak_asing, tolak_kembar, ukur
from renstra.services.impor.temuan import dari_lembar
from renstra.services.rkt import DIPAKAI, dari_indikator
from sakip.angka import Nilai
from sakip.lembar import Hasil, Kolom
from sakip.teks import seragam


def _milik(impor: Impor) -> RKT:
    assert impor.rkt is not None
    return impor.rkt


def kolom(impor: Impor) -> Sequence[Kolom]:
    return excel.COLUMNS


def susun(impor: Impor, hasil: Hasil) -> RancanganImpor:
    rkt, catatan = _milik(impor), Catatan()
    lembar = dari_lembar(hasil, catatan, diam=("TARGET MENURUT RENCANA",))
    pengukur = _Pengukur(rkt, hasil, catatan)
    tolak_asing(hasil, pengukur.ada, BarisRKT, catatan)
    semua = [u for nomor, row in hasil.rows if (u := pengukur.baris(nomor, row))]
    tolak_kembar(semua, lambda nomor: hasil.sel(nomor, "nama"), catatan)
    disebut = {u.lama.pk for u in semua if u.lama}
    hapus = [b for pk, b in pengukur.ada.items() if pk not in disebut] if impor.isian.get(HAPUS) else []
    if TolokUkur.objects.filter(baris_rkt__in=hapus).exists():
        catatan.salah("", f"Ada baris yang hilang dari berkas tetapi masih dirujuk. {DIPAKAI}")
    return RancanganImpor(
        jumlah_baris=len(hasil.rows),
        usul=(*(u.usul(u.isi["nama"], angka=u.isi["target"]) for u in semua), *_dihapus(hapus)),
        kesalahan=tuple(catatan.kesalahan),
        keraguan=(*lembar, *catatan.keraguan),
        ringkasan=(("Indikator", str(len(semua))),),
        judul_angka="Target",
        isi=(semua, hapus),
    )


def _dihapus(hapus: Sequence[BarisRKT]) -> Iterator[UsulImpor]:
    return (UsulImpor(f"b{b.pk}", b.nama, Keadaan.DIHAPUS, angka=b.target) for b in hapus)


class _Pengukur:
    def __init__(self, rkt: RKT, hasil: Hasil, catatan: Catatan) -> None:
        self.rkt, self.hasil, self.catatan = rkt, hasil, catatan
        self.ada = {b.pk: b for b in rkt.baris.all()}
        self.rencana: list[Indikator] | None = None

    def baris(self, nomor: int, row: Mapping[str, Any]) -> UkurBaris | None:
        kunci = row["kunci"]
        lama = self.ada.get(kunci.pk) if kunci else self._sebentuk(row)
        kini = excel.isi_baris(lama) if lama else dict.fromkeys(excel.LABEL, "")
        isi = kini | self._isi(row)
        satu = ukur(nomor, kunci, lama, kini, isi, label=excel.LABEL, kata=excel.kata)
        if lama is None:
            return self._baru(satu, nomor)
        if not isi["target"]:
            self.catatan.ragu(self.hasil.sel(nomor, "target"), "Target dikosongkan.")
        return satu

    def _isi(self, row: Mapping[str, Any]) -> dict[str, Any]:
        """What the file says; an empty choice says nothing."""
        isi: dict[str, Any] = {}
        for field in excel.LABEL:
            nilai = row[field]
            if field in self.hasil.tempat and not (field == "jenis" and nilai is None):
                isi[field] = nilai.tertulis if isinstance(nilai, Nilai) else nilai or ""
        return isi

    def _sebentuk(self, row: Mapping[str, Any]) -> BarisRKT | None:
        """The row that one without a key means: the same indicator, of the same sasaran where there are several."""
        calon = [b for b in self.ada.values() if seragam(b.nama) == seragam(row["nama"])]
        if len(calon) > 1:
            calon = [b for b in calon if seragam(b.sasaran) == seragam(row["sasaran"] or "")]
        return calon[0] if len(calon) == 1 else None

    def _baru(self, satu: UkurBaris, nomor: int) -> UkurBaris | None:
        """A new row takes the rest from the plan's indicator; an RKT is drawn from the plan (GM/SM Pasal 10)."""
        if satu.banding.keadaan == Keadaan.SAMA:
            return satu
        if self.rencana is None:
            self.rencana = queries.indikator_urut(self.rkt.rencana)
        calon = [i for i in self.rencana if seragam(i.nama) == seragam(satu.isi["nama"])]
        if len(calon) != 1:
            kata = "ada lebih dari satu" if calon else "tidak ada"
            pesan = f"Indikator ini {kata} pada {self.rkt.rencana}. Salin persis, atau tambahkan di sana lebih dahulu."
            self.catatan.salah(self.hasil.sel(nomor, "nama"), pesan)
            return None
        contoh = dari_indikator(self.rkt, calon[0], 0)
        asal = excel.isi_baris(contoh) | {"asal": calon[0], "target_rencana": contoh.target_rencana}
        return tandai_baru(satu, asal)


def terapkan(impor: Impor, rancangan: RancanganImpor) -> None:
    rkt, (semua, hapus) = _milik(impor), rancangan.isi
    try:
        BarisRKT.objects.filter(pk__in=[b.pk for b in hapus]).delete()
    except ProtectedError:
        raise Ditolak(DIPAKAI) from None
    akhir = rkt.baris.aggregate(n=Max("urutan"))["n"] or 0
    berubah: list[BarisRKT] = []
    baru: list[BarisRKT] = []
    for satu in semua:
        if not satu.berlaku(impor.putusan):
            continue
        akhir += satu.lama is None
        baris = satu.lama or dari_indikator(rkt, satu.isi["asal"], akhir)
        for field in excel.LABEL:
            setattr(baris, field, satu.isi[field])
        baris.target_bilangan = bilangan_target(baris.target)
        (baru if satu.lama is None else berubah).append(baris)
    BarisRKT.objects.bulk_create(baru)
    BarisRKT.objects.bulk_update(berubah, [*excel.LABEL, "target_bilangan"], batch_size=200)


def cadangkan(impor: Impor) -> Any:
    return potret(_milik(impor).baris.all())


def pulihkan(impor: Impor) -> None:
    try:
        kembalikan(impor.cadangan, _milik(impor).baris.all())
    except ProtectedError:
        raise Ditolak(DIPAKAI) from None


def templat(impor: Impor) -> bytes:
    return excel.ekspor(_milik(impor))


PENGIMPOR = Pengimpor(
    jenis=JenisImpor.RKT,
    kolom=kolom,
    susun=susun,
    terapkan=terapkan,
    cadangkan=cadangkan,
    pulihkan=pulihkan,
    templat=templat,
    maks_baris=5_000,
    catatan="Unduh templatnya: ia berisi baris RKT dengan target rencananya di samping. Ubah target dan alasannya, "
    "atau tambahkan indikator dari rencana, lalu unggah lagi.",
    pertanyaan=lambda impor: (PERTANYAAN_HAPUS,),
)
