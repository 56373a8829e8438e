"""The pohon kinerja (ketentuan C4, BK Pasal 3 ayat (7)): the tree, its search, its orphans, its paper and workbook."""

import re
import subprocess
from io import BytesIO

import pytest
from openpyxl import load_workbook

from perjanjian.enums import DIHITUNG, Status
from perjanjian.models import Butir, Perjanjian
from perjanjian.pdf.pohon import KELUARGA
from renstra.models import Indikator, Simpul
from sakip.beranda.templatetags._label import STATUS as LABEL
from sakip.organisasi.models import Jabatan
from tests.perjanjian.halaman import Halaman, teks
from tests.perjanjian.pabrik import Adegan, adegan
from tests.renstra.pabrik import buat_renstra, buat_rpjmd

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}


@pytest.fixture
def a() -> Adegan:
    """All PKs of PD `satu` drafted; the tree of all PDs is asked for."""
    a = adegan()
    a.susun_semua()
    return a


def butir(a: Adegan, siapa: str) -> Butir:
    return Butir.objects.filter(perjanjian__jabatan=a.d.jabatan[siapa]).order_by("-mendukung", "pk").first()


def buka(a: Adegan, oleh: str = "admin", **tanya: str) -> str:
    jawaban = Halaman(a).buka(oleh, "perjanjian:pohon_kinerja", tanya={"pd": "semua", **tanya})
    assert jawaban.status_code == 200
    return teks(jawaban)


def test_the_way_leads_from_the_rpjmd_over_the_renstra_and_the_kepala_pd_down_to_the_pelaksana_c4(a):
    isi = buka(a, buka=f"b{butir(a, 'pelaksana_satu').pk}")
    letak = [isi.index(j) for j in ("RPJMD", "Kepala daerah dan Renstra", "Kepala PD", "Administrator", "Pengawas")]
    assert letak == sorted(letak)
    satu = butir(a, "pelaksana_satu")
    for siapa in ("pelaksana_satu", "kasi_satu", "kabid_satu", "kepala_satu"):
        assert f"{a.d.jabatan[siapa].nama} {a.d.pegawai[siapa].nama}" in isi
        assert satu.indikator in isi
        satu = satu.mendukung


def test_only_the_open_branch_is_read(a):
    awal = buka(a)
    assert Simpul.objects.get(rencana__jenis="rpjmd", jenis="sasaran").uraian in awal
    assert a.d.jabatan["kabid_satu"].nama not in awal


def test_the_tree_of_one_pd_begins_with_its_renstra(a):
    isi = buka(a, "perencana_satu", pd=str(a.d.pd["satu"].pk))
    assert "Dari sasaran Renstra" in isi and "mendukung RPJMD: Meningkatnya mutu layanan" in isi


def test_a_draft_of_another_pd_stays_unknown_in_tree_and_search(a):
    satu = butir(a, "kasi_satu")
    for tanya in ({"buka": f"b{satu.pk}"}, {"cari": satu.indikator}, {"cari": a.d.jabatan["kasi_satu"].nama}):
        isi = buka(a, "perencana_dua", **tanya)
        assert a.d.pegawai["kasi_satu"].nama not in isi
    assert "tidak ditemukan" in isi


def test_nothing_of_another_regency_is_shown(a):
    simpul = Simpul.objects.get(rencana__jenis="rpjmd", jenis="sasaran")
    jawaban = Halaman(a).buka("admin", "perjanjian:pohon_kinerja", tanya={"buka": f"p{simpul.pk}"}, daerah=a.p.beta)
    assert simpul.uraian not in teks(jawaban) and "Belum ada RPJMD yang ditetapkan" in teks(jawaban)


@pytest.mark.parametrize("kunci", ["b0", "p999999999999999", "x", "b12345678901234567890", "'\"<", "lepas", "b٣"])
def test_an_address_that_names_nothing_shows_the_closed_tree(a, kunci):
    assert "Pohon kinerja 2026" in buka(a, buka=kunci)


def test_htmx_gets_the_tree_alone_and_the_list_says_the_same(a):
    satu = butir(a, "kasi_satu")
    tanya = {"pd": "semua", "buka": f"b{satu.pk}"}
    sepotong = Halaman(a).buka("admin", "perjanjian:pohon_kinerja", tanya=tanya, headers=HTMX)
    assert sepotong.content.lstrip().startswith(b'<div id="pohon">')
    daftar = buka(a, tampil="daftar", buka=f"b{satu.pk}")
    assert a.d.jabatan["kasi_satu"].nama in daftar and f"target {satu.target}" in daftar


def test_search_steps_from_hit_to_hit_and_marks_each(a):
    kata = a.d.jabatan["kabid_satu"].nama
    jawaban = Halaman(a).buka("admin", "perjanjian:pohon_kinerja", tanya={"pd": "semua", "cari": kata.upper()})
    jumlah = Butir.objects.filter(perjanjian__jabatan=a.d.jabatan["kabid_satu"]).count()
    assert f"ditemukan di {jumlah} simpul" in teks(jawaban) and "hasil ke-1 sedang dibuka" in teks(jawaban)
    assert f"<mark>{kata}</mark>" in jawaban.content.decode()
    assert f"hasil ke-{jumlah} sedang dibuka" in buka(a, cari=kata, hasil="999")


