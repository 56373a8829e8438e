"""Each form of each page with missing, wrong, enormous and hostile values: a message, never a 500, never run.

The forms are read from the pages as rendered, so that a new one is tried without being listed here.
"""

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import resolve, reverse

from perjanjian.enums import Aksi
from tests.akses.benda import argumen, benda, benda_admin
from tests.akses.harapan import ADMIN, ADMIN_UMUM, ALAMAT, PERAN, POLA, Pola
from tests.akses.test_alamat import BIASA, HALAMAN_ADMIN, _titik
from tests.masukan.formulir import BURUK, Formulir, formulir
from tests.pemeran import Pemeran, pemeran

pytestmark = pytest.mark.django_db
PENGISI = ["PRC", "P1", "P2", "VPD", "VK", "SKD", "BPT", "ADM", "OPS", "ANON"]
BERKAS = {"noise": bytes(range(256)) * 64, "empty": b"", "text": "bukan lembar kerja; \u202e".encode()}
SUDAH: set[tuple[str, str, tuple[str, ...]]] = set()  # the same form stands on many pages


@pytest.fixture(scope="module")
def dunia(django_db_setup: None, django_db_blocker: Any) -> Iterator[dict[str, Any]]:
    settings.BERKAS_DIR.mkdir(parents=True, exist_ok=True)
    SUDAH.clear()
    with django_db_blocker.unblock(), _titik():
        p = pemeran()
        yield {"p": p, "kunci": benda(p), "admin": benda_admin(p)}


def klien(p: Pemeran, siapa: str) -> Client:
    klien = Client(raise_request_exception=False)
    if orang := p.sebagai(siapa):
        klien.force_login(orang, backend="sakip.organisasi.masuk.Masuk")
    return klien


def pengisi(pola: Pola | str) -> list[str]:
    pola = pola if isinstance(pola, Pola) else POLA[pola]
    huruf = dict(zip(PERAN, pola.sendiri, strict=True))
    return [p for p in PENGISI if huruf[p] == "o"][:2]


def kirim(klien: Client, f: Formulir, data: dict[str, Any]) -> Any:
    """Send it and take it back."""
    kue = klien.cookies.copy()
    with _titik():
        jawaban = (klien.post if f.cara == "post" else klien.get)(f.alamat, data)
    klien.cookies = kue
    return jawaban


def nilai(f: Formulir, isi: str, hanya: str | None = None) -> dict[str, Any]:
    """The form with `isi` in one field, or in every field that is not part of the machinery of a formset."""
    data: dict[str, Any] = {k: list(v) for k, v in f.isian.items()}
    for nama in [hanya] if hanya else [n for n in f.tulis if not n.endswith("_FORMS")]:
        data[nama] = [isi]
    return data


