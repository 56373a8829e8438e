"""What a berita acara says: drawn from a round, never typed (BK Pasal 11 ayat (2)-(4), Pasal 12 ayat (4))."""

import json
from collections import Counter
from dataclasses import asdict
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Sum

from renstra.queries.berlaku import rka_berlaku
from sakip.angka import tanggal_panjang
from sakip.dokumen.profil import pemda_isi
from sakip.organisasi.enums import JenisTim
from sakip.organisasi.models import AnggotaTim, Tim
from sakip.organisasi.queries import pemegang_banyak
from sakip.waktu import tanggal_di

from ..enums import Jalur, Keputusan, Sumber
from ..models import BeritaAcara, Perjanjian, Temuan, Verifikasi
from ..pdf import AnggotaIsi, BeritaAcaraIsi, KeselarasanIsi, KopIsi, SuratPengantarIsi, TemuanIsi
from .bahan import rkt_dipakai
from .fakta import Latar, tenggat_pk
from .isi import isi_perjanjian
from .peran import unsur_berhalangan
from .tenggat import KIRIM

ALASAN_BERHALANGAN = "PK milik unit sendiri"


def berita_acara_isi(pk: Perjanjian, putaran: Verifikasi, latar: Latar, *, tanggal: date) -> BeritaAcaraIsi:
    """The content of the berita acara of this round, dated `tanggal`, with the next number of the year."""
    kabupaten = pk.jalur == Jalur.KABUPATEN
    ketentuan = latar.ketentuan[pk.tahun]
    assert ketentuan is not None
    isi = isi_perjanjian(pk, latar.situasi, tanggal=None, ketentuan=ketentuan)
    temuan = list(putaran.temuan.order_by("nomor"))
    tim = _tim(pk, kabupaten, tanggal)
    pemda = pemda_isi(pk.pemda)
    kirim = tenggat_pk(pk, latar).get(KIRIM) if kabupaten else None
    diterima = pk.dikirim_pada if kabupaten else pk.diajukan_pada
    n = sum(len(k.indikator) for k in isi.kelompok)
    n_kelompok = sum(1 for k in isi.kelompok if k.jenis != "tujuan")
    return BeritaAcaraIsi(
        lingkup="kabupaten" if kabupaten else "perangkat_daerah",
        tahun=pk.tahun,
        nomor=nomor_berikut(pk, ketentuan.format_nomor_ba),
        tanggal=tanggal,
        bertempat=pk.pemda.tempat,
        pemda=pemda,
        kop=kop(pk, kabupaten=kabupaten),
        tim=tim.nama if tim else JenisTim.SAKIP_PD.label,
        penetapan_tim=_penetapan(pk, tim, kabupaten),
        dasar=f"{'Pasal 11 ayat (2)' if kabupaten else 'Pasal 12 ayat (2)'} {ketentuan.singkatan}",
        perangkat_daerah=pk.pd.nama if pk.pd else "",
        pihak_pertama=isi.pihak_pertama,
        pihak_kedua_jabatan=isi.pihak_kedua.jabatan if isi.pihak_kedua else "",
        tanggal_penerimaan=tanggal_di(diterima, pk.pemda.zona_waktu) if diterima else tanggal,
        batas_pengiriman=kirim.tanggal if kirim else None,
        muatan=f"{n_kelompok} sasaran dan {n} indikator kinerja",
        anggaran=pk.pagu.aggregate(n=Sum("jumlah"))["n"] or Decimal(0),
        keselarasan=_keselarasan(pk, temuan, n),
        temuan=tuple(_temuan(x) for x in temuan),
        selaras=True,
        anggota=_anggota(pk, tim, latar, tanggal),
        hadir=isi.pihak_pertama if kabupaten else None,
    )


def nomor_berikut(pk: Perjanjian, pola: str) -> str:
    """The next number; `pola` from the profile, for example `{urut:03d}/BA-VPK/{tahun}`."""
    sudah = BeritaAcara.objects.filter(
        verifikasi__perjanjian__pemda_id=pk.pemda_id, verifikasi__perjanjian__tahun=pk.tahun
    )
    return pola.format(urut=sudah.count() + 1, tahun=pk.tahun)


