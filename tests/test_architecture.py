"""The house rules as tests. Each has its control: a bad snippet that the same check must refuse."""

import re
from collections.abc import Callable

import pytest

from tests.alat import arsitektur as a
from tests.alat import arsitektur_templat as t
from tests.alat.arsitektur import Modul

MODUL = a.semua_modul()
TEMPLAT = t.semua_templat()


def salah(periksa: Callable[[Modul], list[str]]) -> str:
    return "\n".join(fault for modul in MODUL for fault in periksa(modul))


def salah_templat(periksa: Callable[[str, str], list[str]], berkas: dict[str, str]) -> str:
    return "\n".join(fault for nama, teks in berkas.items() for fault in periksa(nama, teks))


def test_there_is_something_to_look_at() -> None:
    assert len(MODUL) > 40
    assert len(TEMPLAT) > 10


# --- Imports --------------------------------------------------------------------------------------------------------
def test_imports_run_one_way() -> None:
    assert salah(a.salah_arah) == ""


@pytest.mark.parametrize(
    ("nama", "teks"),
    [
        ("renstra.queries", "from perjanjian.models import Perjanjian"),
        ("renstra.queries", "def f():\n    import perjanjian.services"),
        ("renstra.queries", "if TYPE_CHECKING:\n    from perjanjian import models"),
        ("sakip.organisasi.hak", "from sakip.dokumen.services import simpan_berkas"),
        ("sakip.organisasi.hak", "from ..kalender import models"),
        ("sakip.jejak.services", "from sakip.organisasi.models import Pegawai"),
        ("sakip.angka", "from sakip.organisasi.enums import Peran"),
        ("perjanjian.services", "from sakip.access import AKSES"),
        ("perjanjian.services", "from sakip.beranda.queries import x"),
        ("perjanjian.services", "from renstra.views import rencana"),
    ],
)
def test_control_an_import_to_the_right_is_refused(nama: str, teks: str) -> None:
    assert a.salah_arah(Modul(nama, teks))


@pytest.mark.parametrize(
    ("nama", "teks"),
    [
        ("perjanjian.services.susun", "from renstra.models import RKT\nfrom ..models import Perjanjian"),
        ("sakip.wewenang", "from sakip.organisasi.enums import Peran"),
        ("sakip.urls", "import laporan.views"),
        ("sakip.lembar.masuk", "from sakip.angka import bersihkan_teks"),
    ],
)
def test_control_an_import_to_the_left_is_allowed(nama: str, teks: str) -> None:
    assert a.salah_arah(Modul(nama, teks)) == []


def test_no_project_module_is_imported_inside_a_function() -> None:
    assert salah(a.impor_dalam_fungsi) == ""


@pytest.mark.parametrize(
    "teks",
    [
        "def f():\n    from . import services",
        "class A:\n    def f(self):\n        import renstra.models",
        "m = import_module('perjanjian.models')",
        "m = apps.get_model('perjanjian.Perjanjian')",
    ],
)
def test_control_an_import_inside_a_function_is_refused(teks: str) -> None:
    assert a.impor_dalam_fungsi(Modul("perjanjian.views", teks))


# --- What each kind of module holds -----------------------------------------------------------------------------------
def test_rules_and_workflow_know_neither_django_nor_database_nor_clock() -> None:
    assert salah(a.tidak_murni) == ""


@pytest.mark.parametrize(
    ("nama", "teks"),
    [
        ("perjanjian.rules", "from django.utils import timezone"),
        ("perjanjian.rules.syarat", "from ..models import Butir"),
        ("perjanjian.rules", "from sakip.waktu import sekarang"),
        ("perjanjian.rules", "def f():\n    import django"),
        ("perjanjian.workflow", "from . import queries"),
        ("sakip.kalender.rules", "import holidays"),
        ("perjanjian.rules", "from .services.isi import simpan"),
        ("perjanjian.isi", "from .models import Butir"),
    ],
)
def test_control_an_impure_rule_is_refused(nama: str, teks: str) -> None:
    assert a.tidak_murni(Modul(nama, teks))