def cobaan(f: Formulir, satu_satu: bool) -> Iterator[tuple[str, dict[str, Any]]]:
    kata = list(BURUK.items())
    yield "nothing sent", {}
    for sebut, isi in kata:
        pendek = isi[: 1_500_000 // max(1, len(f.tulis))]  # below the limit of a request, so that the form sees it
        yield sebut, nilai(f, pendek)
    for i, nama in enumerate(f.tulis[:40] if satu_satu else []):
        sebut, isi = kata[i % len(kata)]
        yield f"{nama}: {sebut}", nilai(f, isi[:20_000], nama)
        if i % 3 == 0:
            yield f"{nama} missing", {k: v for k, v in f.isian.items() if k != nama}
    for nama, isi in dict(f.tombol).items():
        yield f"button {nama}", {**f.isian, nama: [isi]}
        yield f"button {nama} forged", {**f.isian, nama: ["1" + "0" * 400]}
    for nama in f.berkas:
        for sebut, byte in BERKAS.items():
            yield f"file {sebut}", {**f.isian, nama: SimpleUploadedFile("rekap.xlsx", byte)}


def sebab_salah(jawaban: Any) -> str | None:
    if jawaban.status_code >= 500:
        return f"{jawaban.status_code}"
    if jawaban.streaming or not jawaban.get("Content-Type", "").startswith("text/html"):
        return None
    isi = jawaban.content.decode()
    if "<script>alert(1)" in isi or "<img src=x" in isi:
        return "script in the page"
    return "template code was run" if "hasil-49-templat" in isi else None


def coba_halaman(klien: Client, alamat: str, *, satu_satu: bool = True) -> list[str]:
    halaman = klien.get(alamat)
    if halaman.status_code != 200 or not halaman.get("Content-Type", "").startswith("text/html") or halaman.streaming:
        return []
    salah = []
    for f in formulir(halaman.content.decode(), alamat):
        ciri = (f.cara, resolve(urlsplit(f.alamat).path).view_name, tuple(sorted(f.tulis)))
        if ciri in SUDAH:
            continue
        SUDAH.add(ciri)
        for sebut, data in cobaan(f, satu_satu):
            if sebab := sebab_salah(kirim(klien, f, data)):
                salah.append(f"{f.cara} {f.alamat} ({sebut}): {sebab}")
    return salah


def alamat_dari(dunia: dict[str, Any], nama: str) -> str:
    jenis = ALAMAT[nama][2]
    return reverse(nama, args=[*([dunia["kunci"][jenis]] if jenis else []), *argumen(nama, dunia["kunci"])])


@pytest.mark.parametrize("nama", BIASA)
def test_a_form_answers_bad_input_with_a_message(dunia, nama):
    salah = []
    for siapa in pengisi(ALAMAT[nama][0]):
        salah += coba_halaman(klien(dunia["p"], siapa), alamat_dari(dunia, nama))
    assert not salah, f"{len(salah)}:\n" + "\n".join(salah[:20])


@pytest.mark.parametrize("nama", BIASA)
def test_an_address_answers_bad_questions(dunia, nama):
    """Whatever stands behind the question mark, of the names that the pages know."""
    get, _, _ = ALAMAT[nama]
    tanya = ("q", "tahun", "pd", "status", "jenjang", "halaman", "urut", "versi", "baris", "temuan", "pk", "grup",
             "untuk", "next", "tenggat", "unit", "b-TOTAL_FORMS")  # fmt: skip
    salah = []
    for siapa in pengisi(get)[:1]:
        satu, alamat = klien(dunia["p"], siapa), alamat_dari(dunia, nama)
        for sebut, isi in BURUK.items():
            if sebut != "enormous text":
                jawaban = kirim(satu, Formulir("get", alamat), dict.fromkeys(tanya, isi[:2000]))
                if sebab := sebab_salah(jawaban):
                    salah.append(f"{alamat} ({sebut}): {sebab}")
    assert not salah, "\n".join(salah[:20])


@pytest.mark.parametrize("halaman", [h for h in HALAMAN_ADMIN if h.endswith(("_add", "_change", "_impor"))])
def test_a_form_of_the_admin_answers_bad_input_with_a_message(dunia, halaman):
    model, _, hal = halaman.rpartition("_")
    daftar, tambah, _, ubah, *_ = ADMIN.get(model, ADMIN_UMUM)
    siapa = pengisi({"add": tambah, "change": ubah}.get(hal, daftar))
    salah = []
    for satu in siapa[:1]:
        alamat = reverse(f"admin:{halaman}", args=[dunia["admin"][model]] if hal == "change" else [])
        salah += coba_halaman(klien(dunia["p"], satu), alamat, satu_satu=False)
    assert not salah, f"{len(salah)}:\n" + "\n".join(salah[:20])


def test_the_act_of_a_form_that_no_page_shows_just_now_answers_too(dunia):
    """Acts on a PK are shown only in their state; each is tried with every value in each of the fields they take."""
    p, kunci = dunia["p"], dunia["kunci"]
    salah = []
    for nama in ("aksi", "tanda_tangan", "temuan_tambah", "persetujuan", "selaras", "pihak_kedua", "ambil_ulang"):
        for siapa, pk in (("PRC", "pk_d0"), ("P1", "pk_d0"), ("VPD", "pk_d1")):
            daftar = [[Aksi.AJUKAN], [Aksi.BATALKAN]] if nama == "aksi" else [[]]
            for lebih in daftar:
                f = Formulir("post", reverse(f"perjanjian:{nama}", args=[kunci[pk], *lebih]))
                f.tulis = ["kunci", "catatan", "uraian", "butir", "putusan", "jabatan_kedua", "kata_sandi", "kembali"]
                for sebut, isi in BURUK.items():
                    if sebab := sebab_salah(kirim(klien(p, siapa), f, nilai(f, isi))):
                        salah.append(f"{f.alamat} {siapa} ({sebut}): {sebab}")
    assert not salah, "\n".join(salah[:20])


def test_control_the_reader_finds_the_fields_and_a_failure_would_be_seen(dunia):
    p = dunia["p"]
    alamat = alamat_dari(dunia, "perjanjian:ubah")
    semua = formulir(klien(p, "PRC").get(alamat).content.decode(), alamat)
    penyunting = next(f for f in semua if f.alamat.endswith("/ubah/"))
    assert len(penyunting.tulis) > 15 and ("aksi", "simpan") in penyunting.tombol

    class Palsu:
        status_code, streaming, content = 200, False, b"<p><script>alert(1)</script></p>"

        def get(self, *_: str) -> str:
            return "text/html"

    assert sebab_salah(Palsu()) == "script in the page"
