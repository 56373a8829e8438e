"""The page of one part: without script and as its script talks to it; who is told what waits."""

import json
from datetime import date

import pytest

from laporan.forms.tulis import sidik_polos
from laporan.models import Komentar, Laporan, Paragraf, Pembanding, RiwayatParagraf
from laporan.services import bagian
from sakip.kalender.models import Kabar
from tests.perjanjian.halaman import Halaman

from .pabrik_tulis import lkjip

pytestmark = pytest.mark.django_db
JSON = {"headers": {"accept": "application/json"}}


@pytest.fixture
def lap():
    return lkjip()


@pytest.fixture
def buka(lap, client):
    def kirim(siapa, isi=None, kunci="simpulan", **lain):
        client.force_login(lap.pengguna(siapa), backend="sakip.organisasi.masuk.Masuk")
        url = f"/laporan/{lap.laporan.pk}/tulis/{kunci}/"
        return client.get(url) if isi is None else client.post(url, isi, **lain)

    return kirim


def polos(p, teks, **lain):
    return {f"r-{p.pk}-versi": p.versi_kunci, f"r-{p.pk}-isi": teks, f"r-{p.pk}-awal": sidik_polos("lama"), **lain}


def test_without_script_plain_lines_become_paragraphs_and_untouched_ones_are_not_sent(lap, buka):
    buka("perencana_satu", {"aksi": "tambah", "baru": "Satu.\n\n- a\n- b"})
    assert lap.isi() == ["Satu.", "<ul><li>a</li><li>b</li></ul>"]
    satu, dua = Paragraf.objects.order_by("urutan")
    isi = polos(satu, "Satu lagi.") | {
        f"r-{dua.pk}-versi": 0,
        f"r-{dua.pk}-isi": "- a\r\n- b",
        f"r-{dua.pk}-awal": sidik_polos("- a\n- b"),
    }
    assert "Tulisan disimpan" in buka("kabid_satu", isi, follow=True).content.decode()
    assert (lap.isi()[0], lap.segar(dua).versi_kunci) == ("Satu lagi.", 0)


def test_a_button_of_a_paragraph_saves_what_was_typed_before_it_acts(lap, buka):
    a, b = lap.tambah(isi="a"), lap.tambah(isi="b")
    jawab = buka("perencana_satu", polos(a, "a lagi", aksi=f"naik:{b.pk}"))
    assert (lap.isi(), jawab.url.endswith(f"#p-{b.pk}")) == (["b", "a lagi"], True)
    buka("perencana_satu", {"aksi": f"keluarkan:{b.pk}"})
    assert "Dikeluarkan dari laporan" in buka("perencana_satu").content.decode()


def test_without_script_a_conflict_shows_both_texts_and_keeps_what_was_typed(lap, buka):
    p = lap.tambah(isi="Awal.")
    lap.simpan(p, "Milik kabid.", "kabid_satu")
    jawab = buka("perencana_satu", polos(p, "Milik saya."))
    kata = jawab.content.decode()
    assert jawab.status_code == 409 and "Paragraf ini juga diubah orang lain" in kata and "Kabid Satu" in kata
    assert ">Milik saya.</textarea>" in kata
    buka("perencana_satu", polos(lap.segar(p), "Milik saya.", **{f"pilihan-{p.pk}": "orang"}))
    assert lap.isi() == ["Milik kabid."]
    buka("perencana_satu", polos(lap.segar(p), "Milik saya.", **{f"pilihan-{p.pk}": "saya"}))
    assert lap.isi() == ["Milik saya."]


