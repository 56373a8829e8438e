"""The paths of an agreement walked in the browser by the people who do it, each at an own window, from the front page.

The acts are counted on the way: what the issue promises of few steps is held here.
"""

import pytest
from playwright.sync_api import expect

from perjanjian.enums import Status
from perjanjian.models import BeritaAcara, Penyampaian, Perjanjian, TandaTangan, Temuan
from tests.peramban.alat import Orang, isi_pdf
from tests.peramban.dunia import sampai_diteruskan, siapkan_pd
from tests.perjanjian.pabrik import VERIFIKATOR, Adegan, adegan

pytestmark = [pytest.mark.peramban, pytest.mark.django_db(transaction=True)]
HP = {"lebar": 390, "tinggi": 844, "has_touch": True, "is_mobile": True}


def orang(peramban, a: Adegan, siapa: str, **opsi) -> Orang:
    return Orang(peramban.orang(a.pengguna(siapa), **opsi), sentuh=opsi.get("has_touch", False))


def keadaan(a: Adegan, jabatan: str) -> Status:
    return Status(Perjanjian.objects.get(jabatan=a.d.jabatan[jabatan]).status)


def susun(perencana: Orang) -> None:
    perencana.depan().tugas("Susun PK 2026").tekan(perencana.page.locator(".judul-aksi button"), "Susun")
    perencana.berkata("PK disusun")


def tanda_tangani(o: Orang, siapa: str = "PK") -> None:
    """An official signs the one that waits: at most three taps and the password."""
    o.depan().tugas(f"Tanda tangani {siapa}").sandi().tekan(o.tombol("Tanda tangani PK")).berkata("Sidik dokumen")
    assert o.langkah <= 3


def test_path_kabupaten_is_walked_by_six_people_from_susun_pk_to_the_pdf_in_force_bk_pasal_11(peramban):
    a = adegan()
    perencana = orang(peramban, a, "perencana_satu")
    susun(perencana)
    assert perencana.langkah <= 5
    assert Perjanjian.objects.count() == 4
    pk = Perjanjian.objects.get(jabatan=a.d.jabatan["kepala_satu"])

    # the planner writes another target than the RKT: a finding for the verifiers
    perencana.page.goto(f"/perjanjian/{pk.pk}/ubah/")
    isian = perencana.page.locator("input[name$='-target'], textarea[name$='-target']").first
    isian.fill("87,5")
    perencana.tekan(perencana.tombol("Simpan dan tinjau")).berkata("Perubahan disimpan")

    tanda_tangani(orang(peramban, a, "kepala_satu", **HP))
    assert keadaan(a, "kepala_satu") == Status.DITANDATANGANI

    perencana.depan().tugas("Kirim PK").tekan(perencana.tombol("Kirim kepada Bupati"))
    perencana.tekan(perencana.page.locator("dialog[open] button.btn-primary")).berkata("PK dikirim")
    assert perencana.langkah <= 3

    for nomor, siapa in enumerate(VERIFIKATOR):
        v = orang(peramban, a, siapa)
        v.depan().tugas("Periksa keselarasan")
        if nomor == 0:
            v.berkata("Target beda")
            if not v.page.get_by_label("Dapat diterima").first.is_visible():
                v.tekan(v.page.locator("[data-temuan] summary").first)
            v.page.get_by_label("Dapat diterima").first.check()
            v.page.locator("details[open] textarea[name=alasan]").fill("Menyesuaikan pagu tahun ini.")
            v.tekan(v.page.locator("details[open]").get_by_role("button", name="Simpan putusan"))
            v.berkata("1 dari 1 diputuskan")
        if nomor < len(VERIFIKATOR) - 1:
            v.tekan(v.tombol("Setujui untuk unsur Anda")).berkata("Putusan unsur Anda atas")
        else:
            v.tekan(v.tombol("Nyatakan selaras")).berkata("berita acara")
        assert nomor == 0 or v.langkah <= 3
    assert Temuan.objects.exclude(jenis="mutu").get().alasan == "Menyesuaikan pagu tahun ini."
    assert BeritaAcara.objects.count() == 1

    sekda = orang(peramban, a, "sekda")
    sekda.depan().tugas("Teruskan PK").tekan(sekda.tombol("Teruskan kepada Bupati"))
    dialog = sekda.page.locator("dialog[open] button.btn-primary")
    if dialog.count():
        sekda.tekan(dialog)
    sekda.berkata("PK diteruskan")

    tanda_tangani(orang(peramban, a, "bupati", **HP))
    assert keadaan(a, "kepala_satu") == Status.BERLAKU

    kepala = orang(peramban, a, "kepala_satu")
    kepala.page.goto(f"/perjanjian/{pk.pk}/")
    isi = isi_pdf(kepala.unduh(kepala.tautan("Unduh PDF").first))
    assert "PERJANJIAN KINERJA" in isi.upper()
    assert "87,5" in isi
    assert "KONSEP" not in isi.upper() and "DRAF" not in isi.upper()


