"""The row editor: saving, errors back filled, two people at once, buttons without script, hostile input."""

import re
from decimal import Decimal

import pytest
from django.urls import reverse

from perjanjian.enums import Aksi, Status
from perjanjian.models import Butir, Perjanjian
from perjanjian.services.isi import ButirBaru, PaguBaru, simpan_isi
from tests.perjanjian.pabrik import NOW, adegan
from tests.perjanjian.test_susun_halaman import pakai  # noqa: F401

pytestmark = pytest.mark.django_db


def alamat(pk: Perjanjian, nama: str = "ubah") -> str:
    return reverse(f"perjanjian:{nama}", args=[pk.pk])


def formulir(pk: Perjanjian, **ubah: object) -> dict[str, object]:
    """What the browser would send for a PK as it stands; `b0_target="95%"` changes a field."""
    pk = Perjanjian.objects.get(pk=pk.pk)
    butir, pagu = list(pk.butir.order_by("urutan", "id")), list(pk.pagu.order_by("urutan", "kode"))
    grup = list(dict.fromkeys((b.jenis_kelompok, b.kelompok, b.tujuan) for b in butir))
    data: dict[str, object] = {"kunci": pk.kunci, "aksi": "simpan", "jabatan_kedua": pk.jabatan_kedua_id or ""}
    for awalan, n in (("k", len(grup)), ("b", len(butir)), ("p", len(pagu))):
        data |= {f"{awalan}-TOTAL_FORMS": n, f"{awalan}-INITIAL_FORMS": n}
    for i, (jenis, teks, tujuan) in enumerate(grup):
        data |= {f"k-{i}-teks": teks, f"k-{i}-jenis": jenis, f"k-{i}-tujuan": tujuan}
    for i, b in enumerate(butir):
        isi = {
            "id": b.pk, "grup": grup.index((b.jenis_kelompok, b.kelompok, b.tujuan)), "urutan": i,
            "indikator": b.indikator, "target": b.target, "satuan": b.satuan, "jenis": b.jenis,
            "mendukung": b.mendukung_id or "", "keterangan": b.keterangan,
        }  # fmt: skip
        data |= {f"b-{i}-{k}": v for k, v in isi.items()}
    for i, p in enumerate(pagu):
        data |= {f"p-{i}-id": p.pk, f"p-{i}-jumlah": f"{p.jumlah}".replace(".", ","), f"p-{i}-keterangan": ""}
        data[f"p-{i}-butir"] = [butir.index(b) for b in p.butir.all()]
    return data | {re.sub(r"^([kbp])_(?:(\d+)_)?", _awalan, k): v for k, v in ubah.items()}


def _awalan(cocok: re.Match[str]) -> str:
    return f"{cocok[1]}-{cocok[2]}-" if cocok[2] else f"{cocok[1]}-"


@pytest.mark.parametrize(
    ("siapa", "status"), [("perencana_satu", 200), ("kabid_satu", 200), ("admin", 403), ("perencana_dua", 404)]
)
def test_who_may_open_the_editor(pakai, siapa, status) -> None:  # noqa: F811
    a = adegan()
    assert pakai(a, siapa)(alamat(a.susun("kabid_satu"))).status_code == status


def test_saving_unchanged_changes_nothing(pakai) -> None:  # noqa: F811
    a = adegan()
    a.susun("kepala_satu")
    pk = a.susun("kabid_satu")
    sebelum = list(pk.butir.values("indikator", "target", "satuan", "kelompok", "tujuan", "mendukung", "jenis"))
    dana = [p.sumber_dana for p in pk.pagu.all()]
    jawaban = pakai(a, "perencana_satu")(alamat(pk), formulir(pk), follow=True)
    assert "Perubahan disimpan." in jawaban.content.decode()
    assert (
        list(pk.butir.values("indikator", "target", "satuan", "kelompok", "tujuan", "mendukung", "jenis")) == sebelum
    )
    assert [p.sumber_dana for p in pk.pagu.all()] == dana


def test_a_target_is_kept_exactly_as_typed_and_the_source_stands_beside_it(pakai) -> None:  # noqa: F811
    a = adegan()
    pk = a.susun("kabid_satu")
    halaman = pakai(a, "perencana_satu")(alamat(pk), formulir(pk, b_0_target="85,10 %"), follow=True).content.decode()
    butir = pk.butir.first()
    assert (butir.target, butir.target_bilangan) == ("85,10 %", Decimal("85.1"))
    assert "dibaca 85,10 persen" in halaman
    assert "DPA menulis" in halaman
    assert "90%" in halaman


