"""Every address x every role x own PD, other PD, other regency x GET and POST, against the expected table.

The addresses come from the resolver, the expectation from `harapan.py`: an address without one fails.
"""

import os
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from django.conf import settings
from django.db import connection, transaction
from django.test import Client
from django.urls import URLResolver, get_resolver, reverse

from sakip.access import AKSES, akses_untuk
from tests.akses.benda import TIADA, argumen, benda, benda_admin
from tests.akses.harapan import ADMIN, ADMIN_UMUM, ALAMAT, PERAN, PERAN_DAERAH, PERAN_PD, POLA, Pola
from tests.alat import basisdata
from tests.pemeran import PERAN_MATRIKS, Pemeran, pemeran

pytestmark = pytest.mark.django_db
PD_LAIN = {"PRC": "perencana_dua", "P1": "kabid_dua", "P2": "kepala_dua", "VPD": "sakip_dua"}
# not in the table: what Django's admin brings along, tested in tests/organisasi/test_admin.py
ADMIN_SENDIRI = {
    "index", "login", "logout", "password_change", "password_change_done", "autocomplete", "jsi18n", "view_on_site",
    "app_list", "?",
}  # fmt: skip
PENUH = bool(os.environ.get("SAKIP_UJI_PENUH"))
# the gate before the admin asks for one role; all sixteen are tried on its front page, these on every page behind it
KE_ADMIN = frozenset({"OPS", "ADM", "PRC", "SKD", "PUB", "ANON"})
MAKS_KUERI = 12
DICATAT = ("jejak_", "django_session", "axes_", "django_admin_log")  # a refusal may leave a line of its own


# ---- the addresses


def semua_alamat(resolver: Any = None, ruang: tuple[str, ...] = ()) -> Iterator[str]:
    for satu in (resolver or get_resolver()).url_patterns:
        if isinstance(satu, URLResolver):
            yield from semua_alamat(satu, (*ruang, satu.namespace) if satu.namespace else ruang)
        else:
            yield ":".join((*ruang, satu.name or "?"))


BIASA = sorted(n for n in semua_alamat() if not n.startswith("admin:"))
HALAMAN_ADMIN = sorted(
    n.removeprefix("admin:") for n in semua_alamat() if n.startswith("admin:") and n[6:] not in ADMIN_SENDIRI
)


def test_every_address_has_a_name_and_stands_in_the_access_map():
    tanpa = [n for n in semua_alamat() if akses_untuk(n) is None]
    assert tanpa == []


def test_the_access_map_names_no_address_that_does_not_exist():
    assert set(AKSES) - set(BIASA) == set()


def test_every_address_has_an_expectation_and_every_expectation_an_address():
    assert (sorted(set(BIASA) - set(ALAMAT)), sorted(set(ALAMAT) - set(BIASA))) == ([], [])


# ---- the world, built once for the module and rolled back


@dataclass
class Dunia:
    p: Pemeran
    kunci: dict[str, int]
    admin: dict[str, Any]
    klien: dict[tuple[str, str], Client]


@pytest.fixture(scope="module")
def dunia(django_db_setup: None, django_db_blocker: Any) -> Iterator[Dunia]:
    settings.BERKAS_DIR.mkdir(parents=True, exist_ok=True)
    with django_db_blocker.unblock(), _titik():
        p = pemeran()
        klien = {k: _klien(orang) for k, orang in _orang(p)}
        yield Dunia(p, benda(p), benda_admin(p), klien)


class _titik:
    """A savepoint that is always taken back; the services' durable transactions may run inside it."""

    def __enter__(self) -> None:
        self.blok = transaction.atomic()
        self.blok._from_testcase = True  # type: ignore[attr-defined]
        self.blok.__enter__()

    def __exit__(self, *args: Any) -> None:
        transaction.set_rollback(True)
        self.blok.__exit__(None, None, None)


