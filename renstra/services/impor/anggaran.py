"""The flat SIPD recap into one RKA or DPA: money is written anew, lines of codes that stay keep their tolok ukur."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from django.forms.models import model_to_dict

from renstra import queries
from renstra.enums import JenisImpor
from renstra.excel import anggaran as excel
from renstra.models import BarisAnggaran, DokumenAnggaran, Impor, PaguSumberDana, SumberDana, TolokUkur
from renstra.rules.impor import RancanganImpor
from renstra.rules.rekap import Rancangan
from renstra.services.impor.anggaran_kunci import diputus, pulang
from renstra.services.impor.dasar import HAPUS, PERTANYAAN_HAPUS, Pengimpor
from sakip.lembar import Hasil, Kolom
from sakip.organisasi.enums import Tingkat

_BARIS = ("tingkat", "kode", "nama", "baris_rkpd", "urutan")
_TOLOK_UKUR = ("jenis", "uraian", "target", "satuan", "urutan")


def _milik(impor: Impor) -> DokumenAnggaran:
    assert impor.anggaran is not None
    return impor.anggaran


def kolom(impor: Impor) -> Sequence[Kolom]:
    return excel.BACA


def kolom_pulang(impor: Impor) -> Sequence[Kolom]:
    """With the row keys that a recap from here has."""
    return excel.BACA_PULANG


def susun(impor: Impor, hasil: Hasil) -> RancanganImpor:
    return pulang(_milik(impor), hasil, hapus=bool(impor.isian.get(HAPUS)))


def terapkan(impor: Impor, rancangan: RancanganImpor) -> None:
    isi(_milik(impor), diputus(rancangan.isi, impor.putusan))


def cadangkan(impor: Impor) -> Any:
    return potret(_milik(impor))


def pulihkan(impor: Impor) -> None:
    kembalikan(_milik(impor), impor.cadangan or [])


def templat(impor: Impor) -> bytes:
    """The recap with the document's own lines, or blank where it has none."""
    dokumen = impor.anggaran
    rows = list(queries.baris_ekspor(dokumen)) if dokumen else []
    return excel.ekspor(dokumen, rows) if dokumen and rows else excel.templat()


PENGIMPOR = Pengimpor(
    jenis=JenisImpor.ANGGARAN,
    kolom=kolom_pulang,
    susun=susun,
    terapkan=terapkan,
    cadangkan=cadangkan,
    pulihkan=pulihkan,
    templat=templat,
    maks_baris=excel.MAKS_BARIS,
    catatan="Ekspor rekap dari SIPD apa adanya: satu baris per sub kegiatan, sumber dana, rekening, dan paket. "
    "Rekap tidak memuat indikator: tolok ukur yang sudah ada tetap dipakai untuk kode yang sama. Berkas yang diunduh "
    "dari aplikasi ini membawa kunci baris, sehingga perubahan orang lain tidak tertimpa.",
    pertanyaan=lambda impor: (PERTANYAAN_HAPUS,),
)


# ---- writing


def isi(dokumen: DokumenAnggaran, hasil: Rancangan) -> None:
    """Make the document what the recap says."""
    dokumen.baris.filter(kode__in=[h.kode for h in hasil.hilang]).delete()
    dana = sumber_dana(dokumen, hasil.dana_baru)
    ada = {b.kode: b for b in dokumen.baris.all()}
    _ganti_nama(ada, {u.kode: u.nama for u in hasil.usul})
    for tingkat in Tingkat:
        baru = [
            BarisAnggaran(
                dokumen=dokumen,
                induk=ada[u.induk] if u.induk else None,
                tingkat=u.tingkat,
                kode=u.kode,
                nama=u.nama,
            )
            for u in hasil.usul
            if u.tingkat == tingkat and u.kode not in ada
        ]
        ada |= {b.kode: b for b in BarisAnggaran.objects.bulk_create(baru)}
    jumlah: dict[tuple[int, int], Decimal] = defaultdict(Decimal)
    for usul in hasil.usul:
        for kode, nilai in usul.pagu.items():
            jumlah[(ada[usul.kode].pk, dana[kode])] += nilai
    _tulis_pagu(dokumen, jumlah)


