"""The content of a PK as the parties would sign it now, and who they are."""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from itertools import groupby
from typing import Any, cast

from django.db.models import Aggregate, F, Prefetch, TextField, prefetch_related_objects

from sakip.dokumen.isi import IndikatorIsi, Jenis, KelompokIsi
from sakip.dokumen.profil import pemda_isi, pihak_isi, tata_letak
from sakip.organisasi.enums import JenisUnit
from sakip.organisasi.models import AturanJenjang, Formulir, Ketentuan
from sakip.organisasi.queries import aturan_jenjang, formulir, ketentuan_pada

from ..enums import JenisKelompok
from ..isi import IsiPerjanjian, PaguIsi
from ..models import Butir, PaguPerjanjian, Perjanjian
from .peran import Situasi


def ketentuan_pk(pk: Perjanjian) -> Ketentuan | None:
    """The profile that governs a PK: the one in force at the beginning of its year."""
    return ketentuan_pada(pk.pemda_id, date(pk.tahun, 1, 1))


def aturan_pk(pk: Perjanjian, ketentuan: Ketentuan | None) -> AturanJenjang | None:
    return aturan_jenjang(ketentuan, pk.jenjang) if ketentuan else None


def formulir_pk(pk: Perjanjian, ketentuan: Ketentuan, aturan: AturanJenjang) -> Formulir | None:
    """The form of the regulation for this office: by level, and by what its holder leads (unit or satuan kerja)."""
    kode = aturan.formulir_pd
    if pk.jabatan.jenis_unit == JenisUnit.UNIT_KERJA and aturan.formulir_unit_kerja:
        kode = aturan.formulir_unit_kerja
    elif pk.jabatan.jenis_unit == JenisUnit.SATUAN_KERJA and aturan.formulir_satuan_kerja:
        kode = aturan.formulir_satuan_kerja
    return formulir(ketentuan, kode)


def muat_butir(daftar: Sequence[Perjanjian]) -> None:
    """Read the rows of these PKs in their order, where that was not done yet, in one query."""
    rows = Butir.objects.select_related("baris_rkt", "tolok_ukur__baris").order_by("urutan", "id")
    rows = rows.annotate(tahun_rkt=F("baris_rkt__rkt__tahun"), tahun_dpa=F("tolok_ukur__baris__dokumen__tahun"))
    prefetch_related_objects(daftar, Prefetch("butir", rows))


def muat_isi(daftar: Sequence[Perjanjian]) -> None:
    """The same with the budget lines and (`didukung`) the rows each supports, in two queries."""
    muat_butir(daftar)
    rows = PaguPerjanjian.objects.order_by("urutan", "kode").annotate(
        didukung=_Deretan("dukungan__butir_id"), tahun_dpa=F("baris__dokumen__tahun")
    )
    prefetch_related_objects(daftar, Prefetch("pagu", rows))


class _Deretan(Aggregate):
    """The numbers of a group as one text: "12,15"."""

    function = "GROUP_CONCAT"
    output_field = TextField()

    def as_postgresql(self, compiler: Any, connection: Any, **lain: Any) -> Any:
        return self.as_sql(
            compiler, connection, function="STRING_AGG", template="%(function)s(%(expressions)s::text, ',')", **lain
        )


def isi_perjanjian(
    pk: Perjanjian, situasi: Situasi, *, tanggal: date | None, ketentuan: Ketentuan | None = None
) -> IsiPerjanjian:
    """Everything the paper says. `tanggal`: the day the first party signs (None: still blank)."""
    muat_isi([pk])
    ketentuan = ketentuan or ketentuan_pk(pk)
    aturan = aturan_pk(pk, ketentuan)
    bentuk = formulir_pk(pk, ketentuan, aturan) if ketentuan and aturan else None
    return IsiPerjanjian(
        tahun=pk.tahun,
        versi=pk.versi,
        tata_letak=tata_letak(bentuk, ketentuan),
        pemda=pemda_isi(pk.pemda),
        pd_nama=pk.pd.nama if pk.pd else None,
        unit_nama=pk.jabatan.nama_unit or None,
        pihak_pertama=pihak_isi(situasi.pertama(pk), pk.jabatan.nama),
        pihak_kedua=pihak_isi(situasi.kedua(pk), pk.jabatan_kedua.nama) if pk.jabatan_kedua else None,
        kelompok=kelompok_isi(pk.butir.all()),
        pagu=tuple(_pagu(p) for p in pk.pagu.all()),
        dasar_anggaran=_dasar(pk),
        tanggal=tanggal,
    )


def kelompok_isi(butir: Iterable[Butir]) -> tuple[KelompokIsi, ...]:
    """Rows in their order, grouped by column 2; a tujuan named above a sasaran becomes its parent."""
    hasil: list[KelompokIsi] = []
    tujuan: dict[str, int] = {}
    for (jenis, teks, atas), isi in groupby(butir, key=lambda b: (b.jenis_kelompok, b.kelompok, b.tujuan)):
        induk = None
        if jenis == JenisKelompok.SASARAN and atas:
            if atas not in tujuan:
                tujuan[atas] = len(hasil)
                hasil.append(KelompokIsi("tujuan", atas))
            induk = tujuan[atas]
        if jenis == JenisKelompok.TUJUAN:
            tujuan[teks] = len(hasil)
        indikator = tuple(IndikatorIsi(b.pk, b.indikator, b.target, b.satuan) for b in isi)
        hasil.append(KelompokIsi(cast(Jenis, jenis), teks, induk, indikator))
    return tuple(hasil)


def butir_didukung(p: Any) -> list[int]:
    """The rows that a budget line supports; `p` was read by `muat_isi`."""
    return sorted(int(n) for n in (p.didukung or "").split(",") if n)


def _pagu(p: PaguPerjanjian) -> PaguIsi:
    return PaguIsi(
        kunci=p.pk,
        kode=p.kode,
        nama=p.nama,
        tingkat=p.tingkat,  # type: ignore[arg-type]
        jumlah=p.jumlah,
        keterangan=p.keterangan,
        sumber=tuple((nama, Decimal(jumlah)) for nama, jumlah in p.sumber_dana),
        indikator=tuple(butir_didukung(p)),
    )


def _dasar(pk: Perjanjian) -> str:
    if pk.dpa is None:
        return ""
    tanggal = f" tanggal {pk.dpa.tanggal:%d-%m-%Y}" if pk.dpa.tanggal else ""
    return f"{pk.dpa.nama_versi} {pk.dpa.nomor}{tanggal}".strip()