def test_a_pure_workflow_is_allowed() -> None:
    teks = "from dataclasses import dataclass\nfrom sakip.alur import decide\nfrom .enums import Aksi\nfrom . import rules"
    assert a.tidak_murni(Modul("perjanjian.workflow", teks)) == []


def test_models_forms_and_views_keep_to_their_work() -> None:
    assert salah(a.salah_tempat) == ""


@pytest.mark.parametrize(
    ("nama", "teks"),
    [
        ("renstra.models", "def f(request): pass"),
        ("renstra.models", "from django.http import HttpRequest"),
        ("renstra.services", "from django.contrib import messages"),
        ("renstra.forms", "from .services import simpan"),
        ("renstra.forms_alur", "from .services import simpan"),
        ("renstra.views.dpa", "def v(r):\n    form.save()"),
        ("renstra.views", "Rencana.objects.create(judul='x')"),
        ("renstra.views", "Rencana.objects.filter(pk=1).update(judul='x')"),
        ("renstra.views", "rencana.delete()"),
        ("renstra.queries", "Rencana.objects.all().delete()"),
    ],
)
def test_control_work_in_the_wrong_place_is_refused(nama: str, teks: str) -> None:
    assert a.salah_tempat(Modul(nama, teks))


def test_a_view_may_update_a_dict_and_the_session() -> None:
    teks = "def v(request):\n    konteks.update(a=1)\n    request.session.save()\n    services.create(x=1)"
    assert a.salah_tempat(Modul("renstra.views", teks)) == []


def test_the_clock_is_read_in_one_place() -> None:
    assert salah(a.baca_jam) == ""


@pytest.mark.parametrize(
    ("nama", "teks"),
    [
        ("renstra.views", "x = datetime.now(UTC)"),
        ("renstra.views", "x = datetime.datetime.now()"),
        ("renstra.views", "x = date.today()"),
        ("renstra.views", "x = timezone.now()"),
        ("renstra.models", "x = DateTimeField(auto_now_add=True)"),
        ("renstra.models", "from django.utils.timezone import now\nx = DateTimeField(default=now)"),
        ("renstra.services.dpa", "from sakip.waktu import sekarang"),
        ("perjanjian.queries", "from sakip.waktu import hari_ini"),
        ("sakip.jejak.services", "import time\nx = time.time()"),
    ],
)
def test_control_a_second_clock_is_refused(nama: str, teks: str) -> None:
    assert a.baca_jam(Modul(nama, teks))


def test_a_view_may_ask_the_one_clock() -> None:
    teks = "from sakip.waktu import sekarang\nsekarang()\ntimezone.localtime(nilai, zona)"
    assert a.baca_jam(Modul("renstra.views", teks)) == []


def test_no_regency_is_named_in_code() -> None:
    assert salah(a.menyebut_daerah) == ""
    assert salah_templat(t.menyebut_daerah, TEMPLAT) == ""
    assert salah_templat(t.menyebut_daerah, t.berkas_statis()) == ""


def test_control_a_regency_in_code_is_refused_but_a_citation_is_not() -> None:
    assert a.menyebut_daerah(Modul("renstra.rules", "if kode == 'bengkayang': pass"))
    assert a.menyebut_daerah(Modul("renstra.rules", "def luwu_timur(): pass"))
    assert a.menyebut_daerah(Modul("renstra.rules", "x = f'Kabupaten Gunung Mas {y}'"))
    assert a.menyebut_daerah(Modul("renstra.rules", '"""Perbup Semarang 3/2022 Pasal 7."""\n# Bengkayang')) == []
    assert t.menyebut_daerah("x.html", "<p>Kabupaten Semarang</p>")
    assert t.menyebut_daerah("x.html", "{# Semarang #}") == []


def test_no_reader_meets_the_shorthand_by_which_the_sources_cite() -> None:
    assert salah(a.menyebut_singkatan) == ""
    assert salah_templat(t.menyebut_singkatan, TEMPLAT) == ""
    assert salah_templat(t.menyebut_singkatan, t.berkas_statis()) == ""


