"""The profiles that ship: whole, as the regulations say, safe to load twice, and refused with every fault named."""

import json
from copy import deepcopy
from datetime import date

import pytest
from django.core.management import CommandError, call_command

from sakip.kalender.libur import libur_bawaan
from sakip.kalender.models import AturanTenggat
from sakip.kalender.profil import (
    ProfilSalah,
    baca_profil,
    daftar_profil,
    direktori_data,
    muat,
    salin,
    susun_profil,
)
from sakip.kalender.rules.tenggat import hitung, peristiwa_tahun
from sakip.organisasi.enums import Jenjang
from sakip.organisasi.models import AturanJenjang, Formulir, Ketentuan, PemerintahDaerah

DAERAH = ["bengkayang", "gunungmas", "luwutimur", "semarang"]


def tenggat(kode: str, dpa: date, **lain: date) -> dict[str, date | None]:
    profil = baca_profil(kode)
    libur = {isi.tanggal for t in (2025, 2026, 2027) for isi in libur_bawaan(t)}
    kejadian = {**peristiwa_tahun(dpa.year), "dpa": dpa, **lain}
    semua = hitung(profil.aturan_tenggat, kejadian, libur, profil.ketentuan["hari"])
    return {t.kode: t.tanggal for t in semua}


def aturan(kode: str) -> dict[str, dict]:
    return {baris["jenjang"]: baris for baris in baca_profil(kode).aturan_jenjang}


def isi_berkas(kode: str = "bengkayang") -> tuple[dict, list]:
    profil = json.loads((direktori_data() / "profil" / f"{kode}.json").read_text())
    formulir = json.loads((direktori_data() / "formulir" / f"{profil['formulir']}.json").read_text())
    return deepcopy(profil), formulir


def test_the_four_regencies_and_the_national_rule_ship():
    assert daftar_profil() == sorted([*DAERAH, "nasional"])


@pytest.mark.parametrize("kode", [*DAERAH, "nasional"])
def test_every_profile_is_whole_and_every_milestone_names_its_article(kode):
    profil = baca_profil(kode)
    assert {b["jenjang"] for b in profil.aturan_jenjang} == set(Jenjang.values)
    assert all(
        a.dasar and any(kata in a.dasar for kata in ("Pasal", "Lampiran", "huruf")) for a in profil.aturan_tenggat
    )


def test_bk_pasal_8_and_11_the_deadlines_of_bengkayang():
    assert tenggat("bengkayang", date(2026, 1, 2), pengesahan=date(2026, 2, 12)) == {
        "pk.kirim": date(2026, 1, 26),
        "pk.verifikasi": date(2026, 2, 4),
        "pk.sampaikan": date(2026, 2, 19),
        "pk.lapor_perubahan": date(2026, 1, 7),
        "pk.susun": date(2026, 2, 2),
        "lkjip.pd": date(2027, 2, 28),
        "lkjip.pemda": date(2027, 3, 31),
    }


@pytest.mark.parametrize("kode", ["gunungmas", "semarang"])
def test_gm_sm_pasal_7_9_and_11_the_deadlines_of_gunung_mas_and_semarang(kode):
    assert tenggat(kode, date(2026, 1, 31), apbd=date(2025, 12, 31)) == {
        "pk.susun": date(2026, 2, 28),
        "pk.serahkan": date(2026, 1, 31),
        "ukur.tw1": date(2026, 4, 14),
        "ukur.tw2": date(2026, 7, 14),
        "ukur.tw3": date(2026, 10, 14),
        "ukur.tw4": date(2027, 1, 14),
        "ukur.tahunan": date(2027, 1, 31),
        "lkjip.pd": date(2027, 2, 28),
        "lkjip.pemda": date(2027, 3, 31),
    }


def test_lt_huruf_c_angka_2_one_month_and_the_national_rule_for_reports():
    assert tenggat("luwutimur", date(2026, 1, 5)) == {
        "pk.susun": date(2026, 2, 5),
        "lkjip.pd": date(2027, 2, 28),
        "lkjip.pemda": date(2027, 3, 31),
    }


