"""Who answers for which sub kegiatan of the DPA: set once a year, then drafts follow (BK Pasal 4-7)."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from renstra.models import BarisAnggaran
from renstra.queries.berlaku import dpa_berlaku
from sakip.jejak.services import catat
from sakip.organisasi.enums import Tingkat
from sakip.organisasi.hak import Hak
from sakip.organisasi.models import Jabatan, PerangkatDaerah

from ..models import Pengampu
from ..queries.pengampu import pengampu_kini
from .dasar import AksiDenied

TANPA_DPA = "DPA {tahun} belum ditetapkan. Pengampu ditetapkan atas sub kegiatan pada DPA."


@transaction.atomic
def tetapkan_pengampu(
    *, pd: PerangkatDaerah, tahun: int, pilihan: Mapping[str, int | None], aktor: Any, hak: Hak, now: datetime
) -> int:
    """Save who is in charge of each code (None: nobody). Gives how many changed.

    Raises `AksiDenied` without the right or the DPA, for a code the DPA does not have, or an office of another PD.
    """
    _pastikan_perencana(pd, hak)
    PerangkatDaerah.objects.select_for_update().get(pk=pd.pk)  # two planners: one after the other
    _periksa(pd, tahun, pilihan)
    ubah = tulis_pengampu(pd, tahun, pilihan)
    if ubah:
        catat(
            pelaku=aktor, aksi="pengampu", objek=pd, now=now, pemda_id=pd.pemda_id, peran="Perencana",
            ringkasan=f"Menetapkan pengampu {len(ubah)} sub kegiatan {pd} {tahun}",
            rincian={"tahun": tahun, "ubah": [[kode, str(dari or ""), str(ke or "")] for kode, dari, ke in ubah]},
        )  # fmt: skip
    return len(ubah)


def tulis_pengampu(
    pd: PerangkatDaerah, tahun: int, pilihan: Mapping[str, int | None]
) -> list[tuple[str, int | None, int | None]]:
    """Write what differs from what is stored, and tell it: code, office before, office now. The PD is held."""
    lama = pengampu_kini(pd, tahun)
    ubah = [(kode, lama.get(kode), j) for kode, j in pilihan.items() if lama.get(kode) != j]
    for kode, _, jabatan_id in ubah:
        if jabatan_id is None:
            Pengampu.objects.filter(pd=pd, tahun=tahun, kode=kode).delete()
        else:
            Pengampu.objects.update_or_create(pd=pd, tahun=tahun, kode=kode, defaults={"jabatan_id": jabatan_id})
    return ubah


@transaction.atomic
def salin_tahun_lalu(*, pd: PerangkatDaerah, tahun: int, aktor: Any, hak: Hak, now: datetime) -> int:
    """Take last year's officials over for the codes that have nobody yet; offices that ended are left out."""
    _pastikan_perencana(pd, hak)
    kode = set(_kode_dpa(pd, tahun))
    terisi = set(Pengampu.objects.filter(pd=pd, tahun=tahun).values_list("kode", flat=True))
    lalu = Pengampu.objects.filter(pd=pd, tahun=tahun - 1, jabatan__aktif=True, jabatan__pd=pd)
    pilihan: dict[str, int | None] = {k: j for k, j in lalu.values_list("kode", "jabatan_id") if k in kode - terisi}
    return tetapkan_pengampu(pd=pd, tahun=tahun, pilihan=pilihan, aktor=aktor, hak=hak, now=now) if pilihan else 0


def _pastikan_perencana(pd: PerangkatDaerah, hak: Hak) -> None:
    if pd.pk not in hak.pd_perencana or pd.pemda_id != hak.pemda_id:
        raise AksiDenied("Pengampu ditetapkan oleh perencana Perangkat Daerah ini.")


def _kode_dpa(pd: PerangkatDaerah, tahun: int) -> list[str]:
    dpa = dpa_berlaku(pd.pk, tahun)
    if dpa is None:
        raise AksiDenied(TANPA_DPA.format(tahun=tahun))
    return list(BarisAnggaran.objects.filter(dokumen=dpa, tingkat=Tingkat.SUB_KEGIATAN).values_list("kode", flat=True))


def _periksa(pd: PerangkatDaerah, tahun: int, pilihan: Mapping[str, int | None]) -> None:
    asing = set(pilihan) - set(_kode_dpa(pd, tahun))
    if asing:
        raise AksiDenied(
            f"Sub kegiatan {', '.join(sorted(asing)[:3])} tidak ada pada DPA {tahun}. Muat ulang halaman."
        )
    jabatan = {j for j in pilihan.values() if j is not None}
    if Jabatan.objects.filter(pk__in=jabatan, pd=pd, aktif=True).count() != len(jabatan):
        raise AksiDenied("Pilih jabatan aktif di Perangkat Daerah ini.")