def test_a_new_row_is_added_and_an_empty_one_left_out(pakai) -> None:  # noqa: F811
    a = adegan()
    pk = a.susun("kabid_satu")
    n = pk.butir.count()
    data = formulir(pk, b_TOTAL_FORMS=n + 2)
    for i in (n, n + 1):
        data |= {f"b-{i}-grup": 0, f"b-{i}-urutan": 90 + i, f"b-{i}-jenis": "iku"}
    data |= {f"b-{n}-indikator": "Persentase aduan selesai", f"b-{n}-target": "99%"}
    pakai(a, "perencana_satu")(alamat(pk), data)
    assert list(pk.butir.order_by("urutan").values_list("indikator", flat=True))[-1] == "Persentase aduan selesai"
    assert pk.butir.count() == n + 1


def test_a_row_marked_for_removal_goes_whatever_stands_in_it(pakai) -> None:  # noqa: F811
    a = adegan()
    pk = a.susun("kabid_satu")
    pakai(a, "perencana_satu")(alamat(pk), formulir(pk, b_0_hapus="on", b_0_indikator=""))
    assert pk.butir.count() == 1


def test_the_sasaran_of_all_its_rows_is_written_once(pakai) -> None:  # noqa: F811
    a = adegan()
    pk = a.susun("kabid_satu")
    pakai(a, "perencana_satu")(alamat(pk), formulir(pk, k_0_teks="Meningkatnya kepuasan"))
    assert set(pk.butir.values_list("kelompok", flat=True)) == {"Meningkatnya kepuasan"}


def test_every_error_stands_beside_its_field_and_nothing_is_lost(pakai) -> None:  # noqa: F811
    a = adegan()
    pk = a.susun("kabid_satu")
    data = formulir(
        pk, b_0_indikator="", b_1_target="9" * 61, b_1_keterangan="catatan saya", p_0_jumlah="seratus", k_0_teks=" "
    )  # fmt: skip
    jawaban = pakai(a, "perencana_satu")(alamat(pk), data)
    halaman = jawaban.content.decode()
    assert jawaban.status_code == 200
    assert "Tidak ada tulisan Anda yang hilang." in halaman
    for id_medan in ("id_b-0-indikator-g", "id_b-1-target-g", "id_p-0-jumlah-g", "id_k-0-teks-g"):
        assert f'id="{id_medan}"' in halaman, id_medan
    for tulisan in ("catatan saya", "seratus", "9" * 61):
        assert tulisan in halaman
    assert Perjanjian.objects.get(pk=pk.pk).kunci == pk.kunci


@pytest.mark.parametrize("medan", ["b_0_indikator", "b_0_target", "b_0_satuan", "b_0_jenis", "b_0_mendukung", "b_0_keterangan",
    "b_0_id", "b_0_grup", "b_0_urutan", "k_0_teks", "k_0_jenis", "k_0_tujuan", "p_0_id", "p_0_jumlah", "p_0_butir",
    "p_0_keterangan", "kunci", "jabatan_kedua", "aksi", "b_TOTAL_FORMS", "k_TOTAL_FORMS", "p_TOTAL_FORMS", "b_INITIAL_FORMS"])  # fmt: skip
def test_hostile_values_in_any_field_give_a_message_never_an_error(pakai, medan) -> None:  # noqa: F811
    a = adegan()
    pk = a.susun("kabid_satu")
    minta = pakai(a, "perencana_satu")
    nilai = ["", "\x00<script>alert(1)</script>\u202e", "-1", "9" * 400, "a\u0301" * 9000]
    for satu in nilai:
        jawaban = minta(alamat(pk), formulir(pk, **{medan: satu}))
        assert jawaban.status_code in (200, 302, 409), (satu[:20], jawaban.status_code)
        assert b"<script>alert(1)" not in jawaban.content


@pytest.mark.parametrize("tombol", ["tambah", "naik", "turun", "pakai", "tambah_kelompok"])
@pytest.mark.parametrize("nilai", ["0", "1", "999", "x", "-1", "9" * 30])
def test_buttons_without_script_give_the_form_back_filled(pakai, tombol, nilai) -> None:  # noqa: F811
    a = adegan()
    pk = a.susun("kabid_satu")
    data = formulir(pk, b_0_keterangan="tulisan saya") | {tombol: nilai}
    jawaban = pakai(a, "perencana_satu")(alamat(pk), data)
    assert jawaban.status_code == 200
    assert "tulisan saya" in jawaban.content.decode()
    assert Perjanjian.objects.get(pk=pk.pk).kunci == pk.kunci


