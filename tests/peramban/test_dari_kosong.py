"""A planner brings an empty PD from nothing to a set DPA with files only, then drafts all its PKs."""

import io
import re
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from perjanjian.models import Perjanjian
from renstra.enums import StatusDokumen
from renstra.models import RKT, DokumenAnggaran, Rencana
from sakip.organisasi.models import PerangkatDaerah
from tests.pemeran import pemeran
from tests.peramban.alat import Orang
from tests.perjanjian.pabrik import lengkapi_profil
from tests.renstra.pabrik import BARIS, TOTAL, baris_rekap, buat_rpjmd, buku_rekap

pytestmark = [pytest.mark.peramban, pytest.mark.django_db(transaction=True)]
# NO, JENIS, KODE, URAIAN, indicator, unit, target of every year
RENSTRA = (
    ("1", "Tujuan", "", "Terwujudnya layanan yang baik", "Indeks layanan", "indeks", "80"),
    ("1.1", "Sasaran", "", "Meningkatnya mutu layanan", "Persentase layanan tepat waktu", "%", "97%"),
    ("1.1.1", "Program", "1.01.02", "Program Pengelolaan Layanan", "Persentase layanan sesuai standar", "%", "90%"),
    ("1.1.1.1", "Kegiatan", "1.01.02.2.01", "Pengelolaan Layanan Dasar", "Jumlah layanan dasar", "layanan", "12"),
)
UPTD = "UPTD Layanan Timur"
Isi = Callable[[Worksheet], None]


class Perencana(Orang):
    """A planner with a folder of worksheets: takes the template, fills it in, brings it back."""

    def __init__(self, page: Any, ruang: Path) -> None:
        super().__init__(page)
        self.ruang = ruang

    def perencanaan(self) -> "Perencana":
        self.page.goto("/perencanaan/")
        return self

    def bawa(self, jenis: str, isi: Isi | bytes) -> "Perencana":
        """Perencanaan > Impor > the kind of file; upload, look at the preview, apply."""
        self.perencanaan().tekan(self.page.get_by_role("link", name="Impor", exact=True))
        self.tekan(self.page.get_by_role("link", name=jenis, exact=True))
        self.page.wait_for_url(re.compile(r"/impor/.+/"))
        if self.page.locator("#id_berkas").count() == 0:  # a document has to be chosen first
            self.tekan(self.page.locator("ul.daftar a").first)
        berkas = self.ruang / f"{re.sub(r'[^a-z]', '-', jenis.lower())}.xlsx"
        berkas.write_bytes(isi if isinstance(isi, bytes) else self._diisi(isi))
        self.page.set_input_files("#id_berkas", berkas)
        self.tekan(self.tombol("Periksa berkas"))
        self.berkata("Berkas dapat diterapkan").tekan(self.tombol("Terapkan"))
        self.berkata("diterapkan")
        return self

    def _diisi(self, isi: Isi) -> bytes:
        """The template of the page, filled in."""
        with self.page.expect_download() as unduhan:
            self.tekan(self.page.get_by_role("link", name="Unduh templat"))
        buku = load_workbook(io.BytesIO(Path(unduhan.value.path()).read_bytes()))
        isi(buku.worksheets[0])
        wadah = io.BytesIO()
        buku.save(wadah)
        return wadah.getvalue()

    def tetapkan(self, alamat: str, nomor: str, tanggal: str) -> "Perencana":
        self.page.goto(alamat)
        self.tekan(self.page.get_by_role("link", name="Tetapkan", exact=True).first)
        self.page.fill("input[name=nomor]", nomor)
        self.page.fill("input[name=tanggal]", tanggal)
        self.tekan(self.tombol("Tetapkan")).berkata("ditetapkan")
        return self


def kolom(lembar: Worksheet) -> tuple[int, dict[str, int]]:
    """The row of the headings, and heading -> column."""
    for baris in lembar.iter_rows(max_row=12):
        judul = {str(sel.value).rstrip(" *"): sel.column for sel in baris if sel.value}
        if "INDIKATOR" in judul or "TOLOK UKUR" in judul:
            return baris[0].row, judul
    raise AssertionError("no headings")


def isi_renstra(lembar: Worksheet) -> None:
    awal, di = kolom(lembar)
    for n, (no, jenis, kode, uraian, indikator, satuan, target) in enumerate(RENSTRA, awal + 1):
        isi = {"NO": no, "JENIS": jenis, "KODE": kode, "URAIAN": uraian, "INDIKATOR": indikator, "SATUAN": satuan}
        isi |= {f"TARGET {tahun}": target for tahun in range(2026, 2031)} | {
            "FORMULA": "a / b",
            "SUMBER DATA": "Register",
        }
        if jenis == "Sasaran":
            isi["MENDUKUNG SASARAN RPJMD"] = "Meningkatnya mutu layanan"
        for judul, nilai in isi.items():
            if nilai:
                lembar.cell(n, di[judul], nilai)


def isi_rkt(lembar: Worksheet) -> None:
    """The template holds the rows of the Renstra; one target is raised, with the reason."""
    awal, di = kolom(lembar)
    indikator = {lembar.cell(n, di["INDIKATOR"]).value: n for n in range(awal + 1, lembar.max_row + 1)}
    baris = indikator["Persentase layanan tepat waktu"]
    lembar.cell(baris, di["TARGET"], "98%")
    lembar.cell(baris, di["ALASAN PENYESUAIAN"], "Ada tambahan petugas")


