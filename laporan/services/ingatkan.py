"""Reminding the PDs whose report is not in: its planners and its head, one act for many."""

from collections.abc import Collection
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from django.db import transaction
from django.urls import reverse

from sakip.jejak.services import catat
from sakip.kalender.services.kabar import Pesan, kabari_semua
from sakip.organisasi.enums import JenisTim, JenisUnit
from sakip.organisasi.hak import hak_dari
from sakip.organisasi.models import Jabatan, PemerintahDaerah
from sakip.organisasi.queries import anggota_banyak, pemegang_banyak
from sakip.waktu import tanggal_di

from ..queries.belum_masuk import INGATKAN, boleh_ingatkan, kemasukan
from .dasar import LaporanDitolak


@transaction.atomic
def ingatkan(*, pemda: PemerintahDaerah, tahun: int, pd_id: Collection[int], aktor: Any, now: datetime) -> int:
    """Tell the people of these PDs, each PD once a day at most; how many PDs were told. Raises `LaporanDitolak`."""
    PemerintahDaerah.objects.select_for_update(of=("self",)).get(pk=pemda.pk)  # two at a time tell once
    hari = tanggal_di(now, pemda.zona_waktu)
    hak = hak_dari(aktor, hari)
    if hak.pemda_id != pemda.pk or not boleh_ingatkan(hak):
        raise LaporanDitolak("Perangkat Daerah diingatkan Bagian Organisasi atau penyusun LKjIP pemerintah daerah.")
    belum = [b for b in kemasukan(pemda, tahun).belum if b.pd.pk in pd_id]
    if not belum:
        raise LaporanDitolak("Pilih Perangkat Daerah yang laporannya belum masuk.")
    baru = [b.pd.pk for b in belum if not b.diingatkan or tanggal_di(b.diingatkan, pemda.zona_waktu) < hari]
    if not baru:
        raise LaporanDitolak("Yang dipilih sudah diingatkan hari ini. Ingatkan lagi paling cepat besok.")
    alamat = f"{reverse('laporan:daftar')}?{urlencode({'tahun': tahun})}"
    isi = "Susun, lengkapi, dan sampaikan agar dapat dihimpun ke dalam LKjIP Pemerintah Daerah."
    orang = _orang(pemda, baru, now)
    kabari_semua((Pesan(p, f"LKjIP {tahun} belum disampaikan", isi, alamat) for p in sorted(orang)), now=now)
    catat(
        pelaku=aktor, aksi=INGATKAN, objek=pemda, now=now, pemda_id=pemda.pk, rincian={"tahun": tahun, "pd": baru},
        ringkasan=f"Mengingatkan {len(baru)} Perangkat Daerah tentang LKjIP {tahun}",
    )  # fmt: skip
    return len(baru)


def _orang(pemda: PemerintahDaerah, pd_id: Collection[int], now: datetime) -> set[int]:
    hari = tanggal_di(now, pemda.zona_waktu)
    tim = anggota_banyak(pemda.pk, hari, pd_id=pd_id)
    kepala = Jabatan.objects.filter(pd__in=pd_id, jenis_unit=JenisUnit.PD, aktif=True).values_list("pk", flat=True)
    pimpinan = {p.pegawai_id for p in pemegang_banyak(kepala, hari).values()}
    return pimpinan.union(*(tim.get((JenisTim.PENYUSUN_PD, pd), set()) for pd in pd_id))