def test_the_script_is_told_version_words_conflict_and_errors_of_each_paragraph(lap, buka):
    a, b = lap.tambah(isi="a"), lap.tambah(isi="b")
    lap.simpan(b, "lain", "kabid_satu")
    isi = {
        "bentuk": "html",
        f"r-{a.pk}-versi": 0,
        f"r-{a.pk}-isi": "<div>x</div>",
        f"r-{b.pk}-versi": 0,
        f"r-{b.pk}-isi": "y",
    }
    j = buka("perencana_satu", isi, **JSON).json()
    assert j["baris"][str(a.pk)] == {"versi": 1, "isi": {"isi": "<p>x</p>"}, "sel": {}}
    assert "juga diubah orang lain" in j["baris"][str(b.pk)]["bentrok"]
    j = buka("perencana_satu", {"bentuk": "html", f"r-{a.pk}-versi": 1, f"r-{a.pk}-isi": "x" * 61_000}, **JSON).json()
    assert "terlalu panjang" in j["baris"][str(a.pk)]["galat"]["isi"]


def test_an_open_page_is_told_who_writes_where_and_what_changed(lap, client, buka):
    p = lap.tambah(isi="a")
    url = f"/laporan/{lap.laporan.pk}/tulis/simpulan/kabar/"
    for siapa in ("kabid_satu", "perencana_satu"):
        client.force_login(lap.pengguna(siapa), backend="sakip.organisasi.masuk.Masuk")
        j = client.post(url, {"paragraf": p.pk, "kenal": f"{p.pk}:0"}).json()
    assert j == {"urutan": [p.pk], "html": {}, "sedang": [{"paragraf": p.pk, "nama": "Kabid Satu Alfa"}]}
    lap.simpan(p, "b", "kabid_satu")
    assert "<p>b</p>" in client.post(url, {"kenal": f"{p.pk}:0"}).json()["html"][str(p.pk)]


def test_a_paragraph_that_quotes_a_figure_which_changed_is_pointed_out_until_it_is_mended_or_taken_as_right(lap, buka):
    kunci = f"sebab.{lap.laporan.bahan['sasaran'][0]['indikator'][0]['kunci']}"
    p = lap.tambah(kunci, "Realisasi 95% karena pelatihan.")
    q = lap.tambah(kunci, "Capaian 95% itu baik.")
    teks = json.dumps(lap.laporan.bahan).replace("95%", "97,5%")
    Laporan.objects.filter(pk=lap.laporan.pk).update(bahan=json.loads(teks))
    assert buka("perencana_satu", kunci=kunci).content.decode().count("Angka berubah: 95% menjadi 97,5%") == 2
    lap.simpan(lap.segar(p), "Realisasi 95% karena pelatihan petugas.")
    assert buka("perencana_satu", kunci=kunci).content.decode().count("Angka berubah") == 2, "still the old figure"
    lap.simpan(lap.segar(p), "Realisasi 97,5% karena pelatihan petugas.")
    buka("perencana_satu", {"aksi": f"benar:{q.pk}"}, kunci=kunci)
    assert "Angka berubah" not in buka("perencana_satu", kunci=kunci).content.decode()
    assert lap.isi(kunci)[1] == "Capaian 95% itu baik."


def test_remarks_are_written_settled_and_opened_again_and_the_author_is_told(lap, buka):
    p = lap.tambah(isi="a", oleh="kabid_satu")
    buka("kabag_organisasi", {"aksi": "komentar", "paragraf": p.pk, "k-isi": "Sebutkan sumbernya."})
    k = Komentar.objects.get()
    assert Kabar.objects.get(judul__startswith="Komentar").pegawai == lap.d.pegawai["kabid_satu"]
    for aksi, selesai in (("tuntas", True), ("ungkit", False)):
        buka("perencana_satu", {"aksi": f"{aksi}:{k.pk}"})
        k.refresh_from_db()
        assert (k.selesai_pada is not None) is selesai
    assert buka("kabag_organisasi", {"aksi": "tambah", "baru": "x"}).status_code == 302
    assert lap.isi() == ["a"], "Bagian Organisasi remarks and does not write"


