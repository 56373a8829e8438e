"""A recap of the whole regency: its rows by PD, each PD measured as a recap of its own, every doubt by cell.

Nothing is saved here. A SKPD that is no PD of ours, or one whose document is set already and says otherwise, is a
fault - or, where the planner has said so knowingly, left out and named with count and sum.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from renstra.rules.impor import Keadaan, Perubahan, RancanganImpor, Temuan, UsulImpor
from renstra.rules.kode import tingkat_kode
from renstra.rules.rekap import BarisBernomor, Konteks, Rancangan, milik_skpd
from sakip.angka import format_bilangan, format_rupiah
from sakip.organisasi.enums import Tingkat

NOL = Decimal(0)
TAK_DIKENAL = "tidak dikenal sebagai Perangkat Daerah; samakan kode SKPD atau namanya."
Alamat = Callable[[int, str], str]


@dataclass(frozen=True)
class PdRekap:
    """A PD as a recap can meet it. `dokumen` - its document in words, empty where one will be made; `halangan` - why
    nothing can be written into it."""

    pk: int
    nama: str
    konteks: Konteks
    dokumen_id: int | None = None
    dokumen: str = ""
    versi_kunci: int = 0
    halangan: str = ""


@dataclass(frozen=True)
class BagianPd:
    """What the recap makes of the document of one PD."""

    pd: PdRekap
    rancangan: Rancangan

    @property
    def berubah(self) -> bool:
        return berubah(self.rancangan)


def berubah(rancangan: Rancangan) -> bool:
    """Whether there is anything to write."""
    return bool(rancangan.hilang) or any(u.keadaan != Keadaan.SAMA for u in rancangan.usul)


@dataclass
class _Skpd:
    """A SKPD as the file names it: where it first stands, and its rows."""

    sebut: str
    sel: str
    rows: list[BarisBernomor]

    @property
    def jumlah(self) -> Decimal:
        return sum((row["pagu"] or NOL for _, row in self.rows), NOL)

    def temuan(self, sebab: str, *, lewati: bool) -> Temuan:
        isi = f"{len(self.rows)} baris milik {self.sebut} ({format_rupiah(self.jumlah)})"
        return Temuan(self.sel, f"{isi} tidak diambil: {sebab}" if lewati else f"{isi} {sebab}")


def susun_pemda(
    rows: Iterable[BarisBernomor],
    semua: Sequence[PdRekap],
    sel: Alamat,
    *,
    lewati: bool,
    ukur: Callable[[PdRekap, Sequence[BarisBernomor]], Rancangan],
) -> RancanganImpor:
    """One row per PD. `sel` - the address of a column in a row; `lewati` - leave out what cannot be placed, instead
    of refusing the file; `ukur` - what the rows of a PD make of its document."""
    tertolak: list[Temuan] = []
    menurut_pd: dict[int, list[_Skpd]] = defaultdict(list)
    jumlah_baris = 0
    for skpd in _menurut_skpd(rows, sel):
        jumlah_baris += len(skpd.rows)
        if pd := _pd_dari(skpd, semua):
            menurut_pd[pd.pk].append(skpd)
        else:
            tertolak.append(skpd.temuan(TAK_DIKENAL, lewati=lewati))
    bagian = []
    for pd in (pd for pd in semua if pd.pk in menurut_pd):
        satu = BagianPd(pd, ukur(pd, [baris for skpd in menurut_pd[pd.pk] for baris in skpd.rows]))
        if pd.halangan and (satu.berubah or satu.rancangan.kesalahan):
            tertolak += [skpd.temuan(pd.halangan, lewati=lewati) for skpd in menurut_pd[pd.pk]]
        else:
            bagian.append(satu)
    kesalahan, keraguan = ([], tertolak) if lewati else (tertolak, [])
    tanpa = [pd.nama for pd in semua if pd.pk not in menurut_pd and pd.dokumen_id and not pd.halangan]
    if bagian and tanpa:
        keraguan.append(Temuan("", f"Tidak ada dalam berkas, dokumennya tidak diubah: {', '.join(tanpa)}."))
    return RancanganImpor(
        jumlah_baris=jumlah_baris,
        usul=tuple(_usul(b) for b in bagian),
        kesalahan=(*kesalahan, *(t for b in bagian for t in b.rancangan.kesalahan)),
        keraguan=_satukan([*keraguan, *(t for b in bagian for t in b.rancangan.keraguan)]),
        ringkasan=_ringkasan(bagian),
        judul_angka="Pagu",
        isi=tuple(bagian),
    )


def _menurut_skpd(rows: Iterable[BarisBernomor], sel: Alamat) -> list[_Skpd]:
    hasil: dict[tuple[str, str], _Skpd] = {}
    for nomor, row in rows:
        kunci = _skpd(row)
        if kunci not in hasil:
            kolom = "kode_skpd" if kunci[0] else "nama_skpd" if kunci[1] else "kode_sub_kegiatan"
            sebut = " ".join(filter(None, kunci)) or "SKPD tanpa kode dan nama"
            hasil[kunci] = _Skpd(sebut, sel(nomor, kolom), [])
        hasil[kunci].rows.append((nomor, row))
    return list(hasil.values())


def _skpd(row: Mapping[str, Any]) -> tuple[str, str]:
    return row["kode_skpd"] or "", row["nama_skpd"] or ""


def _pd_dari(skpd: _Skpd, semua: Sequence[PdRekap]) -> PdRekap | None:
    """The PD of these rows: by code, else by name."""
    kode, nama = _skpd(skpd.rows[0][1])
    cocok = [p for p in semua if milik_skpd(kode, nama, p.konteks.kode_skpd, p.konteks.nama_skpd)]
    dengan_kode = [p for p in cocok if p.konteks.kode_skpd]
    return next(iter(dengan_kode or cocok), None)


def _usul(bagian: BagianPd) -> UsulImpor:
    pd, jadi = bagian.pd, bagian.rancangan
    baru = pd.dokumen_id is None or not pd.konteks.lama
    keadaan = Keadaan.BERUBAH if bagian.berubah else Keadaan.SAMA
    keadaan = Keadaan.BARU if baru else Keadaan.BENTROK if jadi.bentrok else keadaan
    lama, kini = _angka_lama(pd.konteks), _angka(_kode_kini(bagian), jadi.total)
    return UsulImpor(
        kunci=str(pd.pk),
        label=pd.nama,
        keadaan=keadaan,
        perubahan=tuple(
            Perubahan(nama, "" if baru else lama[nama], isi) for nama, isi in kini.items() if baru or lama[nama] != isi
        ),
        keterangan=f"{pd.dokumen or 'Dokumen baru'}{_rincian(bagian)}",
        angka=kini["Pagu"],
    )


def _rincian(bagian: BagianPd) -> str:
    jadi = bagian.rancangan
    banyak = {
        "baris baru": sum(u.keadaan == Keadaan.BARU for u in jadi.usul),
        "berubah": sum(u.keadaan == Keadaan.BERUBAH for u in jadi.usul),
        "dihapus": len(jadi.hilang),
        "tolok ukur ikut dihapus": sum(h.jumlah_tolok_ukur for h in jadi.hilang),
        f"diubah orang lain sesudah berkas diekspor ({_sebut(jadi.bentrok)})": len(jadi.bentrok),
    }
    if len(jadi.sub_unit) > 1:
        banyak["sub unit"] = len(jadi.sub_unit)
    isi = ", ".join(f"{n} {kata}" for kata, n in banyak.items() if n)
    return f": {isi}" if isi else ""


def _sebut(kode: Iterable[str]) -> str:
    semua = sorted(kode)
    return ", ".join(semua[:5]) + (" dan lain-lain" if len(semua) > 5 else "")


def _kode_kini(bagian: BagianPd) -> set[str]:
    """The lines of the document as it will be: those of the file, and those that it leaves alone."""
    jadi = bagian.rancangan
    return {u.kode for u in jadi.usul} | (set(bagian.pd.konteks.lama) - {h.kode for h in jadi.hilang})


def _angka_lama(konteks: Konteks) -> Mapping[str, str]:
    return _angka(konteks.lama, sum((j for satu in konteks.lama.values() for j in satu.pagu.values()), NOL))


def _angka(kode: Iterable[str], total: Decimal) -> Mapping[str, str]:
    banyak = Counter(tingkat_kode(satu) for satu in kode)
    return {t.label: format_bilangan(banyak[t]) for t in Tingkat} | {"Pagu": format_rupiah(total, tak_putus=True)}


def _satukan(temuan: Iterable[Temuan]) -> tuple[Temuan, ...]:
    """The same doubt of several PD is one."""
    hasil: dict[str, Temuan] = {}
    for t in temuan:
        ada = hasil.get(t.pesan)
        hasil[t.pesan] = Temuan(ada.sel, t.pesan, ada.lain + t.lain + 1) if ada else t
    return tuple(hasil.values())


def _ringkasan(bagian: Sequence[BagianPd]) -> tuple[tuple[str, str], ...]:
    banyak = {t.label: sum(b.rancangan.banyak(t) for b in bagian) for t in Tingkat}
    return (
        ("Perangkat Daerah", format_bilangan(len(bagian))),
        ("Program", format_bilangan(banyak[Tingkat.PROGRAM.label])),
        ("Sub kegiatan", format_bilangan(banyak[Tingkat.SUB_KEGIATAN.label])),
        ("Jumlah pagu", format_rupiah(sum((b.rancangan.total for b in bagian), NOL))),
        ("Kegiatan", format_bilangan(banyak[Tingkat.KEGIATAN.label])),
    )