def _orang(p: Pemeran) -> Iterator[tuple[tuple[str, str], Any]]:
    for peran in PERAN:
        yield ("sendiri", peran), p.sebagai(peran)
    for peran in PERAN_PD:
        yield ("pd_lain", peran), p.alfa.pengguna[PD_LAIN[peran]]
    for peran in PERAN_DAERAH:
        yield ("daerah_lain", peran), p.beta.pengguna[str(PERAN_MATRIKS[peran])]


def _klien(orang: Any) -> Client:
    klien = Client(raise_request_exception=False)
    if orang is not None:
        klien.force_login(orang, backend="sakip.organisasi.masuk.Masuk")
    return klien


def sel(pola: Pola, alamat: str) -> Iterator[tuple[str, str, str]]:
    """Sixteen roles, and four of the other PD; of the other regency four on each run, all with SAKIP_UJI_PENUH. Who may
    come in is no question to the database: the second one answers a quarter of them, and always one who may."""
    acak = sum(map(ord, alamat))
    asing = set(PERAN_DAERAH) if PENUH else {"ADM", "PRC", *(PERAN_DAERAH[(acak + i) % 13] for i in (0, 6))}
    semua = [
        (hubungan, satu, huruf)
        for hubungan, peran in (("sendiri", PERAN), ("pd_lain", PERAN_PD), ("daerah_lain", PERAN_DAERAH))
        for satu, huruf in zip(peran, getattr(pola, hubungan), strict=True)
        if hubungan != "daerah_lain" or satu in asing
    ]
    boleh = next((n for n, (_, _, huruf) in enumerate(semua) if huruf == "o"), 0)
    lengkap = PENUH or basisdata.sqlite()
    yield from (x for n, x in enumerate(semua) if lengkap or n == boleh or (n + acak) % 4 == 0)


# ---- one request


@dataclass
class Jawaban:
    """The letter of the answer, the answer, the tables that were written, how many queries it took."""

    huruf: str
    isi: Any
    ditulis: list[str]
    kueri: int