def _ganti_nama(ada: dict[str, BarisAnggaran], nama: dict[str, str]) -> None:
    berganti = [b for kode, b in ada.items() if kode in nama and b.nama != nama[kode]]
    for baris in berganti:
        baris.nama = nama[baris.kode]
    BarisAnggaran.objects.bulk_update(berganti, ["nama"], batch_size=200)


def _tulis_pagu(dokumen: DokumenAnggaran, jumlah: dict[tuple[int, int], Decimal]) -> None:
    PaguSumberDana.objects.filter(baris__dokumen=dokumen).delete()
    PaguSumberDana.objects.bulk_create(
        PaguSumberDana(baris_id=baris, sumber_dana_id=sumber, jumlah=nilai)
        for (baris, sumber), nilai in jumlah.items()
    )


def sumber_dana(dokumen: DokumenAnggaran, baru: Mapping[str, str]) -> dict[str, int]:
    """Codes of sources of funds -> ids; unknown ones are added for this regency alone."""
    for kode, nama in baru.items():
        SumberDana.objects.get_or_create(pemda_id=dokumen.pemda_id, kode=kode, defaults={"nama": nama})
    return {s.kode: s.pk for s in queries.sumber_dana(dokumen.pemda_id)}


# ---- undoing


def potret(dokumen: DokumenAnggaran) -> list[dict[str, Any]]:
    """Every line with its money and its tolok ukur, as JSON keeps it."""
    pagu: dict[int, list[list[Any]]] = defaultdict(list)
    for p in PaguSumberDana.objects.filter(baris__dokumen=dokumen):
        pagu[p.baris_id].append([p.sumber_dana_id, str(p.jumlah)])
    tolok: dict[int, list[dict[str, Any]]] = defaultdict(list)
    for t in TolokUkur.objects.filter(baris__dokumen=dokumen):
        bilangan = None if t.target_bilangan is None else str(t.target_bilangan)
        isi_tolok = model_to_dict(t, _TOLOK_UKUR) | {"target_bilangan": bilangan, "baris_rkt_id": t.baris_rkt_id}
        tolok[t.baris_id].append(isi_tolok)
    return [
        model_to_dict(b, _BARIS) | {"induk": b.induk and b.induk.kode, "pagu": pagu[b.pk], "tolok_ukur": tolok[b.pk]}
        for b in dokumen.baris.select_related("induk").order_by("kode")
    ]


def kembalikan(dokumen: DokumenAnggaran, semula: list[dict[str, Any]]) -> None:
    """Make the document what `potret` saw. Lines that were removed come back with their tolok ukur."""
    dokumen.baris.exclude(kode__in=[b["kode"] for b in semula]).delete()
    ada = {b.kode: b for b in dokumen.baris.all()}
    _ganti_nama(ada, {b["kode"]: b["nama"] for b in semula})
    hilang = [b for b in semula if b["kode"] not in ada]
    for tingkat in Tingkat:
        baru = [
            BarisAnggaran(dokumen=dokumen, induk=ada[b["induk"]] if b["induk"] else None, **{n: b[n] for n in _BARIS})
            for b in hilang
            if b["tingkat"] == tingkat
        ]
        ada |= {b.kode: b for b in BarisAnggaran.objects.bulk_create(baru)}
    TolokUkur.objects.bulk_create(TolokUkur(baris=ada[b["kode"]], **t) for b in hilang for t in b["tolok_ukur"])
    _tulis_pagu(dokumen, {(ada[b["kode"]].pk, dana): Decimal(nilai) for b in semula for dana, nilai in b["pagu"]})
