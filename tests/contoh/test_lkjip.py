"""The worked example has a whole LKjIP of a PD and of a regency, with years behind it; its files say what was measured."""

import io
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

import openpyxl
import pytest
from docx import Document

from laporan.cetak.buku import Buku
from laporan.cetak.pdf import render_laporan
from laporan.cetak.word import render_docx
from laporan.cetak.word.bawaan import templat_bawaan
from laporan.excel.tabel import buku_tabel
from laporan.models import Laporan, Paragraf, Publikasi
from laporan.queries.naskah import Naskah, naskah
from laporan.queries.usang import angka_usang
from laporan.rules.blok import tulisan
from pengukuran.models import Pengukuran, Realisasi
from renstra.queries.realisasi import tampilan_realisasi
from sakip.angka import baca_nilai, format_bilangan, format_rupiah
from sakip.beranda.contoh.muat import muat_contoh
from sakip.kalender.models import Dispensasi
from tests.laporan.test_berkas import rapat, teks_pdf
from tests.pemeran import SANDI


@pytest.mark.django_db
def test_the_reports_of_the_example_are_whole():
    (d,) = muat_contoh(SANDI, ["semarang"])
    daerah, pupr, separuh = (
        naskah(Laporan.objects.get(pemda=d.pemda, pd=d.pd.get(k))) for k in ("", "pupr", "bappeda")
    )

    # every place that must be written is; of the third report only some
    kosong = [[t.kunci for t in tulisan(n.bab) if t.wajib and t.kunci not in n.isi.tulisan] for n in (daerah, pupr)]
    assert kosong == [[], []]
    assert separuh.isi.tulisan and any(t.kunci not in separuh.isi.tulisan for t in tulisan(separuh.bab))
    assert all(n.tanpa_tempat == {} for n in (daerah, pupr, separuh))
    teks = " ".join(p.isi for isi in daerah.isi.tulisan.values() for p in isi)
    assert "21,10%" in teks and "{" not in teks and "<table>" in teks

    # the figures that the words quote are watched, and none of them is out of date
    rows = list(Paragraf.objects.filter(bagian__laporan__pemda=d.pemda).exclude(kutipan={}))
    assert len(rows) > 20 and angka_usang(pupr.laporan, [p for p in rows if p.bagian.laporan.pd == d.pd["pupr"]]) == {}

    # three years before, what should fall, a text, missed targets, standards beside
    stunting = next(i for i in daerah.laporan.indikator if i.nama == "Prevalensi Stunting")
    assert [t.realisasi for t in stunting.lalu if t.realisasi] == ["23,80%", "22,10%", "21,30%"]
    assert (stunting.arah, stunting.tercapai, len(stunting.pembanding)) == ("turun", False, 3)
    opini = next(i for i in daerah.laporan.indikator if i.nama.startswith("Opini"))
    assert (opini.realisasi, [t.realisasi for t in opini.lalu if t.realisasi]) == ("WTP", ["WDP", "WTP", "WTP"])

    # the PK changed in mid-year, and the budget of the programs stands beside their own figures
    assert [pk.versi for pk in pupr.laporan.pk] == [1, 2]
    assert "semula 79% menjadi 80,50%" in " ".join(pupr.laporan.pk[1].perubahan)
    assert {bool(p.kode) for p in pupr.laporan.pk_pejabat} == {True, False}

    # the regency's report knows who handed in
    masuk = {p.nama: p.laporan for p in daerah.laporan.perangkat}
    assert masuk[d.pd["pupr"].nama] == "Disampaikan" and set(masuk.values()) > {"Disampaikan"}
    assert pupr.laporan.kinerja and pupr.laporan.jumlah.realisasi
    assert pupr.laporan.organisasi.pegawai == 146
    assert len(daerah.laporan.perangkat) == len(d.pd) and all(p.cetak for p in daerah.laporan.perangkat)

    # a quarter that stays open is measured late, and told so (SM Pasal 9 ayat (7))
    telat = Pengukuran.objects.get(perjanjian__jabatan=d.jabatan["pupr", "kepala"], tahun=2025, periode="tw2")
    assert (telat.pertama_diajukan_pada.date() - date(2025, 7, 14)).days > 0 and telat.status == "diterima"
    assert not Dispensasi.objects.exists()

    # the public sees part of it: the year's accepted results, not those that are still checked
    assert set(Publikasi.objects.filter(jenis="hasil", tahun=2025).values_list("pd__kode", flat=True)) >= {
        None,
        "pupr",
    }
    assert not Publikasi.objects.filter(jenis="hasil", pd=d.pd["setda"]).exists()
    assert Publikasi.objects.get(jenis="lkjip").pd == d.pd["pupr"]

    # a figure keeps near its target: nobody lives 42 years instead of 72
    for r in Realisasi.objects.filter(pengukuran__periode="tw4").exclude(capaian="").select_related("butir"):
        assert Decimal(40) < Decimal(r.capaian) < Decimal(150), r
        if r.butir and r.butir.satuan == "tahun":
            target, ada = (baca_nilai(x).bilangan for x in (r.butir.target, r.tertulis))
            assert target and ada and abs(ada - target) < target / 50

    for n, pd in ((pupr, d.pd["pupr"]), (daerah, None)):
        _files_say_what_was_measured(n, terukur(d.pemda, pd), belanja(d.pd.values() if pd is None else [pd]))