def test_path_perangkat_daerah_reaches_down_to_a_pelaksana_bk_pasal_12(peramban):
    a = adegan()
    perencana, sakip = orang(peramban, a, "perencana_satu"), orang(peramban, a, "sakip_satu")
    susun(perencana)
    # all four drafts at once
    perencana.page.goto("/perjanjian/?status=draf")
    perencana.page.locator("[data-massal] [data-semua]").check()
    perencana.tekan(perencana.page.locator(".massal").get_by_role("button", name="Ajukan")).berkata("Ajukan 3 PK")
    perencana.tekan(perencana.tombol("Ajukan 3 PK")).berkata("3 PK diajukan")

    sakip.depan().tugas("Periksa keselarasan 3 PK")
    sakip.page.locator("[data-massal] [data-semua]").check()
    sakip.tekan(sakip.page.locator(".massal button[type=submit]"), "3 PK selaras")
    sakip.tekan(sakip.tombol("Nyatakan selaras 3 PK")).berkata("3 PK dinyatakan selaras")
    assert BeritaAcara.objects.get().verifikasi.count() == 3

    tanda_tangani(orang(peramban, a, "kabid_satu", **HP))
    tanda_tangani(orang(peramban, a, "pelaksana_satu", **HP))
    # the Kasi: the own PK, and the one of the Pelaksana as its second party
    kasi = orang(peramban, a, "kasi_satu", **HP)
    kasi.depan().tugas("Tanda tangani 2 PK").berkata("Anda pihak pertama").sandi()
    kasi.tekan(kasi.tombol("Tanda tangani 2 PK")).berkata("2 PK sudah Anda tanda tangani")
    assert kasi.langkah <= 3
    assert keadaan(a, "pelaksana_satu") == Status.BERLAKU
    tanda_tangani(orang(peramban, a, "kabid_satu", **HP))
    assert keadaan(a, "kasi_satu") == Status.BERLAKU


def test_with_verification_off_the_pk_is_signed_by_both_and_handed_over_gm_sm_pasal_7(peramban):
    a = adegan("beta")
    perencana = orang(peramban, a, "perencana_satu")
    susun(perencana)
    pk = Perjanjian.objects.get(jabatan=a.d.jabatan["kepala_satu"])
    perencana.page.goto(f"/perjanjian/{pk.pk}/")
    perencana.tekan(perencana.tombol("Ajukan PK").first)
    dialog = perencana.page.locator("dialog[open] button.btn-primary")
    if dialog.count():
        perencana.tekan(dialog)
    perencana.berkata("PK diajukan")
    tanda_tangani(orang(peramban, a, "kepala_satu", **HP))
    tanda_tangani(orang(peramban, a, "bupati", **HP))
    assert keadaan(a, "kepala_satu") == Status.BERLAKU
    perencana.depan().tugas("Serahkan PK").tekan(perencana.tombol("Serahkan").first)
    perencana.tekan(perencana.page.locator("dialog[open] button.btn-primary")).berkata("PK diserahkan")
    assert (
        Penyampaian.objects.get(perjanjian=pk, jenis="diserahkan").penerima == "Bupati Beta melalui Bagian Organisasi"
    )


def test_the_bupati_signs_all_that_wait_in_four_acts_and_one_password(peramban):
    a = adegan()
    siapkan_pd(a)
    satu, dua = sampai_diteruskan(a, "satu"), sampai_diteruskan(a, "dua")
    bupati = orang(peramban, a, "bupati", **HP)
    bupati.depan().tugas("Tanda tangani 2 PK").berkata("2 PK menunggu tanda tangan Anda")
    expect(bupati.page.locator("details.antre-buka")).to_have_count(2)
    bupati.sandi().tekan(bupati.tombol("Tanda tangani 2 PK")).berkata("2 PK sudah Anda tanda tangani")
    assert bupati.langkah <= 4
    assert {keadaan(a, "kepala_satu"), keadaan(a, "kepala_dua")} == {Status.BERLAKU}
    # the back button shows the queue again: it is empty, or signing it once more is answered; nothing is signed twice
    bupati.page.go_back()
    if bupati.page.locator("#kata_sandi").count():
        bupati.sandi().tekan(bupati.page.locator("button[form=tanda]")).berkata("Belum ada yang ditandatangani")
    for pk in (satu, dua):
        assert TandaTangan.objects.filter(naskah__perjanjian=pk).count() == 2
