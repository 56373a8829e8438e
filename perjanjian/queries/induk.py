"""What the row editor offers to choose from: rows of the superior, offices above, the kind of indicator."""

from datetime import date

from django.db.models import Q, Subquery

from sakip.ingatan import ingat
from sakip.jejak.models import Jejak
from sakip.organisasi.enums import JenisIndikator
from sakip.organisasi.models import Jabatan
from sakip.organisasi.queries import pemegang_banyak, pohon_atasan, rantai_atasan

from ..enums import DIHITUNG
from ..models import Butir, Perjanjian
from .banding import nomor_butir
from .isi import aturan_pk, ketentuan_pk

PANJANG_PILIHAN = 90


def calon_induk(pk: Perjanjian) -> list[tuple[int, str]]:
    """Rows of the superior's PK that a row may support (BK Pasal 3 ayat (7)), and those already pointed to."""
    if pk.jabatan_kedua_id is None:
        return []
    atasan = Perjanjian.objects.filter(jabatan_id=pk.jabatan_kedua_id, tahun=pk.tahun, status__in=DIHITUNG).order_by(
        "-versi"
    )
    ditunjuk = Butir.objects.filter(perjanjian=pk).values("mendukung_id")
    semua = (
        Butir.objects.filter(Q(perjanjian_id=Subquery(atasan.values("pk")[:1])) | Q(pk__in=ditunjuk))
        .annotate(kini=Subquery(atasan.values("pk")[:1]))
        .order_by("urutan", "id")
    )
    rows = list(semua)
    butir, lama = [b for b in rows if b.perjanjian_id == b.kini], [b for b in rows if b.perjanjian_id != b.kini]
    nomor = nomor_butir(butir)
    hasil = [(b.pk, _singkat(f"{nomor[b.pk]} {b.indikator}")) for b in butir]
    return hasil + [(b.pk, _singkat(f"versi lama: {b.indikator}")) for b in lama]


def _singkat(teks: str) -> str:
    return teks if len(teks) <= PANJANG_PILIHAN else f"{teks[: PANJANG_PILIHAN - 1]}…"


def calon_pihak_kedua(pk: Perjanjian, tanggal: date) -> list[dict[str, object]]:
    """The offices above in the line of command, nearest first, with who holds them."""
    if pk.jabatan_kedua_id is None:
        return []
    rantai = rantai_atasan(pk.jabatan_id, pohon_atasan(pk.pemda_id))
    if pk.jabatan_kedua_id not in rantai:
        rantai.append(pk.jabatan_kedua_id)
    rows = Jabatan.objects.filter(pk__in=rantai).values_list("pk", "nama")
    nama, pejabat = ingat(
        ("pihak kedua", tuple(rantai), tanggal), lambda: (dict(rows), pemegang_banyak(rantai, tanggal))
    )
    return [
        {"pk": j, "jabatan": nama[j], "nama": pejabat[j].pegawai.nama if j in pejabat else "belum ada pejabat"}
        for j in rantai
        if j in nama
    ]


def jenis_bawaan(pk: Perjanjian) -> str:
    """The kind of a new row: the first that the profile allows at this level."""
    aturan = aturan_pk(pk, ketentuan_pk(pk))
    boleh = aturan.jenis_indikator if aturan else []
    return next((j for j in boleh if j in JenisIndikator.values), JenisIndikator.IKU.value)


def pengubah_terakhir(pk: Perjanjian) -> Jejak | None:
    return Jejak.objects.filter(objek_jenis="perjanjian.perjanjian", objek_id=pk.pk).order_by("-id").first()
