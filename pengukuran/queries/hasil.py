"""Reads of the written results: who may see which, who stands how to them, to whom one goes, the register."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from sakip.organisasi.enums import FungsiPD, JenisHasil, JenisUnit, Jenjang, Peran, Tembusan, Unsur
from sakip.organisasi.hak import Hak
from sakip.organisasi.models import Jabatan, PerangkatDaerah
from sakip.organisasi.queries import ketentuan_pada

from ..enums import PeranHasil, Sebagai, StatusHasil
from ..models import HasilEvaluasi, PenerimaHasil
from ..rules.hasil import FaktaHasil

# Who sends which: the Inspektur measures, the Kepala Bappeda evaluates (BK Pasal 11 ayat (9), (10)).
FUNGSI = {JenisHasil.PENGUKURAN: FungsiPD.INSPEKTORAT, JenisHasil.EVALUASI: FungsiPD.PERENCANAAN}
SEMUA = (Peran.BUPATI, Peran.SEKDA, Peran.ORGANISASI)  # read every result that was sent
SUDAH, BELUM, SAYA = "sudah", "belum", "saya"
KEADAAN = {SAYA: "Menunggu tanda terima Anda", "draf": "Draf", "dikirim": "Dikirim", "diganti": "Sudah diganti"}


@dataclass(frozen=True)
class Penerima:
    """An office that a result goes to; only its title where the regency has not entered the office."""

    sebagai: Sebagai
    nama: str
    jabatan_id: int | None = None


@dataclass(frozen=True)
class SaringanHasil:
    cari: str = ""
    jenis: str = ""
    periode: str = ""
    keadaan: str = ""

    @property
    def dipakai(self) -> bool:
        return bool(self.cari or self.jenis or self.periode or self.keadaan)


def jenis_dipimpin(hak: Hak) -> frozenset[JenisHasil]:
    """What this user sends today, as the head who signs for the unit."""
    dipimpin = {p.fungsi_pd for p in hak.pegangan if p.jenis_unit == JenisUnit.PD and p.kini and p.menandatangani}
    return frozenset(j for j, fungsi in FUNGSI.items() if fungsi in dipimpin)


def jenis_disusun(hak: Hak) -> frozenset[JenisHasil]:
    """What this user may draft: as a planner of the unit, or as its head."""
    if not hak.pd_perencana:
        return jenis_dipimpin(hak)
    pd = PerangkatDaerah.objects.filter(pk__in=hak.pd_perencana, fungsi__in=FUNGSI.values())
    fungsi = set(pd.values_list("fungsi", flat=True))
    return jenis_dipimpin(hak) | {j for j, f in FUNGSI.items() if f in fungsi}


def peran_pada(hak: Hak, jenis: str) -> frozenset[PeranHasil]:
    """How this user stands today to the unit that sends such results."""
    peran = set()
    if jenis in jenis_dipimpin(hak):
        peran.add(PeranHasil.PIMPINAN)
    if jenis in jenis_disusun(hak):
        peran.add(PeranHasil.PENYUSUN)
    return frozenset(peran)


def terlihat(hak: Hak) -> QuerySet[HasilEvaluasi]:
    """Results this user may know of: those of the own unit with their drafts; of what was sent the addressee PD's
    (head and planners), those that came as a copy, and all for Bupati, Sekda and Bagian Organisasi."""
    if hak.pemda_id is None:
        return HasilEvaluasi.objects.none()
    dipimpin = {p.pd_id for p in hak.pegangan if p.jenis_unit == JenisUnit.PD}
    boleh = Q(pd_id__in=hak.pd_perencana | dipimpin)
    boleh |= Q(Exists(PenerimaHasil.objects.filter(hasil=OuterRef("pk"), jabatan_id__in=hak.jabatan_id)))
    if hak.punya(*SEMUA):
        boleh = Q()
    boleh &= Q(status=StatusHasil.DIKIRIM)
    for jenis, fungsi in FUNGSI.items():
        if jenis in jenis_dipimpin(hak):
            boleh |= Q(jenis=jenis)
        elif hak.pd_perencana:
            unit = PerangkatDaerah.objects.filter(pk__in=hak.pd_perencana, fungsi=fungsi)
            boleh |= Q(jenis=jenis) & Q(Exists(unit))
    return HasilEvaluasi.objects.filter(boleh, pemda_id=hak.pemda_id).select_related("pd", "pemda")


def register(hak: Hak, tahun: int, pd: PerangkatDaerah | None, s: SaringanHasil) -> QuerySet[HasilEvaluasi]:
    """The register of the year, newest first, drafts above."""
    rows = terlihat(hak).filter(tahun=tahun)
    if pd:
        rows = rows.filter(pd=pd)
    for nama in ("jenis", "periode"):
        if nilai := getattr(s, nama):
            rows = rows.filter(**{nama: nilai})
    if s.cari:
        rows = rows.filter(
            Q(pd__nama__icontains=s.cari)
            | Q(pd__singkatan__icontains=s.cari)
            | Q(nomor__icontains=s.cari)
            | Q(ringkasan__icontains=s.cari)
            | Q(rekomendasi__icontains=s.cari)
        )
    rows = _menurut_keadaan(rows, hak, s.keadaan)
    return rows.select_related("pengganti").order_by("-status", "-dikirim_pada", "-id")


def _menurut_keadaan(rows: QuerySet[HasilEvaluasi], hak: Hak, keadaan: str) -> QuerySet[HasilEvaluasi]:
    if keadaan == SAYA:
        milik = PenerimaHasil.objects.filter(hasil=OuterRef("pk"), jabatan_id__in=hak.jabatan_id, terima=None)
        return rows.filter(Exists(milik))
    if keadaan == "diganti":
        return rows.filter(pengganti__status=StatusHasil.DIKIRIM)
    return rows.filter(status=keadaan) if keadaan else rows


def menunggu_terima(hak: Hak, tahun: int) -> QuerySet[PenerimaHasil]:
    """The results of the year that wait for the receipt of this reader; who holds no office costs no query."""
    if not hak.jabatan_id:
        return PenerimaHasil.objects.none()
    return PenerimaHasil.objects.filter(
        jabatan_id__in=hak.jabatan_id, terima=None, hasil__tahun=tahun, hasil__pemda_id=hak.pemda_id
    ).order_by("hasil__dikirim_pada", "id")


def penerima_terkirim(hasil: HasilEvaluasi) -> list[PenerimaHasil]:
    return list(hasil.penerima.select_related("terima"))


def penerima(hasil: HasilEvaluasi) -> list[Penerima]:
    """The head of the PD, and the copies that the profile of its year names; an office stands once."""
    ketentuan = ketentuan_pada(hasil.pemda_id, date(hasil.tahun, 1, 1))
    kode = list(getattr(ketentuan, f"tembusan_{hasil.jenis}", []))
    jabatan = _jabatan(hasil.pemda_id, hasil.pd_id)
    tujuan = jabatan.get("tujuan")
    hasilnya = [Penerima(Sebagai.TUJUAN, tujuan.nama, tujuan.pk)] if tujuan else []
    for satu in kode:
        ada = jabatan.get(satu)
        if ada is None:
            hasilnya.append(Penerima(Sebagai.TEMBUSAN, str(Tembusan(satu).label)))
        elif ada.pk not in {p.jabatan_id for p in hasilnya}:
            hasilnya.append(Penerima(Sebagai.TEMBUSAN, ada.nama, ada.pk))
    return hasilnya


def _jabatan(pemda_id: int, pd_id: int) -> dict[str, Jabatan]:
    """The offices by the word of the profile, and the one that leads the PD as `tujuan`, in one query."""
    pimpinan = Q(jenis_unit=JenisUnit.PD)
    dicari = Q(jenjang__in=(Jenjang.KEPALA_DAERAH, Jenjang.SEKDA)) | Q(unsur=Unsur.ORGANISASI)
    dicari |= pimpinan & (Q(pd_id=pd_id) | Q(pd__fungsi__in=FUNGSI.values()))
    semua = Jabatan.objects.filter(dicari, pemda_id=pemda_id, aktif=True).select_related("pd")
    peta: dict[str, Jabatan] = {}
    for j in semua.order_by("-urutan", "-id"):
        if j.jenis_unit == JenisUnit.PD and j.pd_id == pd_id:
            peta["tujuan"] = j
        if kode := _kode(j):
            peta[kode] = j
    return peta


def _kode(j: Jabatan) -> str:
    if j.jenjang in (Jenjang.KEPALA_DAERAH, Jenjang.SEKDA):
        return Tembusan(j.jenjang).value
    if j.unsur == Unsur.ORGANISASI:
        return Tembusan.ORGANISASI.value
    fungsi = j.pd.fungsi if j.pd and j.jenis_unit == JenisUnit.PD else ""
    return {FungsiPD.INSPEKTORAT.value: "inspektur", FungsiPD.PERENCANAAN.value: "kepala_bappeda"}.get(fungsi, "")


def sejenis(pd_id: int, tahun: int, periode: str, jenis: str) -> QuerySet[HasilEvaluasi]:
    return HasilEvaluasi.objects.filter(pd_id=pd_id, tahun=tahun, periode=periode, jenis=jenis)


def terakhir_terkirim(hasil: HasilEvaluasi) -> HasilEvaluasi | None:
    """The one of the same kind, PD and period that stands now."""
    rows = sejenis(hasil.pd_id, hasil.tahun, hasil.periode, hasil.jenis).filter(status=StatusHasil.DIKIRIM)
    return rows.filter(pengganti=None).first()


def fakta(hasil: HasilEvaluasi, kepada: Sequence[Penerima]) -> FaktaHasil:
    """What the workflow looks at."""
    rows = sejenis(hasil.pd_id, hasil.tahun, hasil.periode, hasil.jenis)
    semua = list(rows.values_list("pk", "status", "menggantikan"))
    return FaktaHasil(
        ringkasan=hasil.ringkasan,
        tujuan_ada=any(p.sebagai == Sebagai.TUJUAN for p in kepada),
        ada_draf=any(status == StatusHasil.DRAF and pk != hasil.pk for pk, status, _ in semua),
        sudah_diganti=any(lama == hasil.pk for _, _, lama in semua),
    )