@pytest.mark.parametrize("teks", ["Menurut BK Pasal 9", "GM/SM Pasal 5", "(GM Lampiran B.3)", "SM Lamp. A"])
def test_control_shorthand_in_a_text_is_refused_but_not_in_a_docstring_or_comment(teks: str) -> None:
    assert a.menyebut_singkatan(Modul("renstra.rules", f"x = {teks!r}"))
    assert a.menyebut_singkatan(Modul("renstra.rules", f"x = f'{teks} {{y}}'"))
    assert a.menyebut_singkatan(Modul("renstra.rules", f'"""{teks}."""\n# {teks}')) == []
    assert t.menyebut_singkatan("x.html", f"<p>{teks}</p>")
    assert t.menyebut_singkatan("x.html", f"{{# {teks} #}}<p>Pasal 9</p>") == []


def test_nothing_goes_round_escaping_or_csrf() -> None:
    assert salah(a.berbahaya) == ""
    assert salah_templat(t.tidak_lolos, TEMPLAT) == ""


@pytest.mark.parametrize(
    "teks",
    ["from django.utils.safestring import mark_safe", "@csrf_exempt\ndef f(): pass", "eval(x)", "x = SafeString(y)"],
)
def test_control_python_round_escaping_is_refused(teks: str) -> None:
    assert a.berbahaya(Modul("renstra.views", teks))


@pytest.mark.parametrize(
    "teks",
    [
        "{{ x|safe }}",
        "{{ x | safe }}",
        "{% autoescape off %}",
        '<p style="color:red">',
        '<p\n  class="a"\n  style="color:red">',
        '<a onclick="x()">',
        "<script>x()</script>",
        "<style>p{}</style>",
        "{% now 'Y' %}",
    ],
)
def test_control_a_template_round_escaping_or_csp_is_refused(teks: str) -> None:
    assert t.tidak_lolos("renstra/x.html", teks)


def test_a_printed_page_may_have_styles_and_a_script_a_nonce() -> None:
    assert t.tidak_lolos("cetak/x.html", '<style>p{}</style><p style="x">') == []
    assert t.tidak_lolos("x.html", '<script nonce="{{ n }}">x</script><script src="a.js"></script>{# |safe #}') == []


# --- Templates and static files ---------------------------------------------------------------------------------------
def test_templates_and_static_files_name_no_other_host() -> None:
    assert salah_templat(t.alamat_luar, TEMPLAT) == ""
    assert salah_templat(t.alamat_luar, t.berkas_statis()) == ""


def test_vendored_style_sheets_load_nothing_from_elsewhere() -> None:
    for berkas in t.berkas_vendor():
        teks = re.sub(r"/\*.*?\*/", "", berkas.read_text(), flags=re.DOTALL)
        assert not re.search(r"(?:url\(|@import\s+|sourceMappingURL=)[\"']?(?:https?:)?//", teks), berkas


@pytest.mark.parametrize(
    "teks",
    [
        '<script src="https://cdn.example.org/x.js"></script>',
        '<img src="//gambar.example.org/a.png">',
        "body { background: url(http://x.example.org/a.png) }",
    ],
)
def test_control_another_host_is_refused(teks: str) -> None:
    assert t.alamat_luar("x.html", teks)


def test_a_licence_comment_or_an_xml_name_may_stay() -> None:
    teks = '/* https://example.org/licence */ <svg xmlns="http://www.w3.org/2000/svg">{# https://example.org #}'
    assert t.alamat_luar("x.html", teks) == []


def test_every_template_that_is_named_exists_and_every_template_is_used() -> None:
    assert t.rujukan_putus(TEMPLAT) == []
    assert t.tidak_terpakai(TEMPLAT, MODUL) == []


def test_control_a_missing_and_an_unused_template_are_noticed() -> None:
    templat = {
        "a.html": '{% include "b.html" %}{% include "c.html" %}',
        "b.html": "",
        "d.html": "",
        "cetak/e.html": "",
    }
    modul = [Modul("renstra.views", "render(r, 'a.html'); x = f'cetak/{y}.html'")]
    assert t.rujukan_putus(templat) == ["a.html -> c.html"]
    assert t.tidak_terpakai(templat, modul) == ["d.html"]


def test_templates_are_short_enough_to_read() -> None:
    assert salah_templat(t.terlalu_panjang, TEMPLAT) == ""
    assert t.terlalu_panjang("x.html", "\n" * 151)
