"""What a berita acara says: drawn from a round, never typed (BK Pasal 11 ayat (2)-(4), Pasal 12 ayat (4))."""

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Max, Sum

from renstra.queries.berlaku import rka_berlaku
from sakip.angka import tanggal_panjang
from sakip.dokumen.isi import PemdaIsi
from sakip.dokumen.profil import pemda_isi
from sakip.organisasi.enums import JenisTim
from sakip.organisasi.models import AnggotaTim, PemerintahDaerah, PerangkatDaerah, Tim
from sakip.organisasi.queries import pemegang_banyak
from sakip.waktu import tanggal_di

from ..enums import Jalur, Keputusan, Sumber
from ..isi import pihak_dari
from ..models import AnggotaBeritaAcara, BeritaAcara, Perjanjian, Temuan, Verifikasi
from ..pdf import (
    AcaraDeskIsi,
    AnggotaIsi,
    BeritaAcaraIsi,
    DeskIsi,
    DiverifikasiIsi,
    KeselarasanIsi,
    KopIsi,
    LaporanPerubahanIsi,
    Perbaikan,
    SuratPengantarIsi,
    TemuanIsi,
)
from .bahan import rkt_dipakai
from .desk import kehadiran
from .fakta import Latar, tenggat_pk
from .isi import isi_perjanjian
from .peran import unsur_berhalangan
from .perbaikan import perbaikan_putaran
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
    tim, semua = tim_pada(pk.pemda_id, tanggal, None if kabupaten else pk.pd_id)
    kirim = tenggat_pk(pk, pertama.latar).get(KIRIM) if kabupaten else None
    perjanjian, temuan, n = [], [], 0
    for d in daftar:
        satu, isi_temuan = _diperiksa(d, kabupaten, tanggal, bernama=len(daftar) > 1)
        perjanjian.append(satu)
        temuan += isi_temuan
        n += satu.n_indikator
    anggota = _anggota(daftar, semua, tanggal)
    isi = BeritaAcaraIsi(
        lingkup="kabupaten" if kabupaten else "perangkat_daerah",
        tahun=pk.tahun,
        nomor=ketentuan.format_nomor_ba.format(urut=urut, tahun=pk.tahun),
        tanggal=tanggal,
        bertempat=pk.pemda.tempat,
        pemda=pemda_isi(pk.pemda),
        kop=kop(pk, kabupaten=kabupaten),
        tim=tim.nama if tim else JenisTim.SAKIP_PD.label,
        penetapan_tim=keputusan_tim(tim, _pembuat(pk, kabupaten)),
        dasar=f"{'Pasal 11 ayat (2)' if kabupaten else 'Pasal 12 ayat (2)'} {ketentuan.singkatan}",
        perangkat_daerah=pk.pd.nama if pk.pd else "",
        perjanjian=tuple(perjanjian),
        batas_pengiriman=kirim.tanggal if kirim else None,
        keselarasan=_keselarasan(pk, [t for d in daftar for t in d.putaran.temuan.all()], n),
        temuan=tuple(temuan),
        selaras=True,
        anggota=tuple(a for a, _ in anggota),
        hadir=perjanjian[0].pihak_pertama if kabupaten else None,
        desk=_desk(pk, tanggal) if kabupaten else None,
        perbaikan=_perbaikan(pertama) if len(daftar) == 1 else "",
    )
    return Susunan(isi, tuple(baris_anggota(n, a, orang) for n, (a, orang) in enumerate(anggota)))


def _diperiksa(
    d: Diperiksa, kabupaten: bool, tanggal: date, *, bernama: bool
) -> tuple[DiverifikasiIsi, list[TemuanIsi]]:
    """`bernama`: findings say whose agreement they belong to."""
    pk = d.pk
    isi = isi_perjanjian(pk, d.latar.situasi, tanggal=None, ketentuan=d.latar.ketentuan[pk.tahun])
    diterima = pk.dikirim_pada if kabupaten else pk.diajukan_pada
    n = sum(len(k.indikator) for k in isi.kelompok)
    n_kelompok = sum(1 for k in isi.kelompok if k.jenis != "tujuan")
    milik = isi.pihak_pertama.jabatan if bernama else ""
    kini = list(d.putaran.temuan.order_by("nomor"))
    temuan = [_temuan(x, milik) for x in (*_diperbaiki(d, kini), *kini)]
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
            "desk": _desk_dari(d.get("desk")),
        }
    )


def _desk_dari(d: dict[str, Any] | None) -> DeskIsi | None:
    if not d:
        return None
    orang = {"pd": tuple(d["pd"]), "tim": tuple(d["tim"])}
    return DeskIsi(**d | orang | {"tanggal": date.fromisoformat(d["tanggal"])})


def _diverifikasi_dari(d: dict[str, Any]) -> DiverifikasiIsi:
    return DiverifikasiIsi(
        **d
        | {
            "pihak_pertama": pihak_dari(d["pihak_pertama"]),
            "tanggal_penerimaan": date.fromisoformat(d["tanggal_penerimaan"]),
            "anggaran": Decimal(d["anggaran"]),
        }
    )


def tim_pada(pemda_id: int, tanggal: date, pd_id: int | None = None) -> tuple[Tim | None, list[AnggotaTim]]:
    """The Tim Verifikasi of that day with its members; with a PD, the Tim SAKIP of it."""
    rows = Tim.objects.filter(pemda_id=pemda_id, mulai__lte=tanggal, selesai__gte=tanggal).order_by("-tahun", "-id")
    milik = {"jenis": JenisTim.SAKIP_PD, "pd_id": pd_id} if pd_id else {"jenis": JenisTim.VERIFIKASI}
    tim = rows.filter(**milik).first()
    return tim, list(tim.anggota.select_related("pegawai").order_by("id")) if tim else []


