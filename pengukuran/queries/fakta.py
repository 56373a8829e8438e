"""What the workflow of a measurement looks at: what lacks, what was decided, how the deadline stands."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from perjanjian.enums import Jalur
from sakip.angka import format_bilangan
from sakip.kalender.rules.tenggat import Tenggat

from ..enums import Periode, PutusanAngka, sampai_triwulan
from ..models import Pengukuran
from ..rules.kewajaran import Keanehan
from ..rules.masa import akhir_periode
from ..rules.syarat import FaktaUkur
from ..rules.ukur import perlu_penjelasan
from ..rules.ukuran import Kaidah
from .deret import Angka, Deret, deret_satu
from .kaidah import kaidah_pada
from .kewajaran import keanehan
from .tenggat import kalender_ukur, tenggat_periode

KEPALA = (Jalur.KABUPATEN, Jalur.SERAH, Jalur.KEPALA_DAERAH)  # their measurement is what the milestone asks for


@dataclass(frozen=True)
class Periksaan:
    """What is to be said of each row before it is submitted."""

    kosong: tuple[Angka, ...] = ()
    perlu_penjelasan: frozenset[int] = frozenset()  # rows whose kendala and solusi are asked for
    tanpa_penjelasan: tuple[Angka, ...] = ()
    aneh: dict[int, tuple[Keanehan, ...]] = field(default_factory=dict)  # row -> what was not confirmed yet


def kosong(r: Angka, periode: str) -> bool:
    """Whether nothing was entered; the year may rest on its quarters."""
    if r.tertulis.strip() or (r.pembilang.strip() and r.penyebut.strip()):
        return False
    return not (periode == Periode.TAHUN and r.sampai)


def periksaan(p: Pengukuran, d: Deret, kaidah: Kaidah) -> Periksaan:
    """Look at every row of `p`; its figures must be computed already."""
    rows = d.rows(p)
    hasil, sampai = d.hasil(p, kaidah), sampai_triwulan(p.periode)
    perlu = [r for r in rows if perlu_penjelasan(d.ukuran(r), hasil[r.pk], sampai, kaidah)]
    return Periksaan(
        kosong=tuple(r for r in rows if kosong(r, p.periode)),
        perlu_penjelasan=frozenset(r.pk for r in perlu),
        tanpa_penjelasan=tuple(r for r in perlu if not (r.kendala and r.solusi)),
        aneh={k: v for k, v in keanehan(p, d, kaidah).items() if v},
    )


def fakta(p: Pengukuran, hari_ini: date, dibaca: tuple[Pengukuran, Deret] | None = None) -> FaktaUkur:
    """Its facts today. `p` need not have its rows; `dibaca`: what `deret_satu` gave, where it was asked already."""
    isi, d = dibaca or deret_satu(p)
    kaidah = kaidah_pada(p.pemda_id, p.tahun)
    hasil = periksaan(isi, d, kaidah)
    rows = list(isi.realisasi.all())
    tenggat, sampai = batas(p, hari_ini)
    return FaktaUkur(
        hari_ini=hari_ini,
        akhir_periode=akhir_periode(p.tahun, p.periode),
        baris=len(rows),
        kosong=_nama(hasil.kosong),
        tanpa_penjelasan=_nama(hasil.tanpa_penjelasan),
        keanehan=_nama(r for r in rows if r.pk in hasil.aneh),
        ambang=format_bilangan(kaidah.ambang.normalize()),
        diputuskan=sum(bool(r.putusan) for r in rows),
        dikembalikan=sum(r.putusan == PutusanAngka.DIKEMBALIKAN for r in rows),
        tenggat=tenggat.tanggal if tenggat else None,
        dasar_tenggat=tenggat.dasar if tenggat else "",
        ditutup=bool(p.pd_id and tenggat and tenggat.menutup),  # the regency's own: nobody could open it again
        dispensasi_sampai=sampai,
        pernah_diajukan=p.pertama_diajukan_pada is not None,
        koreksi=p.versi > 1,
        sudah_dikoreksi=any(x.menggantikan_id == p.pk for x in d.semua),
    )


def batas(p: Pengukuran, hari_ini: date) -> tuple[Tenggat | None, date | None]:
    """The milestone of this period (E6, E7), and, past it, until when a dispensasi opens it for the PD."""
    kalender = kalender_ukur(p, hari_ini)
    tenggat = tenggat_periode(kalender, p.periode)
    return tenggat, kalender.dispensasi(p.pd_id, tenggat)


def _nama(rows: Iterable[Angka]) -> tuple[str, ...]:
    return tuple(r.asal.indikator for r in rows)