def _tim(pk: Perjanjian, kabupaten: bool, tanggal: date) -> Tim | None:
    semua = Tim.objects.filter(pemda_id=pk.pemda_id, mulai__lte=tanggal, selesai__gte=tanggal)
    if kabupaten:
        return semua.filter(jenis=JenisTim.VERIFIKASI).order_by("-tahun", "-id").first()
    return semua.filter(jenis=JenisTim.SAKIP_PD, pd_id=pk.pd_id).order_by("-tahun", "-id").first()


def _penetapan(pk: Perjanjian, tim: Tim | None, kabupaten: bool) -> str:
    if tim is None:
        return ""
    pembuat = pk.pemda.sebutan_bupati if kabupaten or pk.pd is None else f"Kepala {pk.pd.nama}"
    return f"Keputusan {pembuat} Nomor {tim.nomor_sk} tanggal {tanggal_panjang(tim.tanggal_sk)}"


def kop(pk: Perjanjian, *, kabupaten: bool) -> KopIsi:
    """The letterhead: of the Sekretariat Daerah for papers of the regency, else of the PD."""
    if kabupaten or pk.pd is None:
        alamat = (pk.pemda.alamat,) if pk.pemda.alamat else ()
        return KopIsi(f"Pemerintah {pk.pemda.sebutan}", "Sekretariat Daerah", alamat)
    return KopIsi(f"Pemerintah {pk.pemda.sebutan}", pk.pd.nama, (pk.pd.alamat,) if pk.pd.alamat else ())


def _keselarasan(pk: Perjanjian, temuan: list[Temuan], n: int) -> tuple[KeselarasanIsi, ...]:
    tak_selaras = Counter(s for x in temuan if x.keputusan != Keputusan.DITERIMA for s in x.daftar_sumber)
    rkt = rkt_dipakai(pk.pemda_id, pk.pd_id, pk.tahun)
    rka = rka_berlaku(pk.pd_id, pk.tahun)
    renstra = rkt.rencana if rkt else None
    rujukan = {
        Sumber.RENSTRA: f"{renstra.nomor} {renstra.tahun_awal}–{renstra.tahun_akhir}".strip() if renstra else "–",
        Sumber.RKT: _bernomor(rkt) if rkt else "–",
        Sumber.RKA: _bernomor(rka) if rka else "–",
        Sumber.DPA: _bernomor(pk.dpa) if pk.dpa else "–",
    }
    return tuple(KeselarasanIsi(s.label, rujukan[s], n, tak_selaras[s]) for s in rujukan)


def _bernomor(dokumen: Any) -> str:
    tanggal = f", {tanggal_panjang(dokumen.tanggal)}" if dokumen.tanggal else ""
    return f"{dokumen.nomor or '–'}{tanggal}"


def _temuan(x: Temuan) -> TemuanIsi:
    keputusan = Keputusan(x.keputusan).label + (f": {x.alasan}" if x.alasan else "")
    dokumen = ", ".join(s.label for s in x.daftar_sumber) or "–"
    return TemuanIsi(x.rujukan, dokumen, x.menurut_sumber or "–", x.menurut_pk or "–", keputusan)


def _anggota(pk: Perjanjian, tim: Tim | None, latar: Latar, tanggal: date) -> tuple[AnggotaIsi, ...]:
    if tim is None:
        return ()
    berhalangan = unsur_berhalangan(pk, latar.situasi) if pk.jalur == Jalur.KABUPATEN else frozenset()
    anggota = list(AnggotaTim.objects.filter(tim=tim).select_related("pegawai").order_by("id"))
    jabatan = _jabatan_anggota(anggota, tanggal)
    return tuple(
        AnggotaIsi(
            a.get_unsur_display() or a.kedudukan,
            a.pegawai.nama,
            a.pegawai.pangkat_golongan,
            a.pegawai.nip,
            jabatan.get(a.pegawai_id, ""),
            a.kedudukan,
            ALASAN_BERHALANGAN if a.unsur in berhalangan else "",
        )
        for a in anggota
    )


def _jabatan_anggota(anggota: list[AnggotaTim], tanggal: date) -> dict[int, str]:
    dipegang = pemegang_banyak(
        {p.jabatan_id for a in anggota for p in a.pegawai.penugasan.pada(tanggal)},
        tanggal,
    )
    return {p.pegawai_id: p.jabatan_cetak for p in dipegang.values()}


def ke_json(isi: BeritaAcaraIsi | SuratPengantarIsi) -> str:
    """Canonical text of the content, for its hash."""
    return json.dumps(asdict(isi), sort_keys=True, ensure_ascii=False, separators=(",", ":"), default=str)