def _pembuat(pk: Perjanjian, kabupaten: bool) -> str:
    return pk.pemda.sebutan_bupati if kabupaten or pk.pd is None else f"Kepala {pk.pd.nama}"


def keputusan_tim(tim: Tim | None, pembuat: str) -> str:
    """The Keputusan by which a team was set; empty where there is none."""
    return f"Keputusan {pembuat} Nomor {tim.nomor_sk} tanggal {tanggal_panjang(tim.tanggal_sk)}" if tim else ""


def _desk(pk: Perjanjian, tanggal: date) -> DeskIsi | None:
    hadir = kehadiran(pk.pk, tanggal)
    if hadir is None:
        return None
    return DeskIsi(
        hadir.tanggal,
        f"{hadir.mulai:%H.%M}–{hadir.selesai:%H.%M}",
        hadir.ruang,
        tuple(f"{h.nama}, {h.jabatan}" if h.jabatan else h.nama for h in hadir.pd),
        tuple(f"{h.nama} ({h.unsur})" for h in hadir.tim),
    )


def kop(pk: Perjanjian, *, kabupaten: bool) -> KopIsi:
    """The letterhead: of the Sekretariat Daerah for papers of the regency, else of the PD."""
    if kabupaten or pk.pd is None:
        return kop_pemda(pk.pemda)
    return kop_pd(pk.pd)


def kop_pd(pd: PerangkatDaerah) -> KopIsi:
    return KopIsi(f"Pemerintah {pd.pemda.sebutan}", pd.nama, (pd.alamat,) if pd.alamat else ())


def kop_pemda(pemda: PemerintahDaerah) -> KopIsi:
    return KopIsi(f"Pemerintah {pemda.sebutan}", "Sekretariat Daerah", (pemda.alamat,) if pemda.alamat else ())


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


def _diperbaiki(d: Diperiksa, kini: Sequence[Temuan]) -> list[Temuan]:
    """Findings of the rounds before that are gone: mended since, each as it was found last."""
    lama = Temuan.objects.filter(verifikasi__perjanjian=d.pk, verifikasi__putaran__lt=d.putaran.putaran)
    masih = {s for x in kini for s in x.sidik}
    hilang: dict[frozenset[tuple[object, ...]], Temuan] = {}
    for x in lama.exclude(keputusan=Keputusan.DITERIMA).order_by("verifikasi__putaran", "nomor"):
        if not x.sidik & masih:
            x.diperbaiki = True  # type: ignore[attr-defined]
            hilang[x.sidik] = x
    return list(hilang.values())


def _perbaikan(d: Diperiksa) -> Perbaikan:
    """Whether it was sent back, and came again each time on the same day (BK penjelasan Pasal 11 ayat (4))."""
    kembali = perbaikan_putaran(d.latar.semua_putaran.get(d.pk.pk, []), d.pk.pemda.zona).get(d.pk.pk, ())
    if not kembali:
        return ""
    tepat = all(p.kembali and not p.terlambat(p.kembali) for p in kembali)
    return "hari_sama" if tepat else "lain_hari"


def _temuan(x: Temuan, milik: str) -> TemuanIsi:
    putusan = Keputusan(x.keputusan).label if x.menghalangi or not x.terbuka else "Tidak diputuskan, tidak menghalangi"
    if getattr(x, "diperbaiki", False):
        putusan = "Diperbaiki"
    keputusan = putusan + (f": {x.alasan}" if x.alasan else "")
    dokumen = ", ".join(s.label for s in x.daftar_sumber) or "–"
    butir = f"{milik}: {x.rujukan}" if milik else x.rujukan
    return TemuanIsi(
        butir, dokumen, x.menurut_sumber or "–", x.menurut_pk or "–", keputusan, bobot=x.get_bobot_display()
    )


def _anggota(
    daftar: Sequence[Diperiksa], anggota: list[AnggotaTim], tanggal: date
) -> list[tuple[AnggotaIsi, AnggotaTim]]:
    isi = anggota_isi(anggota, tanggal)
    return [(replace(i, berhalangan=_halangan(a, daftar)), a) for i, a in zip(isi, anggota, strict=True)]


def anggota_isi(anggota: list[AnggotaTim], tanggal: date) -> list[AnggotaIsi]:
    """Members of a team as a berita acara names them, with the office they hold that day."""
    jabatan = _jabatan_anggota(anggota, tanggal)
    return [
        AnggotaIsi(
            a.get_unsur_display() or a.kedudukan,
            a.pegawai.nama,
            a.pegawai.pangkat_golongan,
            a.pegawai.nip,
            jabatan.get(a.pegawai_id, ""),
            a.kedudukan,
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


def baris_anggota(urutan: int, satu: AnggotaIsi, anggota: AnggotaTim) -> AnggotaBeritaAcara:
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


def ke_json(isi: AcaraDeskIsi | BeritaAcaraIsi | LaporanPerubahanIsi | SuratPengantarIsi) -> str:
    """Canonical text of the content, for its hash."""
    return json.dumps(asdict(isi), sort_keys=True, ensure_ascii=False, separators=(",", ":"), default=str)
