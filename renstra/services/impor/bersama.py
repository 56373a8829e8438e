"""Asking other PD to carry indicators of a plan, by our own worksheet. Consent is theirs: no file gives it."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django.db import models

from renstra.enums import JenisImpor, StatusBersama
from renstra.excel import bersama as excel
from renstra.excel.banding import sidik_isi
from renstra.models import Impor, Indikator, IndikatorBersama
from renstra.queries.bersama import calon_bersama
from renstra.services.bersama import ajukan
from renstra.services.impor.berkunci import BarisSalah, Tabel, isi_berkas, pastikan_tetap, pengimpor_tabel
from renstra.services.impor.potret import potret, taruh
from renstra.services.impor.rencana import milik
from renstra.services.impor.tabel import UkurBaris, ukur
from sakip.formulir import Bentrok
from sakip.lembar import Hasil, Kolom
from sakip.organisasi.models import PerangkatDaerah

_LEWAT_BERKAS = (
    "Persetujuan hanya diberikan perencana penerima di aplikasi, tidak lewat berkas. Kembalikan KEADAAN ke “{}”."
)
_TETAP = "Indikator dan Perangkat Daerah sebuah permintaan tidak diganti. Tambahkan sebagai baris baru tanpa kunci."
_DISETUJUI = "Permintaan ini sudah disetujui, sehingga alasannya tidak diubah lagi."


def kolom(impor: Impor) -> Sequence[Kolom]:
    return excel.COLUMNS


def _semua(impor: Impor) -> models.QuerySet[IndikatorBersama]:
    return IndikatorBersama.objects.filter(indikator__simpul__rencana=milik(impor))


def tabel(impor: Impor, hasil: Hasil) -> Tabel:
    rencana = milik(impor)
    indikator = {i.pk: i for i in Indikator.objects.filter(simpul__rencana=rencana)}
    ada = {b.pk: b for b in _semua(impor).select_related("pd")}
    menurut = {(b.indikator_id, b.pd_id): b for b in ada.values()}
    calon = [*calon_bersama(rencana), *(b.pd for b in ada.values())]
    pd = {p.pk: p for p in calon}

    def satu(nomor: int, row: Mapping[str, Any]) -> UkurBaris:
        letak = _letak(row, indikator, pd)
        lama = ada.get(row["kunci"].pk) if row["kunci"] else menurut.get(letak)
        if lama is not None and (lama.indikator_id, lama.pd_id) != letak:
            raise BarisSalah("pd", _TETAP)
        kini = excel.isi_baris(lama) if lama else dict.fromkeys(excel.LABEL, "")
        isi = kini | dict(zip(("indikator", "pd"), letak, strict=True)) | isi_berkas(hasil, row, ["alasan"])
        dari_berkas = isi | {"status": row.get("status") or isi["status"]}
        if row["kunci"] is None or sidik_isi(dari_berkas, excel.LABEL) != row["kunci"].sidik:
            isi["status"] = _status(kini, dari_berkas)
        else:
            isi = dari_berkas
        nama = f"{letak[0]}:{letak[1]}"
        return ukur(nomor, row["kunci"], lama, kini, isi, label=excel.LABEL, kata=excel.kata, nama=nama)

    def sebut(u: UkurBaris) -> str:
        return f"{indikator[u.isi['indikator']].nama} ({pd[u.isi['pd']]})"

    return Tabel(satu, sebut, IndikatorBersama, ada)


def _letak(
    row: Mapping[str, Any], indikator: Mapping[int, Indikator], pd: Mapping[int, PerangkatDaerah]
) -> tuple[int, int]:
    satu = excel.cari_indikator(row["indikator"], indikator.values())
    if satu is None:
        raise BarisSalah("indikator", "Indikator tidak ditemukan atau ada lebih dari satu. Salin KODE-nya.")
    penerima = excel.cari_pd(row["pd"], pd.values())
    if penerima is None:
        raise BarisSalah("pd", f"“{row['pd'][:60]}” bukan Perangkat Daerah lain di daerah ini. Salin dari lembarnya.")
    return satu.pk, penerima.pk


def _status(kini: Mapping[str, Any], berkas: Mapping[str, Any]) -> str:
    """The state after a row that the file adds or changes: asked for, as on the page; never an answer."""
    semula = kini["status"] or StatusBersama.DIMINTA
    if (berkas["status"] or semula) != semula:
        raise BarisSalah("status", _LEWAT_BERKAS.format(StatusBersama(semula).label))
    if berkas["alasan"] == kini["alasan"]:
        return str(semula)
    if semula == StatusBersama.DISETUJUI:
        raise BarisSalah("alasan", _DISETUJUI)
    return StatusBersama.DIMINTA


def tulis(impor: Impor, rows: Sequence[UkurBaris]) -> None:
    lama = {u.lama.pk: u.lama.status for u in rows if u.lama}
    terkunci = _semua(impor).filter(pk__in=lama).select_for_update(of=("self",))
    if dict(terkunci.values_list("pk", "status")) != lama:
        raise Bentrok("Salah satu permintaan baru saja dijawab atau ditarik. Periksa hasil ujinya lagi.")
    (gambar,) = potret(_semua(impor).filter(pk__in=lama))
    diminta = []
    for u in rows:
        satu = u.lama or IndikatorBersama(indikator_id=u.isi["indikator"], pd_id=u.isi["pd"])
        ajukan(satu, u.isi["alasan"], impor.pengguna, impor.mulai_pada or impor.dibuat_pada)
        diminta.append(satu.pk)
    impor.cadangan = {"lama": gambar, "diminta": diminta}


def garis(impor: Impor, rancangan: Any) -> Iterator[tuple[models.Model, str]]:
    """What each PD is asked, as after the same on the page."""
    for b in _semua(impor).filter(pk__in=(impor.cadangan or {}).get("diminta", ())).select_related("indikator", "pd"):
        yield milik(impor), f"Indikator bersama {b.indikator} diminta kepada {b.pd}."


def pulihkan(impor: Impor) -> None:
    """Take the requests back while nobody has answered one."""
    cadangan = impor.cadangan or {}
    lama, diminta = cadangan.get("lama", []), cadangan.get("diminta", [])
    kini = _semua(impor).filter(pk__in=diminta, status=StatusBersama.DIMINTA).select_for_update(of=("self",))
    pastikan_tetap(len(kini) == len(diminta))
    kini.exclude(pk__in=[b["pk"] for b in lama]).delete()
    taruh(lama, IndikatorBersama)


def templat(impor: Impor) -> bytes:
    return excel.ekspor(milik(impor))


PENGIMPOR = pengimpor_tabel(
    jenis=JenisImpor.BERSAMA,
    tabel=tabel,
    tulis=tulis,
    utama="pd",
    benda="Permintaan",
    diam=("JAWABAN",),
    kolom=kolom,
    cadangkan=lambda impor: [],
    pulihkan=pulihkan,
    templat=templat,
    garis=garis,
    maks_baris=5_000,
    catatan="Permintaan kepada Perangkat Daerah lain untuk ikut membawa indikator. Persetujuan tidak dapat diberikan "
    "lewat berkas: perencana penerima menjawab di aplikasi. Baris yang tidak ada dalam berkas tidak diubah.",
)