def test_what_is_searched_for_is_shown_as_text(a):
    jawaban = Halaman(a).buka("admin", "perjanjian:pohon_kinerja", tanya={"cari": "<script>x</script>"})
    assert b"<script>x" not in jawaban.content


# --- orphans


def putus(a: Adegan, jenis: str, oleh: str = "admin", **tanya: str) -> str:
    jawaban = Halaman(a).buka(oleh, "perjanjian:pohon_putus", tanya={"pd": "semua", "jenis": jenis, **tanya})
    assert jawaban.status_code == 200
    return teks(jawaban)


def test_a_sasaran_that_supports_nothing_and_one_that_nothing_supports_are_listed(a):
    buat_renstra(a.d.pd["dua"])
    assert "Renstra tanpa RPJMD 1" in putus(a, "renstra") and "Renstra DUA" in putus(a, "renstra")
    assert "Belum mendukung sasaran RPJMD" in buka(a, buka="lepas")
    assert "RPJMD tanpa Renstra 0" in putus(a, "rpjmd")
    buat_rpjmd(a.d.pemda)  # a newer one, which no Renstra follows yet
    assert "RPJMD tanpa Renstra 1" in putus(a, "rpjmd")
    assert "Belum didukung Renstra mana pun" in buka(a)


def test_an_indicator_nobody_promises_is_listed_until_a_pk_holds_it(a):
    janji = Indikator.objects.get(simpul__rencana__pd=a.d.pd["satu"], simpul__jenis="sasaran")
    assert janji.nama not in putus(a, "indikator", pd=str(a.d.pd["satu"].pk)).split("Tujuan atau sasaran")[-1]
    Butir.objects.filter(baris_rkt__indikator=janji).delete()
    assert janji.nama in putus(a, "indikator", pd=str(a.d.pd["satu"].pk))


def test_a_row_that_points_nowhere_is_listed_and_drawn_under_its_superior(a):
    satu = butir(a, "kasi_satu")
    Butir.objects.filter(pk=satu.pk).update(mendukung=None)
    assert satu.indikator in putus(a, "induk")
    isi = buka(a, buka=f"b{butir(a, 'kabid_satu').pk}")
    assert "Belum menunjuk indikator atasan" in isi and satu.indikator in isi


def lepaskan(a: Adegan, siapa: str, jumlah: int) -> None:
    """So many rows more in the PK of this official, which point to nothing."""
    pk = Perjanjian.objects.get(jabatan=a.d.jabatan[siapa])
    Butir.objects.bulk_create(
        Butir(perjanjian=pk, urutan=100 + n, kelompok="-", indikator=f"{siapa} {n:02d}.", target="1")
        for n in range(jumlah)
    )


def terlihat(isi: str, siapa: str) -> int:
    return len(set(re.findall(rf"{siapa} \d\d\.", isi)))


def test_under_each_heading_thirty_rows_are_drawn_and_the_rest_is_counted(a):
    lepaskan(a, "kepala_satu", 31)
    lepaskan(a, "kasi_satu", 32)
    isi = buka(a, buka="lepas")
    assert terlihat(isi, "kepala_satu") == terlihat(isi, "kasi_satu") == 30
    assert re.findall(r"(\d+) butir lagi", isi) == ["1", "2"]


def test_rows_without_a_superior_are_counted_under_each_superior_by_themselves(a):
    kasi = butir(a, "kasi_satu")
    lepaskan(a, "kabid_satu", 31)
    lepaskan(a, "kasi_satu", 32)
    isi = buka(a, buka=f"b{kasi.pk}")
    assert terlihat(isi, "kabid_satu") == terlihat(isi, "kasi_satu") == 30
    assert re.findall(r"(\d+) butir lagi", isi) == ["1", "2"]


def test_in_the_loose_branch_no_row_stands_twice(a):
    Butir.objects.filter(perjanjian__jabatan__in=[a.d.jabatan[s] for s in ("kasi_satu", "pelaksana_satu")]).update(
        mendukung=None
    )
    atas = Butir.objects.filter(perjanjian__jabatan=a.d.jabatan["kasi_satu"]).first()
    tanya = {"pd": "semua", "buka": f"b{atas.pk}"}
    isi = Halaman(a).buka("admin", "perjanjian:pohon_kinerja", tanya=tanya).content.decode()
    simpul = re.findall(r'<li class="simpul.*?href="([^"]+)".*?<p>([^<]+)', isi, re.DOTALL)
    satu = butir(a, "pelaksana_satu")
    assert sum(satu.perjanjian.get_absolute_url() == url for url, _ in simpul) == satu.perjanjian.butir.count()


def test_a_superiors_row_that_nobody_supports_is_listed_but_not_one_with_nobody_below(a):
    atas = butir(a, "kasi_satu")
    Butir.objects.filter(mendukung=atas).update(mendukung=None)
    assert atas.indikator in putus(a, "dukungan")
    Jabatan.objects.filter(atasan=a.d.jabatan["kasi_satu"]).update(aktif=False)
    assert f"{a.d.jabatan['kasi_satu'].nama}" not in putus(a, "dukungan")