def minta(dunia: Dunia, hubungan: str, peran: str, alamat: str, cara: str) -> Jawaban:
    klien = dunia.klien[hubungan, peran]
    ditulis: list[str] = []
    kueri = 0

    def catat(jalankan: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        nonlocal kueri
        kueri += 1
        if cocok := re.match(r'\s*(?:INSERT INTO|UPDATE|DELETE FROM)\s+"?(\w+)', sql, re.IGNORECASE):
            ditulis.append(cocok[1])
        return jalankan(sql, params, many, context)

    kue = klien.cookies.copy()
    with _titik(), connection.execute_wrapper(catat):
        jawaban = klien.post(alamat, {}) if cara == "POST" else klien.get(alamat)
    klien.cookies = kue
    return Jawaban(_huruf(jawaban), jawaban, [t for t in ditulis if not t.startswith(DICATAT)], kueri)


def _huruf(jawaban: Any) -> str:
    status = jawaban.status_code
    if status == 302 and jawaban.url.startswith(reverse("masuk") + "?"):
        return "m"
    if status >= 500:
        return f"!{status}"
    return {403: "t", 404: "x", 405: "s"}.get(status, "o")


def bandingkan(
    dunia: Dunia,
    pola: Pola,
    cara: str,
    alamat: str,
    tiada: str | None,
    hanya: frozenset[str] = frozenset(PERAN),
    kueri: int = 0,
) -> list[str]:
    salah: list[str] = []
    dibanding: set[str] = set()
    for hubungan, peran, huruf in sel(pola, alamat):
        if peran not in hanya:
            continue
        jawaban = minta(dunia, hubungan, peran, alamat, cara)
        if jawaban.huruf != huruf:
            salah.append(f"{cara} {alamat} {peran} {hubungan}: {jawaban.huruf}, expected {huruf}")
        if jawaban.huruf != "o" and jawaban.ditulis:
            salah.append(f"{cara} {alamat} {peran} {hubungan}: refused, yet wrote {jawaban.ditulis}")
        if kueri and jawaban.kueri > kueri:  # what pages remember (sakip.ingatan) the first one had to read
            jawaban = minta(dunia, hubungan, peran, alamat, cara)
        if kueri and jawaban.kueri > kueri:
            salah.append(f"{cara} {alamat} {peran} {hubungan}: {jawaban.kueri} queries, at most {kueri}")
        if huruf == "x" and tiada and hubungan not in dibanding:
            dibanding.add(hubungan)
            kosong = minta(dunia, hubungan, peran, tiada, cara)
            if _bersih(kosong.isi) != _bersih(jawaban.isi):
                salah.append(
                    f"{cara} {alamat} {peran} {hubungan}: a hidden object answers unlike one that is not there"
                )
    return salah


def _bersih(jawaban: Any) -> str:
    return re.sub(r'nonce="[^"]*"|value="[^"]{60,}"|"X-CSRFToken": "[^"]*"|\d+', "", jawaban.content.decode())


# ---- the generated tests


@pytest.mark.parametrize("nama", BIASA)
def test_an_address_answers_each_role_as_the_matrix_says_in_few_queries(dunia, nama):
    get, post, jenis = ALAMAT[nama]
    lain = argumen(nama, dunia.kunci)
    alamat = reverse(nama, args=[*([dunia.kunci[jenis]] if jenis else []), *lain])
    tiada = reverse(nama, args=[TIADA, *lain]) if jenis else None
    salah = bandingkan(dunia, pola(get), "GET", alamat, tiada, kueri=MAKS_KUERI)
    salah += bandingkan(dunia, pola(post), "POST", alamat, tiada)
    assert not salah, f"{len(salah)} cells:\n" + "\n".join(salah[:8])


def pola(nama: str | Pola) -> Pola:
    return nama if isinstance(nama, Pola) else POLA[nama]


@pytest.mark.parametrize("halaman", HALAMAN_ADMIN)
def test_a_page_of_the_admin_answers_each_role_as_the_matrix_says(dunia, halaman):
    model, _, hal = halaman.rpartition("_")
    daftar, tambah, lihat, ubah, hapus, riwayat = ADMIN.get(model, ADMIN_UMUM)
    args = [dunia.admin[model]] if hal in {"change", "delete", "history"} else []
    alamat = reverse(f"admin:{halaman}", args=args)
    baris = {
        "changelist": (daftar, daftar),
        "impor": (daftar, daftar),
        "ekspor": (daftar, daftar),
        "contoh": (daftar, daftar),
        "add": (tambah, tambah),
        "change": (lihat, ubah),
        "delete": (hapus, hapus),
        "history": (riwayat, riwayat),
    }[hal]
    salah = bandingkan(dunia, POLA[baris[0]], "GET", alamat, None, KE_ADMIN)
    salah += bandingkan(dunia, POLA[baris[1]], "POST", alamat, None, KE_ADMIN)
    assert not salah, f"{len(salah)} cells:\n" + "\n".join(salah[:8])


def test_the_admin_lets_only_its_roles_in(dunia):
    assert bandingkan(dunia, POLA["operator_admin"], "GET", reverse("admin:index"), None) == []


@pytest.mark.sqlite  # where all roles are asked
def test_control_an_open_door_is_noticed(dunia):
    """The comparison is not blind: a page held against the wrong row fails in every cell that differs."""
    salah = bandingkan(dunia, POLA["admin"], "GET", reverse("renstra:daftar"), None)
    assert len([c for c in salah if "daerah_lain" not in c]) == 12 + 4


@pytest.mark.parametrize("cara", ["put", "delete", "patch"])
def test_other_methods_are_refused(dunia, cara):
    alamat = reverse("renstra:rencana", args=[dunia.kunci["rencana"]])
    assert getattr(dunia.klien["sendiri", "PRC"], cara)(alamat).status_code == 405
