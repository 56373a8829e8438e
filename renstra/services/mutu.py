"""What a person says of the criteria that no machine can judge (GM/SM Pasal 6 ayat (4), BK Pasal 3 ayat (6))."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from renstra.models import Indikator, JawabanMutu
from renstra.services.dasar import Ditolak, jejak
from sakip.formulir import Bentrok


@dataclass(frozen=True)
class IsiJawaban:
    """An answer as the form hands it over; `terpenuhi` None: not judged."""

    terpenuhi: bool | None
    catatan: str = ""


@transaction.atomic
def jawab_mutu(
    *, indikator_id: int, jawaban: Mapping[str, IsiJawaban], terlihat: str, pelaku: Any, now: datetime
) -> Indikator:
    """Keep the answers on one indicator; they may be given on a set plan too, since they change nothing in it.

    `terlihat`: the mark of the answers that the page showed. Raises `Bentrok` where somebody answered in between,
    `Ditolak` where a "no" has no reason. Who answered an unchanged criterion stays as it was.
    """
    indikator = (
        Indikator.objects.select_for_update(of=("self",)).select_related("simpul__rencana").get(pk=indikator_id)
    )
    lama = {j.kriteria: j for j in JawabanMutu.objects.filter(indikator=indikator).select_related("oleh__pegawai")}
    if tanda(lama.values()) != terlihat:
        raise _bentrok(lama)
    ubah = {k: j for k, j in jawaban.items() if _berubah(lama.get(k), j)}
    if tanpa := [k for k, j in ubah.items() if j.terpenuhi is False and not j.catatan.strip()]:
        raise Ditolak(f"Tulis catatannya: mengapa {', '.join(tanpa)} belum terpenuhi.")
    for kriteria, isi in ubah.items():
        _simpan(indikator, kriteria, isi, pelaku, now)
    if ubah:
        jejak(
            indikator.simpul.rencana, "mutu_jawab", f"Mutu indikator {indikator} dinilai.", pelaku=pelaku, now=now,
            indikator=indikator.pk,
            semula={k: _catat(lama.get(k)) for k in ubah},
            menjadi={k: {"terpenuhi": j.terpenuhi, "catatan": j.catatan} for k, j in ubah.items()},
        )  # fmt: skip
    return indikator


def tanda(jawaban: Any) -> str:
    """A mark that changes with every answer: how many there are, and the newest moment."""
    pada = [j.pada for j in jawaban]
    return f"{len(pada)}-{max(pada).timestamp():.6f}" if pada else "0"


def _berubah(lama: JawabanMutu | None, baru: IsiJawaban) -> bool:
    if lama is None:
        return baru.terpenuhi is not None
    return (lama.terpenuhi, lama.catatan) != (baru.terpenuhi, baru.catatan)


def _simpan(indikator: Indikator, kriteria: str, isi: IsiJawaban, pelaku: Any, now: datetime) -> None:
    if isi.terpenuhi is None:
        JawabanMutu.objects.filter(indikator=indikator, kriteria=kriteria).delete()
        return
    JawabanMutu.objects.update_or_create(
        indikator=indikator,
        kriteria=kriteria,
        defaults={"terpenuhi": isi.terpenuhi, "catatan": isi.catatan, "oleh": pelaku, "pada": now},
    )


def _catat(jawaban: JawabanMutu | None) -> dict[str, Any] | None:
    return {"terpenuhi": jawaban.terpenuhi, "catatan": jawaban.catatan} if jawaban else None


def _bentrok(lama: Mapping[str, JawabanMutu]) -> Bentrok:
    akhir = max(lama.values(), key=lambda j: j.pada, default=None)
    pegawai = getattr(akhir.oleh, "pegawai", None) if akhir else None
    return Bentrok(
        "Penilaian indikator ini baru saja diubah orang lain. Isian Anda belum disimpan; periksa, lalu simpan lagi.",
        oleh=pegawai.nama if pegawai else "",
        pada=akhir.pada if akhir else None,
    )
