"""A short fuzz run as an ordinary test, and controls: what a mutant could bring to light is seen."""

import sys
import time
from typing import Any

import pytest
from django.utils import timezone

from renstra.enums import JenisImpor
from renstra.models import SumberDana
from renstra.services.dasar import Ditolak
from renstra.services.impor import anggaran
from renstra.services.impor.daftar import PENGIMPOR
from tests.fuzz import dunia, jalan

pytestmark = pytest.mark.django_db
BANYAK = 60


@pytest.fixture
def daerah(db: Any, settings: Any) -> dunia.Dunia:
    settings.BERKAS_DIR.mkdir(parents=True, exist_ok=True)
    return dunia.bangun()


def kasus(daerah: dunia.Dunia, *apa: Any) -> dunia.Hasil:
    return dunia.jalani(daerah, dunia.mutan(daerah, *apa))


def asal(daerah: dunia.Dunia, jenis: JenisImpor) -> list[tuple[str, str]]:
    return [
        dunia.coba(lambda isi=isi: dunia.lalui(daerah.impor(jenis), isi, daerah.pelaku, timezone.now()))
        for isi in dunia.asal(daerah, jenis)
    ]


@pytest.mark.parametrize("jenis", list(PENGIMPOR))
def test_every_kind_has_a_workbook_to_start_from_that_its_columns_take(daerah: dunia.Dunia, jenis: JenisImpor) -> None:
    semua = asal(daerah, jenis)
    assert {akhir for akhir, _ in semua} <= {"diterapkan", "ditolak"}, semua
    assert not all("Judul kolom" in pesan or "kolom wajib" in pesan for _, pesan in semua)


def test_a_recap_to_start_from_is_applied_and_undone(daerah: dunia.Dunia) -> None:
    assert ("diterapkan", "") in asal(daerah, JenisImpor.ANGGARAN)


@pytest.mark.parametrize("jenis", ["iku", "bersama", "rujukan", "edisi", "pengampu"])
def test_a_table_with_row_keys_is_applied_as_it_went_out(daerah: dunia.Dunia, jenis: str) -> None:
    templat = asal(daerah, JenisImpor(jenis))[-1]
    assert templat == ("diterapkan", "")


def test_mutants_of_every_kind_are_applied_or_refused_and_nothing_else(daerah: dunia.Dunia) -> None:
    hasil = [kasus(daerah, nomor, 2026) for nomor in range(BANYAK)]
    assert [h for h in hasil if h.akhir not in {"diterapkan", "ditolak"}] == []
    assert {h.akhir for h in hasil} == {"diterapkan", "ditolak"}


def test_a_case_is_the_same_every_time(daerah: dunia.Dunia) -> None:
    assert kasus(daerah, 7, 1) == kasus(daerah, 7, 1)


def _pasang(monkeypatch: pytest.MonkeyPatch, cara: Any) -> None:
    monkeypatch.setattr(anggaran, "isi", cara)


def test_control_an_uncaught_error_is_seen(daerah: dunia.Dunia, monkeypatch: pytest.MonkeyPatch) -> None:
    _pasang(monkeypatch, lambda *_: 1 / 0)
    hasil = [kasus(daerah, nomor, 2026, [JenisImpor.ANGGARAN]) for nomor in range(15)]
    assert "galat" in {h.akhir for h in hasil}


def test_control_something_left_by_a_refusal_is_seen(daerah: dunia.Dunia, monkeypatch: pytest.MonkeyPatch) -> None:
    def setengah(*_: Any, **__: Any) -> None:
        SumberDana.objects.create(kode="9.9.99", nama="Tertinggal")
        raise Ditolak("refused half way")

    monkeypatch.setattr(dunia, "_terapkan", setengah)
    assert dict(asal(daerah, JenisImpor.ANGGARAN)).keys() == {"sebagian"}


def test_control_a_hang_is_seen_and_the_run_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    """A child that says what it does, then nothing more; the next one ends at once."""
    kata = "import json, time; print(json.dumps(dict(siap=1)), json.dumps(dict(mulai=1)), sep=chr(10), flush=True)"

    class Palsu(jalan.Anak):
        def perintah(self, mulai: int, sampai: int, benih: int) -> list[str]:
            return [sys.executable, "-c", f"{kata}; time.sleep({60 if mulai == 0 else 0})"]

    monkeypatch.setattr(jalan, "Anak", Palsu)
    monkeypatch.setattr(jalan, "BATAS_DETIK", 0.5)
    mulai = time.monotonic()
    catatan = jalan.Catatan()
    jalan.jalankan(catatan, 0, 2, 1)
    assert [b.split(": ")[1] for b in catatan.buruk] == ["longer than 5 s", "the process ended"]
    assert time.monotonic() - mulai < 20
