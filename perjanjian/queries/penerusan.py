"""What the summary sheet is drawn from, and who may read which sheet."""

from collections.abc import Sequence
from datetime import datetime

from django.db.models import Exists, OuterRef, QuerySet

from sakip.jejak.models import Jejak
from sakip.organisasi.enums import Peran
from sakip.organisasi.hak import Hak
from sakip.organisasi.models import Penugasan
from sakip.waktu import tanggal_di

from ..enums import Aksi
from ..isi import dari_json
from ..models import Penerusan, Perjanjian, PKDiteruskan
from ..rules.penerusan import BarisRingkasan, Ringkasan
from .antrean import HasilVerifikasi, hasil_verifikasi
from .cakupan import terlihat
from .fakta import Latar, tenggat_pk
from .tenggat import KIRIM

SEMUA = (Peran.ADMIN, Peran.SEKDA, Peran.KANTOR_SEKDA, Peran.BUPATI, Peran.TIM_VERIFIKASI)  # who see every PK sent


def lembar_terlihat(hak: Hak) -> QuerySet[Penerusan]:
    """The sheets this reader may open: all of the regency, or those whose every PK he or she may see."""
    if hak.pemda_id is None:
        return Penerusan.objects.none()
    semua = Penerusan.objects.filter(pemda_id=hak.pemda_id)
    if hak.punya(*SEMUA):
        return semua
    asing = PKDiteruskan.objects.filter(penerusan=OuterRef("pk")).exclude(perjanjian__in=terlihat(hak).order_by())
    return semua.filter(~Exists(asing))


def lembar_pk(hak: Hak, perjanjian_id: Sequence[int]) -> list[Penerusan]:
    """The sheets with these PKs that the reader may open, newest first."""
    memuat = PKDiteruskan.objects.filter(penerusan=OuterRef("pk"), perjanjian_id__in=perjanjian_id)
    return list(lembar_terlihat(hak).filter(Exists(memuat)).defer("isi"))


def pk_lembar(penerusan: Penerusan, hak: Hak) -> dict[int, Perjanjian]:
    """The PKs of a sheet that the reader may open, as they stand today."""
    rows = terlihat(hak).filter(penerusan__penerusan=penerusan).select_related("jabatan").order_by()
    return {p.pk: p for p in rows}


def ringkasan(daftar: Sequence[Perjanjian], lebih: Latar, penerus: Penugasan, now: datetime) -> Ringkasan:
    """The sheet over these PKs (of one regency, about to be passed on), in the order of the queue."""
    pemda = daftar[0].pemda
    setempat = now.astimezone(pemda.zona)
    hasil, alasan = hasil_verifikasi(daftar, lebih), _alasan_versi(daftar)
    urut = sorted(daftar, key=lambda p: (p.pd.nama if p.pd else "", p.jabatan.urutan, p.pk))
    return Ringkasan(
        tahun=tuple(sorted({p.tahun for p in daftar})),
        pemda=pemda.sebutan,
        kepala_daerah=pemda.sebutan_bupati,
        oleh_nama=penerus.pegawai.nama,
        oleh_jabatan=penerus.jabatan_cetak,
        tanggal=setempat.date(),
        pukul=f"{setempat:%H.%M} {pemda.singkatan_zona}",
        baris=tuple(_baris(p, lebih, hasil.get(p.pk), alasan.get(p.pk, "")) for p in urut),
    )


def _baris(pk: Perjanjian, lebih: Latar, hasil: HasilVerifikasi | None, alasan: str) -> BarisRingkasan:
    assert pk.naskah is not None
    isi, pertama = dari_json(pk.naskah.isi), lebih.situasi.pertama(pk)
    kirim = tenggat_pk(pk, lebih).get(KIRIM)
    dikirim = tanggal_di(pk.pertama_dikirim_pada, pk.pemda.zona_waktu) if pk.pertama_dikirim_pada else None
    kelompok = [k for k in isi.kelompok if k.indikator]
    return BarisRingkasan(
        perjanjian=pk.pk,
        jabatan=pk.jabatan.nama,
        pd=pk.pd.nama if pk.pd else "",
        pejabat=pertama.pegawai.nama if pertama else "",
        sasaran=len(kelompok),
        indikator=sum(len(k.indikator) for k in kelompok),
        anggaran=isi.jumlah,
        versi=pk.versi,
        dasar_versi=_dasar_versi(pk, alasan),
        ba_nomor=hasil.nomor if hasil else "",
        ba_tanggal=hasil.tanggal if hasil else None,
        diterima=hasil.diterima if hasil else (),
        diperbaiki=hasil.diperbaiki if hasil else 0,
        dikirim=dikirim,
        batas=kirim.tanggal if kirim else None,
        dispensasi=lebih.kalender[pk.tahun].dispensasi(pk.pd_id, kirim, dikirim),
    )


def _dasar_versi(pk: Perjanjian, alasan: str) -> str:
    if pk.versi == 1:
        return ""
    return alasan or (pk.dpa.nama_versi if pk.dpa else "perubahan")


def _alasan_versi(daftar: Sequence[Perjanjian]) -> dict[int, str]:
    """PK -> the reason that was written down when its version was opened (BK Pasal 8 ayat (1))."""
    lama = {p.menggantikan_id for p in daftar if p.menggantikan_id}
    if not lama:
        return {}
    rows = Jejak.objects.filter(objek_jenis="perjanjian.perjanjian", objek_id__in=lama, aksi=Aksi.REVISI)
    return {r.get("versi_baru", 0): r.get("alasan", "") for r in rows.values_list("rincian", flat=True)}