def test_bk_pasal_11_ayat_1_only_bengkayang_closes_and_only_there_a_team_verifies():
    menutup = {kode: [a.kode for a in baca_profil(kode).aturan_tenggat if a.lewat == "tutup"] for kode in DAERAH}
    assert menutup == {"bengkayang": ["pk.kirim"], "gunungmas": [], "luwutimur": [], "semarang": []}
    assert [kode for kode in DAERAH if baca_profil(kode).ketentuan["verifikasi_kabupaten"]] == ["bengkayang"]


def test_bk_pasal_4_to_7_indicators_and_budget_by_level():
    bk = aturan("bengkayang")
    indikator = {j: set(bk[j]["jenis_indikator"]) for j in ("kepala_pd", "administrator", "pengawas", "pelaksana")}
    assert indikator == {
        "kepala_pd": {"iku", "program", "kegiatan"},
        "administrator": {"program"},
        "pengawas": {"kegiatan"},
        "pelaksana": {"kegiatan"},
    }
    anggaran = [bk[j]["tingkat_anggaran"] for j in ("kepala_pd", "administrator", "pengawas", "pelaksana")]
    assert anggaran == ["program", "kegiatan", "kegiatan", ""]


def test_sm_lampiran_b_angka_2_second_parties_and_individual_indicators():
    sm = aturan("semarang")
    assert {j: sm[j]["pihak_kedua"] for j in sm} == {
        "kepala_daerah": "tidak_ada",
        "sekda": "kepala_daerah",
        "kepala_pd": "kepala_daerah",
        "jpt_pratama": "sekda",
        "administrator": "pimpinan_pd",
        "pengawas": "atasan",
        "fungsional": "atasan",
        "pelaksana": "atasan",
    }
    assert (sm["pelaksana"]["jenis_indikator"], sm["pelaksana"]["sumber_butir"]) == (["individu"], "atasan")
    assert [sm[j]["tingkat_anggaran"] for j in ("administrator", "pengawas")] == ["kegiatan", "sub_kegiatan"]


def test_lt_huruf_c_angka_1_only_the_bupati_and_the_heads_make_one():
    lt = aturan("luwutimur")
    assert {j for j in lt if lt[j]["membuat_pk"]} == {"kepala_daerah", "sekda", "kepala_pd"}


def test_places_and_zones_are_those_of_the_regencies():
    tempat = {k: (baca_profil(k).pemda["tempat"], baca_profil(k).pemda["zona_waktu"]) for k in DAERAH}
    assert tempat == {
        "bengkayang": ("Bengkayang", "Asia/Jakarta"),
        "gunungmas": ("Kuala Kurun", "Asia/Jakarta"),
        "luwutimur": ("Malili", "Asia/Makassar"),
        "semarang": ("Ungaran", "Asia/Jakarta"),
    }


# ---- faults


def test_every_fault_of_a_file_is_named_at_once():
    isi, formulir = isi_berkas()
    isi["pemda"]["zona_waktu"] = "Asia/Antah"
    isi["ketentuan"]["hari"] = "sesuka"
    isi["ketentuan"]["singkatn"] = "x"
    isi["aturan_jenjang"][0]["jenjang"] = "raja"
    isi["aturan_jenjang"][2]["formulir_pd"] = "tiada"
    isi["aturan_tenggat"][0]["jumlah"] = -1
    isi["aturan_tenggat"][1]["peristiwa"] = "dpa"
    isi["aturan_tenggat"][3]["kode"] = "pk.kirim"
    with pytest.raises(ProfilSalah) as galat:
        susun_profil(isi, formulir)
    semua = str(galat.value)
    for kata in ("zona_waktu", "hari", "singkatn", "raja", "tiada", "jumlah", "salah satu", "dipakai dua kali"):
        assert kata in semua
    assert len(galat.value.kesalahan) >= 8


@pytest.mark.parametrize("isi", [[], None, {}, {"kode": "x"}, "teks"])
def test_something_that_is_no_profile_is_refused_in_words(isi):
    with pytest.raises(ProfilSalah):
        susun_profil(isi, [])


