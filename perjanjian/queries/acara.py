"""The register of berita acara: which there are, about whom, who has signed and who has not."""

from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet

from sakip.organisasi.hak import Hak
from sakip.organisasi.models import PerangkatDaerah

from ..models import AnggotaBeritaAcara, BeritaAcara, Verifikasi
from ..rules.berita_acara import FaktaAcara
from .cakupan import terlihat
from .desk_orang import hari_terlihat

SAYA, BELUM, LENGKAP, GUGUR = "saya", "belum", "lengkap", "gugur"
KEADAAN_ACARA = {
    SAYA: "Menunggu tanda tangan Anda",
    BELUM: "Belum ditandatangani semua",
    LENGKAP: "Sudah ditandatangani semua",
    GUGUR: "Tidak berlaku lagi",
}


@dataclass(frozen=True)
class SaringanAcara:
    cari: str = ""
    keadaan: str = ""

    @property
    def dipakai(self) -> bool:
        return bool(self.cari or self.keadaan)


def acara_terlihat(hak: Hak) -> QuerySet[BeritaAcara]:
    """Those about an agreement that this reader may know of, and those that name him or her as a member."""
    putaran = Verifikasi.objects.filter(berita_acara=OuterRef("pk"), perjanjian__in=terlihat(hak).order_by())
    anggota = AnggotaBeritaAcara.objects.filter(berita_acara=OuterRef("pk"), pegawai_id=hak.pegawai_id or 0)
    boleh = Q(Exists(putaran)) | Q(Exists(anggota)) | Q(hari_desk__in=hari_terlihat(hak).order_by())
    return BeritaAcara.objects.filter(boleh, pemda_id=hak.pemda_id or 0)


def register_acara(hak: Hak, tahun: int, pd: PerangkatDaerah | None, saringan: SaringanAcara) -> QuerySet[BeritaAcara]:
    """The berita acara of a year, newest first, each with `n_wajib`, `n_tanda`, `berlaku` and `menunggu_saya`."""
    rows = berketerangan(acara_terlihat(hak), hak).filter(tahun=tahun)
    if pd:
        rows = rows.filter(pd=pd)
    if kata := saringan.cari:
        putaran = Verifikasi.objects.filter(berita_acara=OuterRef("pk")).filter(
            Q(perjanjian__kode__icontains=kata) | Q(perjanjian__jabatan__nama__icontains=kata)
        )
        rows = rows.filter(Q(nomor__icontains=kata) | Q(pd__nama__icontains=kata) | Exists(putaran))
    saring = {
        SAYA: Q(menunggu_saya=True),
        BELUM: Q(berlaku=True, belum_lengkap=True),
        LENGKAP: Q(berlaku=True, belum_lengkap=False),
        GUGUR: Q(berlaku=False),
    }
    if saringan.keadaan:
        rows = rows.filter(saring[saringan.keadaan])
    return rows.select_related("pd", "hari_desk").order_by("-dibuat_pada", "-pk")


def berketerangan(rows: QuerySet[BeritaAcara], hak: Hak) -> QuerySet[BeritaAcara]:
    """With how many must sign, how many did, whether it counts, and whether it waits for this reader."""
    belum = AnggotaBeritaAcara.objects.filter(berita_acara=OuterRef("pk"), berhalangan="", tanda_tangan__isnull=True)
    return rows.annotate(
        n_wajib=Count("anggota", filter=Q(anggota__berhalangan=""), distinct=True),
        n_tanda=Count("anggota__tanda_tangan", distinct=True),
        berlaku=_berlaku(),
        belum_lengkap=Exists(belum),
        milik_saya=Exists(belum.filter(pegawai_id=hak.pegawai_id or 0)),
    ).annotate(menunggu_saya=Q(milik_saya=True, berlaku=True))


def _berlaku() -> Q:
    """It still counts for at least one agreement; that of a day of Desk always does."""
    putaran = Verifikasi.objects.filter(berita_acara=OuterRef("pk"), dicabut_pada__isnull=True)
    return Q(hari_desk__isnull=False) | Q(Exists(putaran))


def acara_menunggu(hak: Hak, tahun: int) -> int:
    """How many berita acara of a year wait for this person's signature."""
    if hak.pegawai_id is None:
        return 0
    berlaku = BeritaAcara.objects.filter(_berlaku(), pk=OuterRef("berita_acara_id"))
    return AnggotaBeritaAcara.objects.filter(
        Exists(berlaku), berita_acara__tahun=tahun, pegawai_id=hak.pegawai_id, berhalangan="",
        tanda_tangan__isnull=True,
    ).count()  # fmt: skip


def anggota_acara(acara: BeritaAcara) -> list[AnggotaBeritaAcara]:
    return list(acara.anggota.select_related("tanda_tangan").order_by("urutan"))


def isi_acara(acara: BeritaAcara) -> list[Verifikasi]:
    """The rounds it closed, with their agreements and how many findings each had."""
    rows = acara.verifikasi.select_related("perjanjian__jabatan", "perjanjian__jabatan_kedua", "perjanjian__pd")
    return list(rows.annotate(n_temuan=Count("temuan")).order_by("perjanjian__jabatan__urutan", "pk"))


def untuk_ditandatangani(
    acara_id: Collection[int], pegawai_id: int | None
) -> dict[int, tuple[BeritaAcara, FaktaAcara]]:
    """Each berita acara with what decides whether this person signs it."""
    milik = AnggotaBeritaAcara.objects.filter(pegawai_id=pegawai_id or 0).select_related("tanda_tangan")
    rows = (
        BeritaAcara.objects.filter(pk__in=acara_id)
        .annotate(berlaku=_berlaku())
        .prefetch_related(Prefetch("anggota", queryset=milik, to_attr="milik"))
    )
    hasil: dict[int, tuple[BeritaAcara, FaktaAcara]] = {}
    for acara in rows:
        satu: AnggotaBeritaAcara | None = next(iter(acara.milik), None)
        fakta = FaktaAcara(
            anggota=satu is not None,
            berhalangan=satu.berhalangan if satu else "",
            sudah=bool(satu and satu.tanda),
            berlaku=acara.berlaku,
        )
        hasil[acara.pk] = (acara, fakta)
    return hasil
