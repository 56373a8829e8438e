"""What a berita acara says: drawn from a round, never typed (BK Pasal 11 ayat (2)-(4), Pasal 12 ayat (4))."""

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Max, Sum

from renstra.queries.berlaku import rka_berlaku
from sakip.angka import tanggal_panjang
from sakip.dokumen.isi import PemdaIsi
from sakip.dokumen.profil import pemda_isi
from sakip.organisasi.enums import JenisTim
from sakip.organisasi.models import AnggotaTim, Tim
from sakip.organisasi.queries import pemegang_banyak
from sakip.waktu import tanggal_di

from ..enums import Jalur, Keputusan, Sumber
from ..isi import pihak_dari
from ..models import AnggotaBeritaAcara, BeritaAcara, Perjanjian, Temuan, Verifikasi
from ..pdf import (
    AnggotaIsi,
    BeritaAcaraIsi,
    DiverifikasiIsi,
    KeselarasanIsi,
    KopIsi,
    SuratPengantarIsi,
    TemuanIsi,
)
from .bahan import rkt_dipakai
from .fakta import Latar, tenggat_pk
from .isi import isi_perjanjian
from .peran import unsur_berhalangan
from .tenggat import KIRIM

ALASAN_BERHALANGAN = "PK milik unit sendiri"
ALASAN_TERLIBAT = "pihak atau penyusun PK ini"


@dataclass(frozen=True)
class Diperiksa:
    """One agreement with the round that found it aligned, as it stands under the lock."""

    pk: Perjanjian
    putaran: Verifikasi
    latar: Latar


@dataclass(frozen=True)
class Susunan:
    """What the berita acara says, and its members as rows that are not stored yet."""

    isi: BeritaAcaraIsi
    anggota: tuple[AnggotaBeritaAcara, ...]


def susun_acara(daftar: Sequence[Diperiksa], *, tanggal: date, urut: int) -> Susunan:
    """The berita acara of these rounds, all of one PD and path, dated `tanggal`, with number `urut` of the year."""
    pertama = daftar[0]
    pk = pertama.pk
    kabupaten = pk.jalur == Jalur.KABUPATEN
    ketentuan = pertama.latar.ketentuan[pk.tahun]
    assert ketentuan is not None
    tim = _tim(pk, kabupaten, tanggal)
    kirim = tenggat_pk(pk, pertama.latar).get(KIRIM) if kabupaten else None
    perjanjian, temuan, n = [], [], 0
    for d in daftar:
        satu, isi_temuan = _diperiksa(d, kabupaten, tanggal, bernama=len(daftar) > 1)
        perjanjian.append(satu)
        temuan += isi_temuan
        n += satu.n_indikator
    anggota = _anggota(daftar, tim, tanggal)
    isi = BeritaAcaraIsi(
        lingkup="kabupaten" if kabupaten else "perangkat_daerah",
        tahun=pk.tahun,
        nomor=ketentuan.format_nomor_ba.format(urut=urut, tahun=pk.tahun),
        tanggal=tanggal,
        bertempat=pk.pemda.tempat,
        pemda=pemda_isi(pk.pemda),
        kop=kop(pk, kabupaten=kabupaten),
        tim=tim.nama if tim else JenisTim.SAKIP_PD.label,
        penetapan_tim=_penetapan(pk, tim, kabupaten),
        dasar=f"{'Pasal 11 ayat (2)' if kabupaten else 'Pasal 12 ayat (2)'} {ketentuan.singkatan}",
        perangkat_daerah=pk.pd.nama if pk.pd else "",
        perjanjian=tuple(perjanjian),
        batas_pengiriman=kirim.tanggal if kirim else None,
        keselarasan=_keselarasan(pk, [t for d in daftar for t in d.putaran.temuan.all()], n),
        temuan=tuple(temuan),
        selaras=True,
        anggota=tuple(a for a, _ in anggota),
        hadir=perjanjian[0].pihak_pertama if kabupaten else None,
    )
    return Susunan(isi, tuple(_baris_anggota(n, a, orang) for n, (a, orang) in enumerate(anggota)))


def _diperiksa(
    d: Diperiksa, kabupaten: bool, tanggal: date, *, bernama: bool
) -> tuple[DiverifikasiIsi, list[TemuanIsi]]:
    """`bernama`: findings say whose agreement they belong to."""
    pk = d.pk
    isi = isi_perjanjian(pk, d.latar.situasi, tanggal=None, ketentuan=d.latar.ketentuan[pk.tahun])
    diterima = pk.dikirim_pada if kabupaten else pk.diajukan_pada
    n = sum(len(k.indikator) for k in isi.kelompok)
    n_kelompok = sum(1 for k in isi.kelompok if k.jenis != "tujuan")
    temuan = [_temuan(x, isi.pihak_pertama.jabatan if bernama else "") for x in d.putaran.temuan.order_by("nomor")]
    satu = DiverifikasiIsi(
        isi.pihak_pertama,
        isi.pihak_kedua.jabatan if isi.pihak_kedua else "",
        tanggal_di(diterima, pk.pemda.zona_waktu) if diterima else tanggal,
        f"{n_kelompok} sasaran dan {n} indikator kinerja",
        pk.pagu.aggregate(n=Sum("jumlah"))["n"] or Decimal(0),
        n,
        len(temuan),
    )
    return satu, temuan