def test_without_script_a_row_is_added_moved_and_set_back_to_its_source(pakai) -> None:  # noqa: F811
    a = adegan()
    pk = a.susun("kabid_satu")
    minta = pakai(a, "perencana_satu")
    p = minta(alamat(pk), formulir(pk) | {"tambah": "0"}).context["p"]
    assert len(p.butir.forms) == 3
    p = minta(alamat(pk), formulir(pk) | {"turun": "0"}).context["p"]
    assert [b["posisi"] for b in p.susunan[0]["baris"]] == [1, 0]
    p = minta(alamat(pk), formulir(pk, b_0_target="1%") | {"pakai": "0"}).context["p"]
    assert p.butir.forms[0].nilai("target") == "90%"


def test_two_people_the_second_is_told_with_both_texts_and_chooses(pakai) -> None:  # noqa: F811
    a = adegan()
    pk = a.susun("kabid_satu")
    data = formulir(pk, b_0_target="11%")
    lain = [
        ButirBaru(b.pk, b.jenis_kelompok, b.kelompok, b.tujuan, b.indikator, "22%", b.satuan, b.jenis)
        for b in pk.butir.all()
    ]
    simpan_isi(
        perjanjian_id=pk.pk, kunci_lama=pk.kunci, butir=lain, aktor=a.pengguna("kabid_satu"), now=NOW,
        pagu=[PaguBaru(p.pk, p.jumlah) for p in pk.pagu.all()],
    )  # fmt: skip
    minta = pakai(a, "perencana_satu")
    jawaban = minta(alamat(pk), data)
    halaman = jawaban.content.decode()
    assert jawaban.status_code == 409
    assert "juga diubah orang lain" in halaman
    assert "11%" in halaman
    assert "22%" in halaman
    assert "Kabid Satu" in halaman
    assert pk.butir.first().target == "22%"
    terbaru = jawaban.context["kunci"]
    minta(alamat(pk), data | {"kunci": terbaru, "aksi": "pakai", "pilihan": "orang"})
    assert pk.butir.first().target == "22%"
    minta(alamat(pk), data | {"kunci": terbaru, "aksi": "pakai", "pilihan": "saya"})
    assert pk.butir.first().target == "11%"


def test_a_row_of_another_agreement_is_never_written(pakai) -> None:  # noqa: F811
    a = adegan()
    pk, asing = a.susun("kabid_satu"), a.susun("kasi_satu").butir.first()
    pakai(a, "perencana_satu")(alamat(pk), formulir(pk, b_0_id=asing.pk, b_0_target="1%"))
    assert Butir.objects.get(pk=asing.pk).perjanjian_id != pk.pk
    assert Butir.objects.get(pk=asing.pk).target == asing.target


def test_a_stale_tab_of_a_submitted_agreement_loses_nothing_and_says_why(pakai) -> None:  # noqa: F811
    a = adegan()
    pk = a.susun("kabid_satu")
    data = formulir(pk, b_0_keterangan="tulisan saya")
    a.lakukan(pk, Aksi.AJUKAN, "perencana_satu")
    minta = pakai(a, "perencana_satu")
    jawaban = minta(alamat(pk), data)
    assert jawaban.status_code in (200, 409)
    assert "tulisan saya" in jawaban.content.decode()
    assert minta(alamat(pk)).status_code == 302


def test_saving_and_submitting_in_one_press(pakai) -> None:  # noqa: F811
    a = adegan()
    pk = a.susun("kabid_satu")
    pakai(a, "perencana_satu")(alamat(pk), formulir(pk, aksi="ajukan"))
    assert Perjanjian.objects.get(pk=pk.pk).status == Status.DIAJUKAN


def test_what_cannot_be_submitted_is_saved_and_the_reason_told(pakai) -> None:  # noqa: F811
    a = adegan()
    pk = a.susun("kabid_satu")
    jawaban = pakai(a, "perencana_satu")(alamat(pk), formulir(pk, aksi="ajukan", b_0_target=""), follow=True)
    assert "PK belum diajukan. Indikator atau target belum diisi pada baris 1.1." in jawaban.content.decode()
    assert Perjanjian.objects.get(pk=pk.pk).status == Status.DRAF