def test_a_profile_whose_milestones_turn_in_a_circle_is_refused():
    isi, formulir = isi_berkas()
    isi["aturan_tenggat"][0] |= {"setelah": "pk.verifikasi"}
    del isi["aturan_tenggat"][0]["peristiwa"]
    with pytest.raises(ProfilSalah, match="berputar"):
        susun_profil(isi, formulir)


# ---- loading


@pytest.mark.django_db
def test_loading_all_profiles_twice_gives_the_same_rows():
    call_command("muat_profil", verbosity=0)
    ada = [m.objects.count() for m in (PemerintahDaerah, Ketentuan, AturanJenjang, AturanTenggat, Formulir)]
    assert ada[:3] == [4, 4, 32]
    call_command("muat_profil", verbosity=0)
    assert ada == [m.objects.count() for m in (PemerintahDaerah, Ketentuan, AturanJenjang, AturanTenggat, Formulir)]


@pytest.mark.django_db
def test_what_an_admin_changed_stays_unless_told_to_replace_it():
    ketentuan = muat(baca_profil("bengkayang")).ketentuan
    ketentuan.aturan_tenggat.filter(kode="pk.kirim").update(jumlah=20)
    semula = ketentuan.aturan_tenggat.get(kode="pk.kirim").pk
    assert not muat(baca_profil("bengkayang")).diganti
    assert ketentuan.aturan_tenggat.get(kode="pk.kirim").jumlah == 20
    assert muat(baca_profil("bengkayang"), timpa=True).diganti
    kembali = ketentuan.aturan_tenggat.get(kode="pk.kirim")
    assert (kembali.jumlah, kembali.pk) == (15, semula)


@pytest.mark.django_db
def test_the_loaded_rows_are_valid_and_every_form_a_level_names_is_there():
    for kode in DAERAH:
        ketentuan = muat(baca_profil(kode)).ketentuan
        ketentuan.full_clean()
        formulir = set(ketentuan.formulir.values_list("kode", flat=True))
        for baris in ketentuan.aturan_jenjang.all():
            baris.full_clean()
            dipakai = {baris.formulir_pd, baris.formulir_unit_kerja, baris.formulir_satuan_kerja} - {""}
            assert dipakai <= formulir


@pytest.mark.django_db
def test_a_regency_without_its_own_regulation_takes_the_national_profile():
    pemda = PemerintahDaerah.objects.create(kode="kelima", nama="Kelima", provinsi="Contoh", tempat="Kelima")
    call_command("muat_profil", "nasional", pemda="kelima", verbosity=0)
    assert pemda.ketentuan.get().aturan_tenggat.get(kode="pk.susun").jumlah == 1
    with pytest.raises(CommandError, match="tidak menyebut daerah"):
        call_command("muat_profil", "nasional")


@pytest.mark.django_db
def test_an_unknown_profile_or_regency_is_named():
    with pytest.raises(CommandError, match="Profil antah tidak ada"):
        call_command("muat_profil", "antah")
    with pytest.raises(CommandError, match="Daerah antah belum ada"):
        call_command("muat_profil", "nasional", pemda="antah")


@pytest.mark.django_db
def test_a_profile_is_copied_whole_to_another_regency_and_date():
    asal = muat(baca_profil("bengkayang")).ketentuan
    pemda = PemerintahDaerah.objects.create(kode="kelima", nama="Kelima", provinsi="Contoh", tempat="Kelima")
    baru = salin(asal, pemda=pemda, berlaku_mulai=date(2027, 1, 1))
    for anak in ("aturan_jenjang", "aturan_tenggat", "formulir"):
        assert getattr(baru, anak).count() == getattr(asal, anak).count()
    assert (baru.hari, baru.berlaku_sampai, baru.pk != asal.pk) == ("kerja", None, True)
    assert baru.aturan_jenjang.get(jenjang="pengawas").jenis_indikator == ["kegiatan"]
    with pytest.raises(ProfilSalah, match="sudah mempunyai ketentuan"):
        salin(asal, pemda=pemda, berlaku_mulai=date(2027, 1, 1))
