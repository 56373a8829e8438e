"""Writing down what the one function says of each figure (`rules.ukur`): the only writer of computed columns.

Figures of an accepted measurement are not computed anew: they stand as they were accepted.
"""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable
from decimal import Context, Decimal

from django.db import transaction

from sakip.borongan import perbarui
from sakip.teks import seragam

from ..enums import UKUR_DITERIMA
from ..models import Pengukuran, Realisasi
from ..models.pengukuran import EKSAK
from ..queries.deret import Deret, deret, susun_deret
from ..queries.fakta import kosong
from ..queries.kaidah import kaidah_pada
from ..rules.rata import rata_sasaran
from ..rules.ukur import HasilUkur
from ..rules.ukuran import Kaidah

ANGKA = ("sampai", "capaian", "capaian_penuh", "capaian_triwulan", "alasan", "predikat")
JUMLAH = ("baris", "terisi", "rata", "dihitung", "dikecualikan", "sebaran")
_LUAS = Context(prec=EKSAK)


@transaction.atomic
def hitung(daftar: Iterable[Pengukuran]) -> int:
    """Compute these measurements and all others of the same offices and years; how many figures changed."""
    return _hitung(deret(daftar).values())


def hitung_tahun(pemda_id: int, tahun: int) -> int:
    """Compute a regency's whole year, PD by PD; how many figures changed."""
    pd = Pengukuran.objects.filter(pemda_id=pemda_id, tahun=tahun).order_by("pd").values_list("pd", flat=True)
    jumlah = 0
    for satu in list(pd.distinct()):
        with transaction.atomic():
            rows = Pengukuran.objects.filter(pemda_id=pemda_id, tahun=tahun, pd=satu)
            jumlah += _hitung(susun_deret(rows).values())
    return jumlah


def _hitung(semua: Iterable[Deret]) -> int:
    kaidah: dict[tuple[int, int], Kaidah] = {}
    angka: list[Realisasi] = []
    induk: list[Pengukuran] = []
    for d in semua:
        for p in d.semua:
            if p.status in UKUR_DITERIMA:
                continue
            kunci = (p.pemda_id, p.tahun)
            if kunci not in kaidah:
                kaidah[kunci] = kaidah_pada(*kunci)
            hasil = d.hasil(p, kaidah[kunci])
            angka += [r for r in p.realisasi.all() if _tulis(r, ANGKA, medan_angka(hasil[r.pk]))]
            if _tulis(p, JUMLAH, _jumlah(p, kaidah[kunci])):
                induk.append(p)
    perbarui(induk, JUMLAH)
    return perbarui(angka, ANGKA)


def medan_angka(h: HasilUkur) -> dict[str, str]:
    return {
        "sampai": h.gabungan.nilai.tertulis,
        "capaian": eksak(h.tahun.nilai),
        "capaian_penuh": eksak(h.tahun.sebelum_batas),
        "capaian_triwulan": eksak(h.triwulan.nilai) if h.triwulan else "",
        "alasan": str(h.tahun.alasan or ""),
        "predikat": h.predikat.kode if h.predikat else "",
    }


def _jumlah(p: Pengukuran, kaidah: Kaidah) -> dict[str, object]:
    rows = list(p.realisasi.all())
    sasaran: dict[Hashable, list[Decimal | None]] = defaultdict(list)
    for r in rows:
        sasaran[seragam(r.asal.kelompok)].append(Decimal(r.capaian) if r.capaian else None)
    rata = rata_sasaran(sasaran, kaidah.rata)
    return {
        "baris": len(rows),
        "terisi": sum(not kosong(r, p.periode) for r in rows),
        "rata": eksak(rata.rata.nilai),
        "dihitung": rata.indikator_dihitung,
        "dikecualikan": rata.indikator_dikecualikan,
        "sebaran": dict(sorted(Counter(r.predikat for r in rows if r.predikat).items())),
    }


def eksak(nilai: Decimal | None) -> str:
    """A figure as text that loses nothing; empty for none."""
    return "" if nilai is None else format(nilai.normalize(_LUAS), "f")


def _tulis(objek: Realisasi | Pengukuran, medan: Iterable[str], isi: dict[str, object] | dict[str, str]) -> bool:
    berubah = False
    for nama in medan:
        if getattr(objek, nama) != isi[nama]:
            setattr(objek, nama, isi[nama])
            berubah = True
    return berubah
