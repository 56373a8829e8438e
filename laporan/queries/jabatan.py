"""A short report of one office on its own PK, drawn from its measurement (GM/SM Pasal 11 ayat (1); SM Lampiran D)."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from pengukuran.enums import SETAHUN, Periode
from pengukuran.queries.cakupan import pk_diukur
from pengukuran.queries.laporan import tahun_kantor
from pengukuran.queries.masa import dari_versi
from sakip.organisasi.hak import Hak
from sakip.organisasi.models import Ketentuan
from sakip.organisasi.queries import pemegang
from sakip.waktu import tanggal_di

from ..isi import OrangIsi, ProgramIsi, SasaranIsi, TriwulanIsi
from .bahan import sasaran_kantor
from .bahan_anggaran import Belanja


@dataclass(frozen=True)
class LaporanJabatan:
    """`kepada`: the second party of the PK.

    `sampai`: where the year was not measured to its end, up to where it was.
    """

    jabatan_id: int
    jabatan: str
    unit: str
    tahun: int
    pk: int
    versi: int
    sejak: date
    pejabat: OrangIsi
    kepada: str
    sasaran: tuple[SasaranIsi, ...]
    program: tuple[ProgramIsi, ...]
    cetak: str = ""
    predikat: str = ""
    sampai: str = ""

    @property
    def sementara(self) -> bool:
        """A figure among them is not accepted yet."""
        return any(i.sementara for s in self.sasaran for i in s.indikator)

    @property
    def tercapai(self) -> tuple[int, int]:
        """How many indicators reached their target, of how many."""
        semua = [i for s in self.sasaran for i in s.indikator]
        return sum(i.tercapai is True for i in semua), len(semua)

    @property
    def penjelasan(self) -> list[tuple[str, TriwulanIsi]]:
        """(indicator, its last quarter with kendala or solusi), of those that have one."""
        hasil = []
        for s in self.sasaran:
            for i in s.indikator:
                ada = [t for t in i.triwulan if t.kendala or t.solusi]
                if ada:
                    hasil.append((i.nama, ada[-1]))
        return hasil


def laporan_jabatan(hak: Hak, jabatan_id: int, tahun: int, ketentuan: Ketentuan | None) -> LaporanJabatan | None:
    """None where this reader may not follow the office, or it has no PK in force that year."""
    rows = pk_diukur(hak, tahun).filter(jabatan_id=jabatan_id).select_related("pd__pemda", "jabatan_kedua")
    versi = list(rows.order_by("versi"))
    pk = dari_versi(versi, tahun, Periode.TAHUN).get(jabatan_id)
    if pk is None or pk.berlaku_pada is None:
        return None
    kantor = tahun_kantor(pk, ketentuan, lalu=False)
    uang = Belanja()
    sasaran = sasaran_kantor(pk, kantor, uang)
    rata = kantor.rata([Decimal(s.capaian) if s.capaian else None for s in sasaran])
    jenjang = kantor.jenjang(rata.nilai)
    p = pemegang(jabatan_id, date(tahun, 12, 31))
    return LaporanJabatan(
        jabatan_id=jabatan_id,
        jabatan=pk.jabatan.nama,
        unit=pk.pd.nama if pk.pd else f"Pemerintah {pk.pemda.sebutan}",
        tahun=tahun,
        pk=pk.pk,
        versi=pk.versi,
        sejak=tanggal_di(pk.berlaku_pada, pk.pemda.zona_waktu),
        pejabat=OrangIsi(p.pegawai.nama, p.jabatan_cetak, p.pegawai.pangkat_golongan, p.pegawai.nip)
        if p
        else OrangIsi(),
        kepada=pk.jabatan_kedua.nama if pk.jabatan_kedua else "",
        sasaran=tuple(sasaran),
        program=uang.program([b.butir.pk for b in kantor.baris], pk),
        cetak=kantor.cetak(rata.nilai),
        predikat=jenjang.nama if jenjang else "",
        sampai="" if kantor.periode in (None, *SETAHUN) else str(kantor.periode.label),
    )