def test_an_official_without_pk_is_listed_to_those_who_watch_over_the_pd(a):
    Butir.objects.filter(perjanjian__jabatan=a.d.jabatan["kasi_satu"]).delete()
    Perjanjian.objects.filter(jabatan=a.d.jabatan["kasi_satu"]).delete()
    kalimat = f"{a.d.jabatan['kasi_satu'].nama} {a.d.pegawai['kasi_satu'].nama}"
    assert kalimat in putus(a, "pejabat")
    assert kalimat in putus(a, "pejabat", "perencana_satu", pd=str(a.d.pd["satu"].pk))
    assert kalimat not in putus(a, "pejabat", "perencana_dua")


# --- status


@pytest.mark.parametrize("status", [Status.DRAF, Status.DIAJUKAN, Status.DIKEMBALIKAN, Status.SELARAS])
def test_a_row_shows_the_status_of_its_pk_in_word_and_colour(a, status):
    satu = butir(a, "kasi_satu")
    Perjanjian.objects.filter(pk=satu.perjanjian_id).update(status=status)
    isi = Halaman(a).buka("admin", "perjanjian:pohon_kinerja", tanya={"pd": "semua", "buka": f"b{satu.pk}"})
    kartu = isi.content.decode().split(f'href="{satu.perjanjian.get_absolute_url()}"')[1].split("</li>")[0]
    keluarga, _, kata = LABEL[status]
    assert f"label {keluarga}" in kartu and kata in kartu


def test_paper_and_screen_give_a_status_the_same_word_and_family_of_colours():
    assert set(KELUARGA) == set(DIHITUNG)
    for status, keluarga in KELUARGA.items():
        assert (LABEL[status][0].split()[0], LABEL[status][2]) == (keluarga, Status(status).label)


# --- paper and workbook


@pytest.mark.cetak_asli
def test_the_paper_holds_every_official_with_state_and_orphan_with_reason(a):
    Butir.objects.filter(pk=butir(a, "kasi_satu").pk).update(mendukung=None)
    jawaban = Halaman(a).buka("perencana_satu", "perjanjian:pohon_cetak", tanya={"untuk": str(a.d.pd["satu"].pk)})
    assert jawaban["Content-Type"] == "application/pdf"
    info = subprocess.run(["pdfinfo", "-"], input=jawaban.content, capture_output=True, check=True).stdout.decode()
    assert "A3" in info and "Pages:           1" in info
    pdf = subprocess.run(["pdftotext", "-layout", "-", "-"], input=jawaban.content, capture_output=True, check=True)
    isi = " ".join(pdf.stdout.decode().split())
    for siapa in ("kepala_satu", "kabid_satu", "kasi_satu", "pelaksana_satu"):
        assert a.d.pegawai[siapa].nama in isi
    assert Status.DRAF.label in isi and Status.DRAF.value not in isi
    assert "Belum menunjuk indikator atasan" in isi and "Lembar 1 dari 1" in isi and "21 Januari 2026" in isi


def test_the_workbook_has_a_row_for_each_row_of_a_pk_with_what_it_supports(a):
    jawaban = Halaman(a).buka("perencana_satu", "perjanjian:pohon_ekspor", tanya={"untuk": str(a.d.pd["satu"].pk)})
    baris = list(load_workbook(BytesIO(jawaban.content)).active.iter_rows(values_only=True))
    kepala = next(i for i, b in enumerate(baris) if "Mendukung" in b)
    isi = [dict(zip(baris[kepala], b, strict=True)) for b in baris[kepala + 1 :]]
    kasi = butir(a, "kasi_satu")
    satu = next(b for b in isi if b["Indikator"] == kasi.indikator and b["Jabatan"] == a.d.jabatan["kasi_satu"].nama)
    assert satu["Mendukung"] == f"{a.d.jabatan['kabid_satu'].nama}: {kasi.mendukung.indikator}"
    assert satu["Status PK"] == Status.DRAF.label
    assert sum(1 for b in isi if b["Status PK"]) == Butir.objects.filter(perjanjian__pd=a.d.pd["satu"]).count()


def test_paper_and_workbook_hold_only_what_the_reader_may_see(a):
    untuk = {"untuk": str(a.d.pd["satu"].pk)}
    jawaban = Halaman(a).buka("perencana_dua", "perjanjian:pohon_ekspor", tanya=untuk)
    isi = [b for b in load_workbook(BytesIO(jawaban.content)).active.iter_rows(values_only=True)]
    assert not any(a.d.pegawai["kasi_satu"].nama in b for b in isi)
    asing = Halaman(a).buka("admin", "perjanjian:pohon_ekspor", tanya=untuk, daerah=a.p.beta)
    assert asing.status_code == 404


def test_without_a_pd_one_is_chosen(a):
    for nama in ("perjanjian:pohon_cetak", "perjanjian:pohon_ekspor"):
        assert a.d.pd["satu"].nama in teks(Halaman(a).buka("admin", nama, tanya={"pd": "semua"}))