def test_the_second_party_is_chosen_among_the_offices_above(pakai) -> None:  # noqa: F811
    a = adegan()
    pk = a.susun("kasi_satu")
    minta = pakai(a, "perencana_satu")
    minta(alamat(pk), formulir(pk, jabatan_kedua=a.d.jabatan["kepala_satu"].pk))
    assert Perjanjian.objects.get(pk=pk.pk).jabatan_kedua == a.d.jabatan["kepala_satu"]
    halaman = minta(alamat(pk), formulir(pk, jabatan_kedua=a.d.jabatan["kasi_dua"].pk)).content.decode()
    assert "Pihak kedua dipilih di antara jabatan atasan" in halaman


def test_a_returned_agreement_shows_why_on_top(pakai) -> None:  # noqa: F811
    a = adegan()
    pk = a.lakukan(a.susun("kabid_satu"), Aksi.AJUKAN, "perencana_satu")
    a.lakukan(pk, Aksi.KEMBALIKAN, "sakip_satu", "Target 1.1 belum sama dengan DPA")
    assert "Target 1.1 belum sama dengan DPA" in pakai(a, "perencana_satu")(alamat(pk)).content.decode()


def test_htmx_gets_one_row_and_the_next_total(pakai) -> None:  # noqa: F811
    a = adegan()
    pk = a.susun("kabid_satu")
    minta = pakai(a, "perencana_satu")
    halaman = minta(alamat(pk, "ubah_baris") + "?grup=0&b-TOTAL_FORMS=2&k-TOTAL_FORMS=1").content.decode()
    assert 'name="b-2-indikator"' in halaman
    assert 'value="3" id="id_b-TOTAL_FORMS"' in halaman
    halaman = minta(alamat(pk, "ubah_baris") + "?kelompok=1&b-TOTAL_FORMS=2&k-TOTAL_FORMS=1").content.decode()
    assert 'name="k-1-teks"' in halaman
    assert minta(alamat(pk, "ubah_baris") + "?baca=1&x-target=97%25").content.decode().strip() == "dibaca 97 persen"


@pytest.mark.parametrize(
    "tanya", ["grup=x", "grup=-1&b-TOTAL_FORMS=%00", "b-TOTAL_FORMS=" + "9" * 30, "baca=1&x-target=" + "9" * 3000]
)
def test_htmx_with_nonsense_never_fails(pakai, tanya) -> None:  # noqa: F811
    a = adegan()
    assert pakai(a, "perencana_satu")(f"{alamat(a.susun('kabid_satu'), 'ubah_baris')}?{tanya}").status_code == 200


def test_too_many_fields_give_the_400_page(pakai) -> None:  # noqa: F811
    a = adegan()
    pk = a.susun("kabid_satu")
    data = formulir(pk) | {f"x-{i}": "1" for i in range(5100)}
    assert pakai(a, "perencana_satu")(alamat(pk), data).status_code == 400


def test_content_is_drawn_anew_only_from_the_page_that_is_current(client, masuk, pada) -> None:
    a = adegan()
    pk = a.susun("kabid_satu")
    Butir.objects.filter(perjanjian=pk).update(target="1%")
    masuk(client, a.pengguna("perencana_satu"))
    with pada(NOW):
        jawaban = client.post(alamat(pk, "ambil_ulang"), {"kunci": pk.kunci + 7})
        assert jawaban.status_code == 409
        assert "baru saja diubah orang lain" in jawaban.content.decode()
        assert pk.butir.first().target == "1%"
        client.post(alamat(pk, "ambil_ulang"), {"kunci": pk.kunci})
    assert pk.butir.first().target == "90%"


def test_a_new_version_opens_beside_the_one_in_force(client, masuk, pada) -> None:
    a = adegan()
    pk = a.bawahan_berlaku("kabid_satu", "kepala_satu")
    masuk(client, a.pengguna("perencana_satu"))
    with pada(NOW):
        jawaban = client.post(alamat(pk, "versi_baru"), {"kunci": pk.kunci}, follow=True)
        assert "Versi 2 dibuka sebagai draf." in jawaban.content.decode()
        jawaban = client.post(alamat(pk, "versi_baru"), {"kunci": pk.kunci}, follow=True)
        assert "Versi baru sedang disusun." in jawaban.content.decode()
        for nama in ("ambil_ulang", "pihak_kedua", "versi_baru"):
            assert client.post(alamat(pk, nama), {"kunci": "x", "jabatan_kedua": "\x00"}).status_code in (302, 409)
            assert client.get(alamat(pk, nama)).status_code == 405
    assert Perjanjian.objects.filter(jabatan=pk.jabatan).count() == 2