def test_history_lists_sittings_and_restores(lap, client):
    p = lap.tambah(isi="Satu.")
    for isi, siapa, jeda in (
        ("Dua.", "perencana_satu", 1),
        ("Tiga.", "perencana_satu", 1),
        ("Empat.", "kabid_satu", 30),
    ):
        lap.maju(minutes=jeda)
        p = (lap.simpan(p, isi, siapa), lap.segar(p))[1]
    client.force_login(lap.pengguna("perencana_satu"), backend="sakip.organisasi.masuk.Masuk")
    url = f"/laporan/{lap.laporan.pk}/paragraf/{p.pk}/"
    assert [b.r.isi for b in client.get(url).context["bunyi"]] == ["<p>Tiga.</p>"]
    assert len(client.get(f"{url}?semua=1").context["bunyi"]) == 3
    client.post(url, {"versi": p.versi_kunci, "riwayat": RiwayatParagraf.objects.get(isi="<p>Satu.</p>").pk})
    assert lap.isi() == ["Satu."]


def test_what_somebody_was_asked_to_write_waits_on_the_front_page_until_it_is_done(lap):
    umum = {"laporan_id": lap.laporan.pk, "kunci": "simpulan"}
    bagian.tugaskan(
        pegawai_id=lap.d.pegawai["kabid_satu"].pk, tenggat=date(2027, 2, 1), **umum, **lap.oleh("perencana_satu")
    )
    h = Halaman(lap.u)
    tugas = [t for t in h.buka("kabid_satu", "beranda").context["tugas"] if t.jenis == "tulis"]
    assert [(t.judul, t.batas, t.url) for t in tugas] == [
        ("Tulis “Simpulan” pada LKjIP 2026", date(2027, 2, 1), f"/laporan/{lap.laporan.pk}/tulis/simpulan/")
    ]
    bagian.tandai(selesai=True, **umum, **lap.oleh("kabid_satu"))
    assert not [t for t in h.buka("kabid_satu", "beranda").context["tugas"] if t.jenis == "tulis"]


def test_saving_the_card_draws_the_report_anew_and_a_conflict_keeps_both(lap, client):
    client.force_login(lap.pengguna("perencana_satu"), backend="sakip.organisasi.masuk.Masuk")
    url = f"/laporan/{lap.laporan.pk}/kartu/"
    assert client.post(url, {"versi": 0, "tugas": "Melayani.", "pegawai": "12"}).status_code == 302
    assert Laporan.objects.get(pk=lap.laporan.pk).bahan["organisasi"]["tugas"] == "Melayani."
    jawab = client.post(url, {"versi": 0, "tugas": "Melayani warga.", "pegawai": "12"})
    kata = jawab.content.decode()
    assert jawab.status_code == 409 and "Melayani." in kata and "Melayani warga." in kata
    assert client.post(url, {"versi": 1, "tugas": "Melayani warga.", "pegawai": "banyak"}).status_code == 422


def test_a_comparison_is_added_changed_and_taken_away_and_stands_in_the_report(lap, client):
    client.force_login(lap.pengguna("perencana_satu"), backend="sakip.organisasi.masuk.Masuk")
    url = f"/laporan/{lap.laporan.pk}/pembanding/"
    nama = lap.laporan.bahan["sasaran"][0]["indikator"][0]["nama"]
    isi = {
        "versi": 0,
        "indikator": nama.casefold(),
        "jenis": "provinsi",
        "nama": "Provinsi",
        "nilai": "81,5",
        "sumber": "BPS",
    }
    assert client.post(url, isi).status_code == 302
    pembanding = Laporan.objects.get(pk=lap.laporan.pk).bahan["sasaran"][0]["indikator"][0]["pembanding"]
    assert [(p["nama"], p["nilai"]) for p in pembanding] == [("Provinsi", "81,5")]
    assert "sudah ada" in client.post(url, isi, follow=True).content.decode()

    p = Pembanding.objects.get()
    assert client.post(f"{url}?ubah={p.pk}", isi | {"nilai": "82"}).status_code == 302
    assert client.post(f"{url}?ubah={p.pk}", isi | {"nilai": "83"}).status_code == 409
    client.post(url, {"hapus": p.pk})
    assert not Pembanding.objects.exists()
