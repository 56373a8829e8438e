"""The verifier's inbox: what has arrived, how long it may take, what is still open on it."""

from dataclasses import dataclass
from datetime import date, datetime

from sakip.kalender.rules import Lencana
from sakip.organisasi.hak import Hak
from sakip.organisasi.models import Penugasan

from ..enums import Aksi, Jalur, PutusanUnsur
from ..models import Perjanjian
from .fakta import fakta, latar, tenggat_pk
from .menunggu import untuk_aksi
from .peran import situasi
from .tenggat import SUSUN, VERIFIKASI


@dataclass(frozen=True)
class BarisPeriksa:
    pk: Perjanjian
    judul: str
    pertama: Penugasan | None
    tiba: datetime | None
    batas: date | None
    lencana: Lencana | None
    n_temuan: int
    n_belum: int
    n_perbaiki: int
    unsur_belum: tuple[str, ...]
    putaran: int
    suara_anda: str  # "", "setuju" or "perbaikan"

    @property
    def kata_belum(self) -> str:
        return f"{self.n_belum} dari {self.n_temuan} belum diputuskan"

    @property
    def kata_perbaiki(self) -> str:
        return f"{self.n_perbaiki} perlu diperbaiki"

    @property
    def bersih(self) -> bool:
        """Nothing left to decide: one act makes it aligned, as far as this reader's unsur goes."""
        return not self.n_belum and not self.n_perbaiki


def urutan_periksa(hak: Hak, tahun: int) -> list[int]:
    """What waits at this verifier's bench, in the order it arrived."""
    return list(
        untuk_aksi(hak, Aksi.PERIKSA)
        .filter(tahun=tahun)
        .order_by("pertama_dikirim_pada", "diajukan_pada", "pk")
        .values_list("pk", flat=True)
    )


def daftar_periksa(hak: Hak, nomor: list[int]) -> list[BarisPeriksa]:
    """The rows of one page (`nomor`, in that order), in a constant number of queries."""
    relasi = ("pemda", "pd", "jabatan", "jabatan_kedua", "dpa")
    per_pk = {p.pk: p for p in untuk_aksi(hak, Aksi.PERIKSA).filter(pk__in=nomor).select_related(*relasi)}
    daftar = [per_pk[n] for n in nomor if n in per_pk]
    if not daftar:
        return []
    sekitar = situasi(daftar, hak.tanggal)
    lebih = latar(daftar, sekitar)
    baris = []
    for pk in daftar:
        f = fakta(pk, lebih, lengkap=False)
        kabupaten = pk.jalur == Jalur.KABUPATEN
        tenggat = tenggat_pk(pk, lebih).get(VERIFIKASI if kabupaten else SUSUN)
        batas = lebih.kalender[pk.tahun].nilai(tenggat)
        putaran = lebih.putaran.get(pk.pk)
        suara = {s.putusan for s in lebih.suara.get(putaran.pk, []) if s.unsur in hak.unsur} if putaran else set()
        baris.append(
            BarisPeriksa(
                pk,
                pk.pd.nama if kabupaten and pk.pd else pk.jabatan.nama,
                sekitar.pertama(pk),
                pk.dikirim_pada if kabupaten else pk.diajukan_pada,
                batas.tenggat.tanggal if batas else None,
                batas.lencana if batas else None,
                getattr(putaran, "n_temuan", 0),
                f.temuan_belum,
                f.temuan_perbaiki,
                f.unsur_belum,
                putaran.putaran if putaran else 0,
                PutusanUnsur.PERBAIKAN.value if PutusanUnsur.PERBAIKAN in suara else next(iter(suara), ""),
            )
        )
    return baris
