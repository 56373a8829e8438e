"""The pages of those who fill in: the register, the sheet, one figure, shared figures, targets of quarters."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from pengukuran.models import Data, Pengukuran, Realisasi, TargetTriwulan
from pengukuran.queries.lembar import sidik_baris
from sakip.jejak.models import Jejak
from tests.dokumen.lampiran import pdf_kosong, png
from tests.perjanjian.halaman import Halaman, teks

from .pabrik import ukur

pytestmark = pytest.mark.django_db
JSON = {"headers": {"Accept": "application/json"}}


@pytest.fixture
def u():
    return ukur("kabid_satu")


@pytest.fixture
def h(u):
    return Halaman(u)


def ketik(p: Pengukuran, **isi: str) -> dict[str, str]:
    """What a script sends of the first row."""
    r = p.realisasi.first()
    return {f"r-{r.pk}-versi": str(r.versi_kunci), **{f"r-{r.pk}-{n}": v for n, v in isi.items()}}


def baris(jawaban, p: Pengukuran) -> dict:
    return jawaban.json()["baris"][str(p.realisasi.first().pk)]


# ---- the register


def test_the_register_shows_who_has_filled_and_who_has_not(u, h):
    u.ajukan(u.isi(u.lembar("kepala_satu")))
    u.lembar("kabid_satu")
    halaman = h.buka("perencana_satu", "pengukuran:beranda", tanya={"tahun": "2026", "periode": "tw1"})
    assert {t["kata"]: t["jumlah"] for t in halaman.context["tab"]} == {
        "Semua": 2, "Belum diisi": 0, "Draf": 1, "Diajukan": 1,
    }  # fmt: skip
    assert [b.tombol for b in halaman.context["baris"]] == ["lihat", "lanjut"]
    assert "108,34% Sangat tinggi" in teks(halaman)


def test_a_draft_of_others_is_only_not_submitted_yet(u, h):
    """GM/SM Pasal 9 ayat (6): the Tim Monev sees what was submitted."""
    u.ajukan(u.isi(u.lembar("kepala_satu")))
    u.isi(u.lembar("kabid_satu"))
    halaman = h.buka("monev", "pengukuran:beranda", tanya={"tahun": "2026", "periode": "tw1"})
    assert [(bool(b.ukur), b.tombol) for b in halaman.context["baris"]] == [(True, "lihat"), (False, "")]
    assert "Belum diajukan" in teks(halaman)


def test_the_register_is_filtered_and_searched(u, h):
    u.ajukan(u.isi(u.lembar("kepala_satu")))
    dasar = {"tahun": "2026", "periode": "tw1"}

    def daftar(**tanya: str) -> list[str]:
        halaman = h.buka("perencana_satu", "pengukuran:beranda", tanya=dasar | tanya)
        return [b.pk.jabatan.nama for b in halaman.context["baris"]]

    assert daftar(status="belum") == ["Kepala Bidang Satu Alfa"]
    assert daftar(status="diajukan") == ["Kepala Dinas Satu Alfa"]
    assert daftar(jenjang="administrator") == ["Kepala Bidang Satu Alfa"]
    assert daftar(cari="kepala dinas") == ["Kepala Dinas Satu Alfa"]
    assert daftar(cari="tidak ada yang begini") == [] == daftar(jenjang="pelaksana")


def test_another_pd_sees_nothing_of_it(u, h):
    halaman = h.buka("perencana_dua", "pengukuran:beranda", tanya={"tahun": "2026", "periode": "tw1"})
    assert halaman.context["baris"] == [] and "Belum ada PK yang diukur" in teks(halaman)


def test_a_sheet_is_begun_from_the_register_by_those_who_fill_it(u, h):
    isi = {"perjanjian": u.pk["kabid_satu"].pk, "periode": "tw1", "tahun": "2026"}
    jawaban = h.kirim("kabid_satu", "pengukuran:mulai", isi=isi)
    assert jawaban.url == Pengukuran.objects.get().get_absolute_url()
    assert h.kirim("kepala_satu", "pengukuran:mulai", isi=isi).status_code == 403
    assert h.kirim("perencana_dua", "pengukuran:mulai", isi=isi).status_code == 404
    assert h.kirim("perencana_satu", "pengukuran:mulai", isi=isi | {"periode": "minggu"}).status_code == 302
    pd = {"pd": u.d.pd["satu"].pk, "periode": "tw1", "tahun": "2026"}
    assert h.kirim("kabid_satu", "pengukuran:mulai", isi=pd).status_code == 403
    assert h.kirim("perencana_satu", "pengukuran:mulai", isi=pd).status_code == 302
    assert Pengukuran.objects.filter(perjanjian=None).count() == 1


def test_the_register_costs_the_same_for_one_pk_and_for_two(u, h):
    tanya = {"tahun": "2026", "periode": "tw1"}
    u.ajukan(u.isi(u.lembar("kepala_satu")))
    h.buka("perencana_satu", "pengukuran:beranda", tanya=tanya)
    with CaptureQueriesContext(connection) as satu:
        h.buka("perencana_satu", "pengukuran:beranda", tanya=tanya)
    u.ajukan(u.isi(u.lembar("kabid_satu")))
    with CaptureQueriesContext(connection) as dua:
        h.buka("perencana_satu", "pengukuran:beranda", tanya=tanya)
    assert len(satu) == len(dua) <= 12


# ---- the sheet


def test_a_script_saves_one_row_and_is_told_what_came_of_it(u, h):
    p = u.lembar()
    hasil = baris(
        h.kirim("perencana_satu", "pengukuran:lembar", p.pk, isi=ketik(p, tertulis="60", kendala="Listrik"), **JSON), p
    )
    assert "75,00%" in hasil["sel"]["capaian"] and "dibaca 60" in hasil["sel"]["pesan"]
    assert "Perlu diisi" in hasil["sel"]["wajib"]
    assert (hasil["versi"], hasil["isi"]["kendala"]) == (1, "Listrik")
    r = p.realisasi.first()
    assert (r.tertulis, r.kendala, r.dicatat_oleh.username) == ("60", "Listrik", u.pengguna("perencana_satu").username)


def test_a_row_that_somebody_else_saved_is_given_back_with_both_texts(u, h):
    p = u.lembar()
    lama = ketik(p, tertulis="60")
    u.simpan(p, {0: "70"}, oleh="kepala_satu")
    hasil = baris(h.kirim("perencana_satu", "pengukuran:lembar", p.pk, isi=lama, **JSON), p)
    assert "60" in hasil["bentrok"] and "70" in hasil["bentrok"] and hasil["isi"]["tertulis"] == "70"
    lagi = baris(h.kirim("perencana_satu", "pengukuran:lembar", p.pk, isi=lama | ketik(p, tertulis="60"), **JSON), p)
    assert "bentrok" not in lagi and p.realisasi.first().tertulis == "60"


@pytest.mark.parametrize(
    ("medan", "isi", "kalimat"),
    [
        ("pembilang", "lima", "bukan angka"),
        ("penyebut", "12.34.5", "tidak jelas"),
        ("tertulis", "9" * 40, "terlalu besar"),
        ("tertulis", "9999999 triliun", "terlalu besar"),
        ("target", "0," + "1" * 20, "terlalu rinci"),
        ("kendala", "x" * 2001, "2.000"),
        ("tertulis", "a\u202eb", ""),
    ],
)
def test_what_cannot_be_stored_is_refused_in_words_beside_its_field(u, h, medan, isi, kalimat):
    p = u.lembar()
    hasil = baris(h.kirim("perencana_satu", "pengukuran:lembar", p.pk, isi=ketik(p, **{medan: isi}), **JSON), p)
    assert kalimat in hasil["galat"][medan]
    assert p.realisasi.first().versi_kunci == 0


def test_a_page_without_script_keeps_what_was_refused_and_saves_the_rest(u, h):
    p = u.lembar()
    a, b = u.baris(p)
    isi = {
        f"r-{a.pk}-versi": "0", f"r-{a.pk}-tertulis": "60", f"r-{a.pk}-pembilang": "lima",
        f"r-{b.pk}-versi": "0", f"r-{b.pk}-tertulis": "97%",
    }  # fmt: skip
    jawaban = h.kirim("perencana_satu", "pengukuran:lembar", p.pk, isi=isi)
    assert jawaban.status_code == 409 and 'value="lima"' in jawaban.content.decode()
    assert "Indikator 1.1: " in teks(jawaban)
    assert [r.tertulis for r in u.baris(p)] == ["", "97%"]


def test_a_row_that_nobody_touched_is_left_out_of_a_saving(u, h):
    p = u.lembar()
    r = p.realisasi.first()
    awal = sidik_baris({"sumber_data": r.sumber_data})
    u.simpan(p, {0: "70"}, oleh="kepala_satu")
    isi = {f"r-{r.pk}-versi": "0", f"r-{r.pk}-awal": awal, f"r-{r.pk}-sumber_data": r.sumber_data}
    assert h.kirim("perencana_satu", "pengukuran:lembar", p.pk, isi=isi).status_code == 302
    assert p.realisasi.first().tertulis == "70"


def test_the_notation_is_asked_once_for_the_column(u, h):
    p = u.isi(u.lembar(), {0: "1.234", 1: "2.345"}, benar=False)
    assert "Angka pada 2 indikator dapat dibaca dengan dua cara" in teks(
        h.buka("perencana_satu", "pengukuran:lembar", p.pk)
    )
    isi = {"notasi": "en"}
    for r in u.baris(p):
        isi |= {f"r-{r.pk}-versi": str(r.versi_kunci), f"r-{r.pk}-tertulis": r.tertulis}
    h.kirim("perencana_satu", "pengukuran:lembar", p.pk, isi=isi)
    assert {r.notasi for r in u.baris(p)} == {"en"}
    assert "dapat dibaca dengan dua cara" not in teks(h.buka("perencana_satu", "pengukuran:lembar", p.pk))


def test_the_same_question_is_asked_of_numerators_and_denominators(u, h):
    p = u.isi(u.lembar(), {0: {"pembilang": "1.234", "penyebut": "2.000"}}, benar=False)
    halaman = teks(h.buka("perencana_satu", "pengukuran:lembar", p.pk))
    assert "1.234 berarti seribu dua ratus tiga puluh empat atau satu koma dua tiga empat" in halaman
    r = u.baris(p)[0]
    assert (r.sampai, r.capaian, r.alasan) == ("", "", "makna_ganda")
    h.kirim(
        "perencana_satu",
        "pengukuran:lembar",
        p.pk,
        isi={"notasi": "en"} | ketik(p, pembilang="1.234", penyebut="2.000"),
    )
    r = u.baris(p)[0]
    assert (r.notasi, r.alasan) == ("en", "") and r.sampai == "0,62"
    assert "dibaca 1,234 dari 2" in teks(h.buka("perencana_satu", "pengukuran:lembar", p.pk))


def test_what_was_submitted_is_read_and_no_longer_typed(u, h):
    p = u.ajukan(u.isi(u.lembar()))
    halaman = h.buka("perencana_satu", "pengukuran:lembar", p.pk)
    assert "data-kisi" not in halaman.content.decode() and "Data terlambat." in teks(halaman)
    jawaban = h.kirim("perencana_satu", "pengukuran:lembar", p.pk, isi=ketik(p, tertulis="1"), **JSON)
    assert jawaban.status_code == 409 and jawaban.json()["pesan"]
    assert h.buka("monev", "pengukuran:lembar", p.pk).status_code == 200
    assert h.kirim("monev", "pengukuran:lembar", p.pk, isi=ketik(p, tertulis="1")).status_code == 403


def test_the_next_quarter_shows_what_was_written_before(u, h):
    u.triwulan("tw1", {0: "60", 1: "91%"})
    u.pada("tw2")
    p = u.lembar(periode="tw2")
    halaman = teks(h.buka("perencana_satu", "pengukuran:lembar", p.pk))
    assert "TW I 60" in halaman and "TW I 91%" in halaman and "Renstra 2026 80" in halaman


# ---- one figure


def angka(u, p: Pengukuran) -> tuple[int, int]:
    return p.pk, p.realisasi.first().pk


def test_evidence_is_uploaded_linked_taken_off_and_fetched_with_a_line_in_the_trail(u, h):
    p = u.isi(u.lembar())
    kunci = angka(u, p)
    for nama, isi in (("laporan.pdf", pdf_kosong()), ("foto.png", png())):
        berkas = SimpleUploadedFile(nama, isi, content_type="text/html")
        h.kirim("perencana_satu", "pengukuran:angka", *kunci, isi={"aksi": "berkas", "berkas": berkas})
    tautan = {"aksi": "tautan", "nama": "Rekap", "tautan": "https://data.alfa.example/rekap"}
    h.kirim("perencana_satu", "pengukuran:angka", *kunci, isi=tautan)
    halaman = teks(h.buka("perencana_satu", "pengukuran:angka", *kunci))
    assert "laporan.pdf" in halaman and "foto.png" in halaman and "data.alfa.example" in halaman
    pdf, foto, _ = p.realisasi.first().bukti.order_by("pk")
    jawaban = h.buka("kepala_satu", "pengukuran:bukti", foto.pk)
    assert jawaban["Content-Disposition"] == 'attachment; filename="foto.png"'
    assert (jawaban["Content-Type"], jawaban["X-Content-Type-Options"]) == ("image/png", "nosniff")
    assert Jejak.objects.get(aksi="pengukuran.unduh").pelaku_nama == u.d.pegawai["kepala_satu"].nama
    assert h.buka("monev", "pengukuran:bukti", foto.pk).status_code == 404
    h.kirim("perencana_satu", "pengukuran:angka", *kunci, isi={"aksi": "lepas", "bukti": pdf.pk})
    assert p.realisasi.first().bukti.count() == 2


@pytest.mark.parametrize(
    "tautan", ["javascript:alert(1)", "data:text/html,x", "ftp://a.example/x", "https://bank.example@a.example/", "x"]
)
def test_only_addresses_of_the_web_are_kept_as_links(u, h, tautan):
    p = u.lembar()
    isi = {"aksi": "tautan", "nama": "Rekap", "tautan": tautan}
    jawaban = h.kirim("perencana_satu", "pengukuran:angka", *angka(u, p), isi=isi)
    assert jawaban.status_code == 422 and not p.realisasi.first().bukti.exists()


@pytest.mark.django_db(transaction=True)
def test_a_subordinates_figure_is_taken_over_once_it_was_submitted(u, h):
    atas = u.pk["kepala_satu"].butir.first()
    u.tulis_ulang(u.pk["kabid_satu"].butir.first(), mendukung=atas)
    bawah, p = u.isi(u.lembar("kabid_satu"), {0: "62"}), u.lembar()
    kunci = angka(u, p)
    assert "belum diajukan" in teks(h.buka("perencana_satu", "pengukuran:angka", *kunci))
    for i in range(1, bawah.realisasi.count()):
        u.simpan(bawah, {i: "90%"}, kendala="x", solusi="y")
    u.simpan(bawah, {0: {"kendala": "x", "solusi": "y"}})
    u.ajukan(bawah)
    dari = bawah.realisasi.first()
    assert "Ambil 62" in teks(h.buka("perencana_satu", "pengukuran:angka", *kunci))
    isi = {"aksi": "ambil", "dari": str(dari.pk), "versi": "0"}
    h.kirim("perencana_satu", "pengukuran:angka", *kunci, isi=isi)
    r = p.realisasi.first()
    assert (r.tertulis, r.diambil_dari_id, r.capaian) == ("62", dari.pk, "77.5")


# ---- shared figures and targets


def test_a_shared_figure_is_named_tied_and_feeds_every_open_row(u, h):
    p, bawah = u.lembar(), u.lembar("kabid_satu")
    h.kirim("perencana_satu", "pengukuran:data", isi={"aksi": "namai", "nama": "Jumlah layanan", "periode": "tw1"})
    data = Data.objects.get()
    for satu in (p, bawah):
        isi = {"aksi": "asal", "versi": "0", "data": str(data.pk), "jenis_sumber": "primer"}
        h.kirim("perencana_satu", "pengukuran:angka", *angka(u, satu), isi=isi)
    h.kirim("perencana_satu", "pengukuran:data", isi={"periode": "tw1", f"v-{data.pk}-tertulis": "72"})
    rows = Realisasi.objects.filter(data=data)
    assert {(r.tertulis, r.jenis_sumber) for r in rows} == {("72", "primer")} and rows.count() == 2
    halaman = h.buka("perencana_satu", "pengukuran:data", tanya={"periode": "tw1"})
    assert "2 angka" in teks(halaman)
    lama = {"periode": "tw1", f"v-{data.pk}-tertulis": "73", f"v-{data.pk}-versi": "7"}
    tolak = h.kirim("perencana_satu", "pengukuran:data", isi=lama)
    assert tolak.status_code == 422 and 'value="73"' in tolak.content.decode()


def test_another_pds_shared_figure_cannot_be_tied(u, h):
    lain = Data.objects.create(pemda=u.d.pemda, pd=u.d.pd["dua"], nama="Punya orang")
    p = u.lembar()
    isi = {"aksi": "asal", "versi": "0", "data": str(lain.pk)}
    assert h.kirim("perencana_satu", "pengukuran:angka", *angka(u, p), isi=isi).status_code == 422


def test_targets_of_four_quarters_are_typed_on_one_page(u, h):
    """G3: targets of quarters are optional; the capaian of the quarter is then against them too."""
    p, pk = u.isi(u.lembar(), {0: "60"}), u.pk["kepala_satu"]
    butir = pk.butir.first()
    isi = {f"t-{butir.pk}-tw{ke}": str(ke * 20) for ke in (1, 2, 3, 4)}
    h.kirim("perencana_satu", "pengukuran:target", pk.pk, isi=isi)
    assert list(TargetTriwulan.objects.order_by("triwulan").values_list("tertulis", flat=True)) == [
        "20", "40", "60", "80",
    ]  # fmt: skip
    assert p.realisasi.first().capaian_triwulan == "300"
    assert h.buka("kabid_satu", "pengukuran:target", pk.pk).status_code == 403


def test_the_target_of_an_accepted_quarter_stays(u, h):
    pk = u.pk["kepala_satu"]
    butir = pk.butir.first()
    TargetTriwulan.objects.create(butir=butir, triwulan=1, tertulis="20")
    u.triwulan("tw1")
    isi = {f"t-{butir.pk}-tw1": "99", f"t-{butir.pk}-tw2": "40"}
    assert h.kirim("perencana_satu", "pengukuran:target", pk.pk, isi=isi).status_code == 302
    assert dict(TargetTriwulan.objects.values_list("triwulan", "tertulis")) == {1: "20", 2: "40"}


@pytest.mark.django_db(transaction=True)
def test_the_sheet_costs_at_most_twelve_queries_also_when_it_was_submitted_late(u, h):
    u.tulis_ulang(u.pk["kabid_satu"].butir.first(), mendukung=u.pk["kepala_satu"].butir.first())
    u.ajukan(u.isi(u.lembar("kabid_satu")))
    u.triwulan("tw1")
    u.pada("tw2", hari=30)
    p = u.ajukan(u.isi(u.lembar("kepala_satu", "tw2")))
    for siapa in ("perencana_satu", "monev"):
        h.buka(siapa, "pengukuran:lembar", p.pk)
        with CaptureQueriesContext(connection) as semua:
            assert "dipenuhi terlambat" in teks(h.buka(siapa, "pengukuran:lembar", p.pk))
        assert len(semua) <= 12, [q["sql"][:120] for q in semua]
