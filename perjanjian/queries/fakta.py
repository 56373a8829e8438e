"""The facts that the conditions of `rules.syarat` look at, for one PK or for a page of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, NamedTuple

from django.db.models import Count, Exists, OuterRef, Q, Subquery

from renstra.enums import StatusDokumen
from sakip.kalender.rules.tenggat import Tenggat
from sakip.organisasi.enums import Kebijakan
from sakip.organisasi.models import Ketentuan
from sakip.organisasi.queries import ketentuan_pada

from ..enums import PROSES, Bobot, Jalur, Keputusan, PutusanUnsur, Status
from ..isi import dari_json, sidik_substansi
from ..models import (
    AnggotaBeritaAcara,
    Butir,
    Penyampaian,
    Perjanjian,
    PersetujuanUnsur,
    TandaTangan,
    Verifikasi,
)
from ..rules.syarat import BarisFakta, Fakta
from .banding import HasilBanding, banding, nomor_butir
from .isi import isi_perjanjian, muat_butir
from .peran import Situasi, situasi, unsur_menyetujui
from .tenggat import KIRIM, Kalender

TERBUKA = {"n_belum": Bobot.WAJIB, "n_sebaiknya": Bobot.SEBAIKNYA, "n_catatan": Bobot.CATATAN}
DISERAHKAN = (Penyampaian.Jenis.DISERAHKAN, Penyampaian.Jenis.DILAPORKAN)


class Tanda(NamedTuple):
    """What has happened to a PK, and to its office in its year."""

    ditandatangani: bool  # by the first party, on the present naskah, not withdrawn
    diserahkan: bool
    proses: bool  # a version of the office is in the making


@dataclass(frozen=True)
class Latar:
    """What many PKs of one regency share: profiles, deadlines, last rounds, signatures; constant queries."""

    hari_ini: date
    situasi: Situasi
    ketentuan: Mapping[int, Ketentuan | None] = field(default_factory=dict)  # year -> profile
    kalender: Mapping[int, Kalender] = field(default_factory=dict)  # year -> its deadlines
    butir: Mapping[int, list[Butir]] = field(default_factory=dict)
    putaran: Mapping[int, Verifikasi] = field(default_factory=dict)
    semua_putaran: Mapping[int, list[Verifikasi]] = field(default_factory=dict)  # the last is in `putaran`
    suara: Mapping[int, list[PersetujuanUnsur]] = field(default_factory=dict)
    tanda: Mapping[int, Tanda] = field(default_factory=dict)
    dibanding: dict[int, HasilBanding] = field(default_factory=dict)  # what was compared so far


def latar(
    daftar: Sequence[Perjanjian], situasi: Situasi, kalender: Kalender | None = None, *, isi: bool = True
) -> Latar:
    """Gather what the facts of these PKs (of one regency) need; `kalender` where they are all of its year.

    `isi` False: only rounds, votes and deadlines, for a page that decides nothing.
    """
    if not daftar:
        return Latar(situasi.tanggal, situasi)
    ids = [p.pk for p in daftar]
    kalender_tahun = {kalender.tahun: kalender} if kalender else _kalender(daftar, situasi.tanggal)
    if isi:
        muat_butir(daftar)
    semua_putaran = _putaran(ids)
    putaran = {pk: semua[-1] for pk, semua in semua_putaran.items()}
    suara: dict[int, list[PersetujuanUnsur]] = {}
    for s in PersetujuanUnsur.objects.filter(verifikasi__in=putaran.values()).select_related("pegawai"):
        suara.setdefault(s.verifikasi_id, []).append(s)
    return Latar(
        situasi.tanggal,
        situasi,
        {tahun: k.ketentuan for tahun, k in kalender_tahun.items()},
        kalender_tahun,
        {p.pk: list(p.butir.all()) for p in daftar} if isi else {},
        putaran,
        semua_putaran,
        suara,
        _tanda(ids) if isi else {},
    )


def _putaran(ids: Sequence[int]) -> dict[int, list[Verifikasi]]:
    """The rounds of each PK, the latest last, with their counts of findings."""
    rows = (
        Verifikasi.objects.filter(perjanjian_id__in=ids)
        .select_related("berita_acara")
        .order_by("putaran")
        .annotate(
            n_acara_belum=_acara_belum(),
            n_temuan=Count("temuan"),
            n_perbaiki=Count("temuan", filter=Q(temuan__keputusan=Keputusan.PERBAIKI)),
            **{
                nama: Count("temuan", filter=Q(temuan__bobot=bobot, temuan__keputusan=Keputusan.BELUM))
                for nama, bobot in TERBUKA.items()
            },
        )
    )
    semua: dict[int, list[Verifikasi]] = {}
    for v in rows:
        semua.setdefault(v.perjanjian_id, []).append(v)
    return semua


def _acara_belum() -> Subquery:
    """How many members of the berita acara of a round have not signed it."""
    belum = AnggotaBeritaAcara.objects.filter(
        berita_acara_id=OuterRef("berita_acara_id"), berhalangan="", tanda_tangan__isnull=True
    )
    return Subquery(belum.order_by().values("berita_acara_id").annotate(n=Count("pk")).values("n"))


def latar_tenggat(pk: Perjanjian, tanggal: date) -> Latar:
    """Only what the deadlines and the parties of one PK need."""
    return Latar(tanggal, situasi([pk], tanggal), kalender=_kalender([pk], tanggal))


def _tanda(ids: Sequence[int]) -> dict[int, Tanda]:
    """What has happened to each of these PKs, in one query."""
    pertama = TandaTangan.objects.filter(naskah_id=OuterRef("naskah_id"), pihak="1", pembatalan__isnull=True)
    serah = Penyampaian.objects.filter(perjanjian_id=OuterRef("pk"), jenis__in=DISERAHKAN)
    proses = Perjanjian.objects.filter(
        jabatan_id=OuterRef("jabatan_id"), tahun=OuterRef("tahun"), status__in=PROSES
    ).order_by()
    rows = Perjanjian.objects.filter(pk__in=ids).order_by()
    return {pk: Tanda(*ada) for pk, *ada in rows.values_list("pk", Exists(pertama), Exists(serah), Exists(proses))}


def _kalender(daftar: Sequence[Perjanjian], hari_ini: date) -> dict[int, Kalender]:
    pemda = daftar[0].pemda
    dpa = {p.dpa.pk: (p.dpa.tanggal, p.dpa.versi, p.dpa.ke) for p in daftar if p.dpa}
    return {
        t: Kalender(ketentuan_pada(pemda.pk, date(t, 1, 1)), t, hari_ini, pemda.zona_waktu, dpa)
        for t in {p.tahun for p in daftar}
    }


def banding_kini(pk: Perjanjian, latar: Latar) -> HasilBanding:
    """A PK beside its documents, compared once for all that ask on the same page."""
    if pk.pk not in latar.dibanding:
        latar.dibanding[pk.pk] = banding(pk, latar.ketentuan.get(pk.tahun))
    return latar.dibanding[pk.pk]


def tenggat_pk(pk: Perjanjian, latar: Latar) -> Mapping[str, Tenggat]:
    """The milestones that apply to a PK, by code; empty where there is no day to count from."""
    k = latar.kalender[pk.tahun]
    dasar = k.dasar(pk.dpa_id, pk.versi)
    return k.tenggat(dasar, dppa=k.dppa(pk.dpa_id, pk.versi)) if dasar else {}


def fakta(pk: Perjanjian, l: Latar, *, lengkap: bool) -> Fakta:  # noqa: E741
    """The facts of one PK. `lengkap`: also compare content and sources anew (under the lock, and on the PK's page)."""
    pertama, kedua = l.situasi.pertama(pk), l.situasi.kedua(pk)
    putaran = l.putaran.get(pk.pk)
    ketentuan = l.ketentuan.get(pk.tahun)
    kirim = tenggat_pk(pk, l).get(KIRIM) if pk.jalur == Jalur.KABUPATEN else None
    belum, perbaikan = suara_unsur(pk, l)
    nomor = nomor_butir(l.butir.get(pk.pk, []))
    dasar = Fakta(
        hari_ini=l.hari_ini,
        baris=tuple(BarisFakta(nomor[b.pk], b.indikator, b.target) for b in l.butir.get(pk.pk, [])),
        wajib_dpa=pk.jalur != Jalur.KEPALA_DAERAH,
        dpa_ditetapkan=pk.dpa is not None and pk.dpa.status != StatusDokumen.DISUSUN,
        dpa_terkini=pk.dpa is not None and pk.dpa.status == StatusDokumen.DITETAPKAN,
        tenggat_kirim=kirim.tanggal if kirim else None,
        dasar_kirim=kirim.dasar if kirim else "",
        kirim_ditutup=bool(ketentuan and ketentuan.terlambat_kirim == Kebijakan.TUTUP and kirim and kirim.menutup),
        dispensasi_sampai=l.kalender[pk.tahun].dispensasi(pk.pd_id, kirim),
        pernah_dikirim=pk.pertama_dikirim_pada is not None,
        satu_pihak=pk.jalur == Jalur.KEPALA_DAERAH,
        pihak_pertama_ada=pertama is not None,
        pihak_kedua_ada=kedua is not None,
        orang_sama=bool(pertama and kedua and pertama.pegawai_id == kedua.pegawai_id),
        pertama_ditandatangani=l.tanda[pk.pk].ditandatangani,
        pemeriksaan_dimulai=bool(putaran and putaran.dimulai_pada and not putaran.selesai_pada),
        temuan_belum=getattr(putaran, "n_belum", 0),
        temuan_perbaiki=getattr(putaran, "n_perbaiki", 0),
        unsur_belum=belum,
        unsur_perbaikan=perbaikan,
        berita_acara=_berita_acara_berlaku(putaran),
        acara_wajib_lengkap=bool(ketentuan and ketentuan.ba_ditandatangani),
        acara_belum=getattr(putaran, "n_acara_belum", None) or 0,
        disampaikan=pk.disampaikan_pada is not None,
        diserahkan=l.tanda[pk.pk].diserahkan,
        perlu_diserahkan=_perlu_diserahkan(pk, ketentuan),
        punya_versi_proses=pk.status == Status.BERLAKU and l.tanda[pk.pk].proses,
    )
    return replace(dasar, **_banding_isi(pk, l, putaran)) if lengkap else dasar


def suara_unsur(pk: Perjanjian, l: Latar) -> tuple[tuple[str, ...], tuple[str, ...]]:  # noqa: E741
    """Of the unsur that must agree (BK Pasal 13 ayat (1)): those that said nothing yet, those that ask for mending."""
    if pk.jalur != Jalur.KABUPATEN:
        return (), ()
    putaran = l.putaran.get(pk.pk)
    suara = {s.unsur: s.putusan for s in l.suara.get(putaran.pk, [])} if putaran else {}
    wajib = unsur_menyetujui(pk, l.situasi, l.ketentuan.get(pk.tahun))
    return (
        tuple(u.label for u in wajib if u not in suara),
        tuple(u.label for u in wajib if suara.get(u) == PutusanUnsur.PERBAIKAN),
    )


def _berita_acara_berlaku(putaran: Verifikasi | None) -> bool:
    return bool(putaran and putaran.acara_berlaku)


def _perlu_diserahkan(pk: Perjanjian, ketentuan: Ketentuan | None) -> bool:
    if ketentuan is None:
        return False
    if pk.jalur == Jalur.KEPALA_DAERAH:
        return ketentuan.lapor_pk_presiden
    return pk.jalur == Jalur.SERAH and bool(ketentuan.pk_melalui)


def _banding_isi(pk: Perjanjian, l: Latar, putaran: Verifikasi | None) -> dict[str, Any]:  # noqa: E741
    hasil: dict[str, Any] = {}
    kini = isi_perjanjian(pk, l.situasi, tanggal=None, ketentuan=l.ketentuan.get(pk.tahun))
    substansi = sidik_substansi(kini)
    if (naskah := pk.naskah) is not None:
        beku = dari_json(naskah.isi)
        hasil["isi_sama_dengan_naskah"] = naskah.sha256_substansi == substansi
        hasil["pihak_sama_dengan_naskah"] = (beku.pihak_pertama, beku.pihak_kedua) == (
            kini.pihak_pertama,
            kini.pihak_kedua,
        )
    if putaran is not None:
        hasil["isi_sama_dengan_verifikasi"] = putaran.sidik_substansi == substansi
        if not putaran.selesai_pada:
            hasil["sumber_sama_dengan_verifikasi"] = putaran.sidik_sumber == banding_kini(pk, l).sidik_sumber
    return hasil
