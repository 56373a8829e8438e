"""A recap of the whole regency: its rows by PD, each PD measured as a recap of its own, every doubt by cell.

Nothing is saved here. A SKPD that is no PD of ours, or whose document is set already, is a fault - or, where the
planner has said so knowingly, left out and named with count and sum.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from renstra.rules.impor import Keadaan, Perubahan, RancanganImpor, Temuan, UsulImpor
from renstra.rules.kode import tingkat_kode
from renstra.rules.rekap import BarisBernomor, Konteks, Rancangan, milik_skpd, susun
from sakip.angka import format_bilangan, format_rupiah
from sakip.organisasi.enums import Tingkat

NOL = Decimal(0)


@dataclass(frozen=True)
class PdRekap:
    """A PD as a recap can meet it. `dokumen` - its draft in words, empty where one will be made; `halangan` - why
    nothing can be written for it."""

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
        return bool(self.rancangan.hilang) or any(u.keadaan != Keadaan.SAMA for u in self.rancangan.usul)


@dataclass
class _Skpd:
    """A SKPD as the file names it: where it first stands, and its rows."""

    sebut: str
    sel: str
    rows: list[BarisBernomor]

    @property
    def jumlah(self) -> Decimal:
        return sum((row["pagu"] or NOL for _, row in self.rows), NOL)

    def temuan(self, sebab: str) -> Temuan:
        return Temuan(self.sel, f"{len(self.rows)} baris milik {self.sebut} ({format_rupiah(self.jumlah)}) {sebab}")


def susun_pemda(
    rows: Iterable[BarisBernomor], semua: Sequence[PdRekap], sel: Callable[[int, str], str], *, lewati: bool
) -> RancanganImpor:
    """One row per PD. `sel` - the address of a column in a row; `lewati` - leave out what cannot be placed, instead
    of refusing the file."""
    kesalahan: list[Temuan] = []
    keraguan: list[Temuan] = []
    menurut_pd: dict[int, list[BarisBernomor]] = defaultdict(list)
    jumlah_baris = 0
    for skpd in _menurut_skpd(rows, sel):
        jumlah_baris += len(skpd.rows)
        pd = _pd_dari(skpd, semua)
        if pd is not None and not pd.halangan:
            menurut_pd[pd.pk] += skpd.rows
            continue
        sebab = pd.halangan if pd else "tidak dikenal sebagai Perangkat Daerah; samakan kode SKPD atau namanya."
        if lewati:
            keraguan.append(skpd.temuan(f"tidak diambil: {sebab}"))
        else:
            kesalahan.append(skpd.temuan(sebab))
    bagian = [BagianPd(pd, susun(menurut_pd[pd.pk], pd.konteks, sel)) for pd in semua if pd.pk in menurut_pd]
    tanpa = [pd.nama for pd in semua if pd.pk not in menurut_pd and pd.dokumen_id]
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


def _menurut_skpd(rows: Iterable[BarisBernomor], sel: Callable[[int, str], str]) -> list[_Skpd]:
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
    keadaan = Keadaan.BARU if baru else Keadaan.BERUBAH if bagian.berubah else Keadaan.SAMA
    lama = _angka_lama(pd.konteks)
    kini = {t.label: format_bilangan(jadi.banyak(t)) for t in Tingkat} | {
        "Pagu": format_rupiah(jadi.total, tak_putus=True)
    }
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
    }
    isi = ", ".join(f"{n} {kata}" for kata, n in banyak.items() if n)
    return f": {isi}" if isi else ""


def _angka_lama(konteks: Konteks) -> Mapping[str, str]:
    banyak = {t: sum(tingkat_kode(kode) == t for kode in konteks.lama) for t in Tingkat}
    total = sum((j for satu in konteks.lama.values() for j in satu.pagu.values()), NOL)
    return {t.label: format_bilangan(n) for t, n in banyak.items()} | {"Pagu": format_rupiah(total, tak_putus=True)}


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