# ---- every figure in PDF, DOCX and Excel is the one of the measurement (GM/SM Pasal 11; SM Lampiran D)


def terukur(pemda: Any, pd: Any) -> dict[str, tuple[str, ...]]:
    """{indicator of the head's PK: target, realisasi, capaian as printed, unit}, read from the measurement itself."""
    rows = Realisasi.objects.filter(
        pengukuran__pemda=pemda,
        pengukuran__pd=pd,
        pengukuran__tahun=2025,
        pengukuran__periode="tw4",
        butir__isnull=False,
    ).select_related("butir", "pengukuran__perjanjian__jabatan")
    kepala = [r for r in rows if r.pengukuran.perjanjian.jabatan.jenjang in {"kepala_daerah", "kepala_pd"}]
    kepala.sort(key=lambda r: (r.pengukuran.perjanjian.versi, r.pengukuran.versi))
    return {r.butir.indikator: (r.butir.target, r.sampai, _dua_desimal(r.capaian), r.butir.satuan) for r in kepala}


def _dua_desimal(capaian: str) -> str:
    return format_bilangan(Decimal(capaian).quantize(Decimal("0.01"), ROUND_HALF_UP), 2) if capaian else "–"


def belanja(pd: Iterable[Any]) -> set[str]:
    """Pagu and realised rupiah of all these PDs together, as they are printed."""
    semua = [tampilan_realisasi(x.pk, 2025, bulan=12).jumlah for x in pd]
    pagu, jumlah = (sum((getattr(t, n) or Decimal(0) for t in semua), Decimal(0)) for n in ("pagu", "sampai"))
    return {format_rupiah(pagu, lambang=False), format_rupiah(jumlah, lambang=False)}


def _files_say_what_was_measured(n: Naskah, ukur: dict[str, tuple[str, ...]], uang: set[str]) -> None:
    assert len(ukur) == len(n.laporan.indikator)
    baris = {(nama, *angka) for nama, angka in ukur.items()}
    assert berbeda(n, baris, uang) == {"pdf": set(), "docx": set(), "xlsx": set()}

    s = n.laporan.sasaran[0]  # and it would be seen if one figure were another
    salah = replace(s, indikator=(replace(s.indikator[0], realisasi="12,34"), *s.indikator[1:]))
    rusak = Naskah(replace(n.isi, laporan=replace(n.laporan, sasaran=(salah, *n.laporan.sasaran[1:]))))
    hilang = {nama for nama, *_ in berbeda(rusak, baris, uang, "docx", "xlsx")["docx"]}
    assert hilang == {s.indikator[0].nama}


def berbeda(n: Naskah, baris: set[tuple[str, ...]], uang: set[str], *jenis: str) -> dict[str, set[Any]]:
    """What was measured and does not stand so in each file: rows of a table in DOCX and Excel, figures in the PDF."""
    buku = Buku(n)
    hasil: dict[str, set[Any]] = {}
    if not jenis:
        teks = rapat(teks_pdf(render_laporan(buku)))
        hasil["pdf"] = {x for x in {x for b in baris for x in b[1:4]} | uang if rapat(x) not in teks}
    tabel = Document(io.BytesIO(render_docx(buku, templat_bawaan(buku.kertas)))).element.body
    for nama, rows in (("docx", _rows_docx(tabel)), ("xlsx", _rows_xlsx(buku_tabel(n)))):
        sel = {x for r in rows for x in r}
        hasil[nama] = {b for b in baris if not any(_sama(r, b) for r in rows)} | {u for u in uang if u not in sel}
    return hasil


def _sama(r: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """A unit may stand behind a figure of which it is not part."""
    satuan = f" {b[4]}"
    return len(r) > 3 and (r[0], r[1].removesuffix(satuan), r[2].removesuffix(satuan), r[3]) == b[:4]


def _rows_docx(badan: Any) -> set[tuple[str, ...]]:
    return {
        tuple("".join(tc.xpath(".//w:t/text()")) for tc in tr.xpath("./w:tc")) for tr in badan.xpath(".//w:tbl/w:tr")
    }


def _rows_xlsx(isi: bytes) -> set[tuple[str, ...]]:
    buku = openpyxl.load_workbook(io.BytesIO(isi))
    return {tuple(_sel(c) for c in r) for lembar in buku for r in lembar.iter_rows()}


def _sel(c: Any) -> str:
    """What the cell shows in Indonesian."""
    if c.data_type != "n" or c.value is None:
        return str(c.value or "")
    teks = f"{Decimal(str(c.value)):,.{len(c.number_format.partition('.')[2])}f}"
    return teks.translate(str.maketrans(",.", ".,"))