def urut_berikut(pemda_id: int, tahun: int) -> int:
    """The next number of the year; call under the lock of the regency's row."""
    return (BeritaAcara.objects.filter(pemda_id=pemda_id, tahun=tahun).aggregate(n=Max("urut"))["n"] or 0) + 1


def isi_tersimpan(acara: BeritaAcara) -> BeritaAcaraIsi | None:
    """The content as it was frozen; None for one made before it could hold several agreements."""
    d: dict[str, Any] = json.loads(acara.isi)
    if "perjanjian" not in d:
        return None
    hari = {"tanggal": date.fromisoformat(d["tanggal"]), "batas_pengiriman": None}
    if d["batas_pengiriman"]:
        hari["batas_pengiriman"] = date.fromisoformat(d["batas_pengiriman"])
    return BeritaAcaraIsi(
        **d
        | hari
        | {
            "pemda": PemdaIsi(**d["pemda"]),
            "kop": KopIsi(**{**d["kop"], "alamat": tuple(d["kop"]["alamat"])}),
            "perjanjian": tuple(_diverifikasi_dari(x) for x in d["perjanjian"]),
            "keselarasan": tuple(KeselarasanIsi(**x) for x in d["keselarasan"]),
            "temuan": tuple(TemuanIsi(**x) for x in d["temuan"]),
            "anggota": tuple(AnggotaIsi(**x) for x in d["anggota"]),
            "hadir": pihak_dari(d["hadir"]) if d["hadir"] else None,
        }
    )


def _diverifikasi_dari(d: dict[str, Any]) -> DiverifikasiIsi:
    return DiverifikasiIsi(
        **d
        | {
            "pihak_pertama": pihak_dari(d["pihak_pertama"]),
            "tanggal_penerimaan": date.fromisoformat(d["tanggal_penerimaan"]),
            "anggaran": Decimal(d["anggaran"]),
        }
    )


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
    tak_selaras = Counter(s for x in temuan if x.menghalangi for s in x.daftar_sumber)
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


def _temuan(x: Temuan, milik: str) -> TemuanIsi:
    putusan = Keputusan(x.keputusan).label if x.menghalangi or not x.terbuka else "Tidak diputuskan, tidak menghalangi"
    keputusan = putusan + (f": {x.alasan}" if x.alasan else "")
    dokumen = ", ".join(s.label for s in x.daftar_sumber) or "–"
    butir = f"{milik}: {x.rujukan}" if milik else x.rujukan
    return TemuanIsi(
        butir, dokumen, x.menurut_sumber or "–", x.menurut_pk or "–", keputusan, bobot=x.get_bobot_display()
    )


def _anggota(daftar: Sequence[Diperiksa], tim: Tim | None, tanggal: date) -> list[tuple[AnggotaIsi, AnggotaTim]]:
    if tim is None:
        return []
    anggota = list(AnggotaTim.objects.filter(tim=tim).select_related("pegawai").order_by("id"))
    jabatan = _jabatan_anggota(anggota, tanggal)
    return [
        (
            AnggotaIsi(
                a.get_unsur_display() or a.kedudukan,
                a.pegawai.nama,
                a.pegawai.pangkat_golongan,
                a.pegawai.nip,
                jabatan.get(a.pegawai_id, ""),
                a.kedudukan,
                _halangan(a, daftar),
            ),
            a,
        )
        for a in anggota
    ]


def _halangan(a: AnggotaTim, daftar: Sequence[Diperiksa]) -> str:
    """Why this member decides on none of these agreements; empty where he or she decides on at least one."""
    if daftar[0].pk.jalur == Jalur.KABUPATEN:
        return ALASAN_BERHALANGAN if a.unsur in unsur_berhalangan(daftar[0].pk, daftar[0].latar.situasi) else ""
    terlibat = [
        a.pegawai_id in d.latar.situasi.orang_pihak(d.pk) or a.pegawai.pengguna_id in d.latar.situasi.penyusun(d.pk)
        for d in daftar
    ]
    return ALASAN_TERLIBAT if all(terlibat) else ""


def _baris_anggota(urutan: int, satu: AnggotaIsi, anggota: AnggotaTim) -> AnggotaBeritaAcara:
    return AnggotaBeritaAcara(
        urutan=urutan,
        pegawai_id=anggota.pegawai_id,
        unsur=anggota.unsur,
        nama=satu.nama,
        jabatan=satu.jabatan,
        kedudukan=satu.kedudukan,
        berhalangan=satu.berhalangan,
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
