"""The round trip of our own table of realisasi: a row per sub kegiatan, twelve months, a key that tells whether
somebody changed the row since it was exported (BK Pasal 9 ayat (1))."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from renstra.rules.catatan import Catatan
from renstra.rules.impor import Keadaan, RancanganImpor, UsulImpor
from renstra.rules.impor_realisasi import TANPA_DPA, Bulanan, PdRealisasi, periksa_pagu, usul_sub
from renstra.rules.kode import baca_kode
from renstra.rules.realisasi import BULAN_SETAHUN, NOL
from sakip.angka import format_rupiah
from sakip.organisasi.enums import Tingkat


@dataclass(frozen=True)
class BarisBulanan:
    """A line of the file: where it stands, its code and name, its months, the fingerprint it had when exported."""

    sel: str
    kode: str
    nama: str
    bulan: Bulanan
    sidik: str = ""


def nilai_sidik(kode: str, bulan: Bulanan) -> Sequence[object]:
    """What a row's fingerprint is taken of; a month of nothing and an empty one are the same."""
    return [kode, *(bulan.get(b) or None for b in BULAN_SETAHUN)]


class _Penyusun:
    def __init__(self, pd: PdRealisasi, arah: Mapping[str, str]) -> None:
        self.pd, self.arah = pd, arah
        self.catatan = Catatan()
        self.usul: list[UsulImpor] = []
        self.total = NOL
        self.sel: dict[str, str] = {}

    def baris(self, row: BarisBulanan) -> None:
        bacaan = baca_kode(row.kode, Tingkat.SUB_KEGIATAN, bidang=self.pd.bidang)
        if bacaan.salah:
            self.catatan.salah(row.sel, bacaan.salah)
            return
        for ragu in bacaan.ragu:
            self.catatan.ragu(row.sel, ragu)
        if bacaan.kode in self.sel:
            self.catatan.salah(row.sel, f"{bacaan.kode} sudah ada pada {self.sel[bacaan.kode]}; hapus salah satu.")
            return
        self.sel[bacaan.kode] = row.sel
        self._tambah(row, bacaan.kode)

    def _tambah(self, row: BarisBulanan, kode: str) -> None:
        baru = {b: j for b, j in row.bulan.items() if j}
        satu = usul_sub(self.pd, kode, self.pd.nama_sub.get(kode) or row.nama, baru)
        arah = self.arah.get(kode, "berubah")
        if arah == "biarkan":
            satu = replace(satu, keadaan=Keadaan.SAMA, perubahan=(), keterangan="diubah orang lain, tidak disentuh")
            self.usul.append(satu)
            return
        if arah == "bentrok":
            satu = replace(satu, keadaan=Keadaan.BENTROK)
        self.usul.append(satu)
        if satu.keadaan != Keadaan.SAMA:
            self.total += sum(baru.values(), NOL)
            periksa_pagu(self.catatan, self.pd, kode, baru, row.sel)

    def selesai(self, jumlah_baris: int) -> RancanganImpor:
        if self.pd.pagu is None:
            self.catatan.ragu("", TANPA_DPA.format(self.pd.sebutan))
        ubah = [u for u in self.usul if u.keadaan != Keadaan.SAMA]
        return RancanganImpor(
            jumlah_baris=jumlah_baris,
            usul=tuple(self.usul),
            kesalahan=self.catatan.kesalahan,
            keraguan=self.catatan.keraguan,
            ringkasan=(
                ("Sub kegiatan", str(len(self.usul))),
                ("Yang berubah", str(len(ubah))),
                ("Realisasi yang berubah", format_rupiah(self.total)),
            ),
            judul_angka="Realisasi setahun",
        )


def susun(rows: Iterable[BarisBulanan], pd: PdRealisasi, arah: Mapping[str, str]) -> RancanganImpor:
    """`arah`: code -> what `tiga_arah` says of the row; a code that is not in it comes without a key."""
    penyusun, jumlah = _Penyusun(pd, arah), 0
    for row in rows:
        penyusun.baris(row)
        jumlah += 1
    return penyusun.selesai(jumlah)