def isi_tolok_ukur(lembar: Worksheet) -> None:
    """What the template offers for each line: one hasil per program from the RKT, one keluaran per sub kegiatan."""
    awal, di = kolom(lembar)
    for n in range(awal + 1, lembar.max_row + 1):
        kode, jenis = lembar.cell(n, di["KODE"]).value, lembar.cell(n, di["JENIS"]).value
        if jenis == "Hasil" and kode and kode.count(".") == 2:
            isi = {"TOLOK UKUR": "Persentase layanan tepat waktu", "TARGET": "98%", "SATUAN": "%"}
            isi["ASAL RKT"] = "Persentase layanan tepat waktu"
        elif jenis == "Keluaran" and kode and kode.count(".") == 5:
            isi = {"TOLOK UKUR": f"Jumlah dokumen {kode}", "TARGET": "4 dokumen", "SATUAN": "dokumen"}
        else:
            continue
        for judul, nilai in isi.items():
            lembar.cell(n, di[judul], nilai)


def rekap(pd: PerangkatDaerah) -> bytes:
    """The SIPD recap of the PD: a row per sub kegiatan and source of funds, half of it spent by a sub unit."""
    nama = {kode: nama for kode, nama, _ in BARIS}
    uptd = {"KODE SUB UNIT": f"{pd.kode_sipd or '1.01'}.1", "NAMA SUB UNIT": UPTD}
    rows = [
        baris_rekap(
            pd,
            **{"KODE PROGRAM": kode[:7], "NAMA PROGRAM": nama[kode[:7]], "KODE KEGIATAN": kode[:12]},
            **{"NAMA KEGIATAN": nama[kode[:12]], "KODE SUB KEGIATAN": kode, "NAMA SUB KEGIATAN": nama[kode]},
            **{"NAMA SUMBER DANA": dana, "KODE SUMBER DANA": f"9.{dana}", "PAGU": f"{jumlah:f}".replace(".", ",")},
            **unit,
        )
        for kode, _, pagu in BARIS
        for dana, semua in pagu.items()
        for jumlah, unit in zip(_dua(Decimal(semua)), ({}, uptd), strict=True)
    ]
    return buku_rekap(rows)


def _dua(jumlah: Decimal) -> tuple[Decimal, Decimal]:
    separuh = round(jumlah / 2, 2)
    return separuh, jumlah - separuh


def test_a_planner_comes_from_nothing_to_a_set_dpa_with_files_only_and_drafts_all_pks(peramban, tmp_path):
    p = pemeran()
    lengkapi_profil(p.alfa.ketentuan)
    pd = p.alfa.pd["satu"]
    buat_rpjmd(p.alfa.pemda)
    o = Perencana(peramban.orang(p.alfa.pengguna["perencana_satu"]), tmp_path)

    o.perencanaan().berkata("Belum ada")
    o.tekan(o.page.get_by_role("link", name="Susun Renstra").first)
    o.page.fill("input[name=tahun_awal]", "2026")
    o.page.fill("input[name=tahun_akhir]", "2030")
    o.tekan(o.tombol("Susun Renstra")).berkata("mulai disusun")
    o.bawa("RPJMD/Renstra", isi_renstra)
    renstra = Rencana.objects.get(pd=pd)
    assert renstra.simpul.count() == 4
    o.tetapkan(f"/perencanaan/rencana/{renstra.pk}/", "1/2026", "2026-01-02")

    o.perencanaan().tekan(o.tombol("Susun RKT")).berkata("tersusun")
    o.bawa("RKT", isi_rkt)
    rkt = RKT.objects.get(pd=pd)
    assert rkt.baris.get(target="98%").catatan == "Ada tambahan petugas"
    o.tetapkan(f"/perencanaan/rkt/{rkt.pk}/", "2/2026", "2026-01-02")

    for jenis in ("rka", "dpa"):
        o.page.goto(f"/perencanaan/anggaran/tambah/?jenis={jenis}")
        o.page.select_option("select[name=salin_dari]", "")  # nothing is copied: all of it comes in by file
        o.tekan(o.tombol("Buat dokumen")).berkata("Dokumen dibuat")
        dokumen = DokumenAnggaran.objects.get(pd=pd, jenis=jenis)
        assert not dokumen.baris.exists()
        o.bawa("Rekap belanja SIPD ke satu RKA/DPA", rekap(pd))
        o.bawa("Tolok ukur RKA/DPA", isi_tolok_ukur)
        o.tetapkan(f"/perencanaan/anggaran/{dokumen.pk}/", f"{jenis}/2026", "2026-01-02")
    dpa = DokumenAnggaran.objects.get(pd=pd, jenis="dpa")
    assert dpa.status == StatusDokumen.DITETAPKAN
    assert sum(b.jumlah for baris in dpa.baris.all() for b in baris.pagu.all()) == TOTAL
    o.berkata(UPTD)

    o.page.goto("/perjanjian/pengampu/")
    for pilihan in o.page.locator("select[data-sub]").all():
        pilihan.select_option(str(p.alfa.jabatan["kasi_satu"].pk))
    o.tekan(o.tombol("Simpan pengampu")).berkata("ditetapkan")
    o.page.goto("/perjanjian/susun/")
    o.tekan(o.page.locator(".judul-aksi button"), "Susun").berkata("PK disusun")
    assert Perjanjian.objects.filter(pd=pd).count() == 4
