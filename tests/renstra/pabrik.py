"""Valid planning documents for tests. Each is drawn up through its models and set last, as the triggers demand.

renstra = buat_renstra(pd)                  # tujuan > sasaran > program > kegiatan > sub kegiatan, with indicators
rkt = buat_rkt(pd)                          # in force, a row for each indicator of the Renstra
dpa = buat_dpa(pd)                          # in force: 2 program, 3 kegiatan, 4 sub kegiatan, hasil traced to the RKT
"""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from openpyxl import Workbook

from renstra.enums import JenisAnggaran, JenisRencana, JenisSimpul, JenisTolokUkur, StatusDokumen
from renstra.models import (
    RKT,
    BarisAnggaran,
    BarisRKT,
    DokumenAnggaran,
    Indikator,
    PaguSumberDana,
    Rencana,
    Simpul,
    SumberDana,
    Target,
    TolokUkur,
)
from renstra.rules.kode import induk_kode, tingkat_kode
from renstra.rules.pohon import jenis_indikator_bawaan
from sakip.organisasi.enums import Tingkat
from sakip.organisasi.models import PemerintahDaerah, PerangkatDaerah

TAHUN = 2026
RENTANG = (2025, 2029)

# kind, code, text, indicator, targets of the five years
POHON = (
    (JenisSimpul.TUJUAN, "", "Terwujudnya layanan yang baik", "Indeks layanan", "80"),
    (JenisSimpul.SASARAN, "", "Meningkatnya mutu layanan", "Persentase layanan tepat waktu", "97%"),
    (JenisSimpul.PROGRAM, "1.01.02", "Program Pengelolaan Layanan", "Persentase layanan sesuai standar", "90%"),
    (JenisSimpul.KEGIATAN, "1.01.02.2.01", "Pengelolaan Layanan Dasar", "Jumlah layanan dasar", "12 layanan"),
    (JenisSimpul.SUB_KEGIATAN, "1.01.02.2.01.0001", "Penyediaan Layanan", "Jumlah dokumen layanan", "4 dokumen"),
)
BARIS = (
    ("1.01.01", "Program Penunjang Urusan", {}),
    ("1.01.01.2.01", "Perencanaan dan Evaluasi", {}),
    ("1.01.01.2.01.0001", "Penyusunan Dokumen Perencanaan", {"dau": "100000000.10"}),
    ("1.01.02", "Program Pengelolaan Layanan", {}),
    ("1.01.02.2.01", "Pengelolaan Layanan Dasar", {}),
    ("1.01.02.2.01.0001", "Penyediaan Layanan", {"dau": "250000000.20", "dekon": "50000000.05"}),
    ("1.01.02.2.01.0002", "Pemeliharaan Layanan", {"dau": "75000000.00"}),
    ("1.01.02.2.02", "Pengawasan Layanan", {}),
    ("1.01.02.2.02.0001", "Pemantauan Layanan", {"dau": "24999999.65"}),
)
TOTAL = Decimal("500000000.00")


def buat_sumber_dana() -> dict[str, SumberDana]:
    K = SumberDana.Kelompok
    return {
        kunci: SumberDana.objects.get_or_create(kode=kode, defaults={"nama": nama, "kelompok": kelompok})[0]
        for kunci, kode, nama, kelompok in (
            ("dau", "1.2.01", "Dana Alokasi Umum", K.APBD),
            ("pad", "1.1.01", "Pendapatan Asli Daerah", K.APBD),
            ("dekon", "9.1.01", "Dana Dekonsentrasi", K.DEKONSENTRASI),
        )
    }


def _tetapkan(dokumen: Rencana | RKT | DokumenAnggaran, tanggal: date) -> None:
    type(dokumen).objects.filter(pk=dokumen.pk).update(
        status=StatusDokumen.DITETAPKAN, nomor=dokumen.nomor or "1", tanggal=tanggal
    )
    dokumen.refresh_from_db()


def buat_rencana(
    pemda: PemerintahDaerah,
    pd: PerangkatDaerah | None = None,
    *,
    ditetapkan: bool = True,
    pohon: Iterable[tuple[JenisSimpul, str, str, str, str]] = POHON,
    induk: Rencana | None = None,
) -> Rencana:
    """A Renstra (an RPJMD without `pd`), each node below the one before it."""
    rencana = Rencana.objects.create(
        pemda=pemda,
        pd=pd,
        jenis=JenisRencana.RENSTRA if pd else JenisRencana.RPJMD,
        judul=f"{'Renstra' if pd else 'RPJMD'} {RENTANG[0]}–{RENTANG[1]}",
        tahun_awal=RENTANG[0],
        tahun_akhir=RENTANG[1],
        induk=induk,
    )
    simpul = None
    for urutan, (jenis, kode, uraian, nama, target) in enumerate(pohon, start=1):
        simpul = Simpul.objects.create(
            rencana=rencana, induk=simpul, jenis=jenis, kode=kode, uraian=uraian, urutan=urutan
        )
        buat_indikator(simpul, nama, target)
    if ditetapkan:
        _tetapkan(rencana, date(RENTANG[0], 1, 2))
    return rencana


def buat_indikator(simpul: Simpul, nama: str = "Persentase layanan", target: str = "97%") -> Indikator:
    angka = "".join(c for c in target if c.isdigit())
    indikator = Indikator.objects.create(
        simpul=simpul, nama=nama, satuan="%" if "%" in target else "buah", jenis=jenis_indikator_bawaan(simpul.jenis)
    )
    Target.objects.bulk_create(
        Target(indikator=indikator, tahun=t, tertulis=target, bilangan=Decimal(angka) if angka else None)
        for t in simpul.rencana.tahun
    )
    return indikator


def buat_renstra(pd: PerangkatDaerah, **lain: object) -> Rencana:
    return buat_rencana(pd.pemda, pd, **lain)


def buat_rpjmd(pemda: PemerintahDaerah, **lain: object) -> Rencana:
    return buat_rencana(pemda, None, **{"pohon": POHON[:2], **lain})


def buat_rkt(
    pd: PerangkatDaerah, *, tahun: int = TAHUN, ditetapkan: bool = True, rencana: Rencana | None = None
) -> RKT:
    """The RKT of a PD with a row for each indicator of its Renstra (made where there is none)."""
    rencana = rencana or Rencana.objects.filter(pd=pd).first() or buat_renstra(pd)
    rkt = RKT.objects.create(pemda=pd.pemda, pd=pd, tahun=tahun, rencana=rencana)
    sasaran = rencana.simpul.filter(jenis=JenisSimpul.SASARAN).first()
    for urutan, indikator in enumerate(
        Indikator.objects.filter(simpul__rencana=rencana).select_related("simpul").order_by("simpul__urutan", "id"), 1
    ):
        target = indikator.target.filter(tahun=tahun).first()
        di_atas = indikator.simpul.jenis in {JenisSimpul.TUJUAN, JenisSimpul.SASARAN}
        BarisRKT.objects.create(
            rkt=rkt,
            simpul=indikator.simpul,
            indikator=indikator,
            sasaran=indikator.simpul.uraian if di_atas or sasaran is None else sasaran.uraian,
            nama=indikator.nama,
            satuan=indikator.satuan,
            jenis=indikator.jenis,
            target=target.tertulis if target else "1",
            target_bilangan=target.bilangan if target else Decimal(1),
            target_rencana=target.tertulis if target else "",
            urutan=urutan,
        )
    if ditetapkan:
        _tetapkan(rkt, date(tahun, 1, 2))
    return rkt


def buat_anggaran(
    pd: PerangkatDaerah,
    *,
    jenis: JenisAnggaran = JenisAnggaran.DPA,
    tahun: int = TAHUN,
    tanggal: date | None = None,
    ditetapkan: bool = True,
    baris: Iterable[tuple[str, str, dict[str, str]]] = BARIS,
    tolok_ukur: bool = True,
) -> DokumenAnggaran:
    """An RKA or DPA. With `tolok_ukur` each program has a hasil traced to the RKT (made where there is none)."""
    dokumen = DokumenAnggaran.objects.create(
        pemda=pd.pemda, pd=pd, tahun=tahun, jenis=jenis, nomor=f"{jenis.label}/A.1/{tahun}"
    )
    dana = buat_sumber_dana()
    ada: dict[str, BarisAnggaran] = {}
    for kode, nama, pagu in baris:
        satu = ada[kode] = BarisAnggaran.objects.create(
            dokumen=dokumen, kode=kode, nama=nama, tingkat=tingkat_kode(kode), induk=ada.get(induk_kode(kode) or "")
        )
        PaguSumberDana.objects.bulk_create(
            PaguSumberDana(baris=satu, sumber_dana=dana[d], jumlah=Decimal(j)) for d, j in pagu.items()
        )
    if tolok_ukur:
        _tolok_ukur(pd, tahun, ada.values())
    if ditetapkan:
        _tetapkan(dokumen, tanggal or date(tahun, 1, 2))
    return dokumen


def _tolok_ukur(pd: PerangkatDaerah, tahun: int, baris: Iterable[BarisAnggaran]) -> None:
    rkt = RKT.objects.filter(pd=pd, tahun=tahun).exclude(status=StatusDokumen.DIGANTIKAN).first()
    asal = (rkt or buat_rkt(pd, tahun=tahun)).baris.order_by("urutan").last()
    for satu in baris:
        hasil = satu.tingkat != Tingkat.SUB_KEGIATAN
        TolokUkur.objects.create(
            baris=satu,
            jenis=JenisTolokUkur.HASIL if hasil else JenisTolokUkur.KELUARAN,
            uraian=f"{'Hasil' if hasil else 'Jumlah keluaran'} {satu.nama}",
            target="90%" if hasil else "4 dokumen",
            target_bilangan=Decimal(90) if hasil else Decimal(4),
            satuan="%" if hasil else "dokumen",
            baris_rkt=asal if hasil else None,
        )


def buat_dpa(pd: PerangkatDaerah, **lain: object) -> DokumenAnggaran:
    return buat_anggaran(pd, **{"jenis": JenisAnggaran.DPA, **lain})


def buat_rka(pd: PerangkatDaerah, **lain: object) -> DokumenAnggaran:
    return buat_anggaran(pd, **{"jenis": JenisAnggaran.RKA, **lain})


# ---- a recap as SIPD gives it

JUDUL = (  # noqa: SIM905
    "NO;TAHUN;KODE URUSAN;NAMA URUSAN;KODE SKPD;NAMA SKPD;KODE SUB UNIT;NAMA SUB UNIT;KODE BIDANG URUSAN;"
    "NAMA BIDANG URUSAN;KODE PROGRAM;NAMA PROGRAM;KODE KEGIATAN;NAMA KEGIATAN;KODE SUB KEGIATAN;NAMA SUB KEGIATAN;"
    "KODE SUMBER DANA;NAMA SUMBER DANA;KODE REKENING;NAMA REKENING;PAKET/KELOMPOK;NAMA PAKET/KELOMPOK;PAGU"
).split(";")
KODE_SKPD = "1.01.0.00.0.00.01.0000"


def baris_rekap(pd: PerangkatDaerah, **ubah: object) -> dict[str, object]:
    """One row of a recap by heading; `ubah` uses the headings with `_` for spaces."""
    isi: dict[str, object] = {
        "NO": 1,
        "TAHUN": TAHUN,
        "KODE URUSAN": "1",
        "NAMA URUSAN": "URUSAN WAJIB",
        "KODE SKPD": pd.kode_sipd or KODE_SKPD,
        "NAMA SKPD": pd.nama,
        "KODE SUB UNIT": pd.kode_sipd or KODE_SKPD,
        "NAMA SUB UNIT": pd.nama,
        "KODE BIDANG URUSAN": "1.01",
        "NAMA BIDANG URUSAN": "PENDIDIKAN",
        "KODE PROGRAM": "1.01.02",
        "NAMA PROGRAM": "Program Pengelolaan Layanan",
        "KODE KEGIATAN": "1.01.02.2.01",
        "NAMA KEGIATAN": "Pengelolaan Layanan Dasar",
        "KODE SUB KEGIATAN": "1.01.02.2.01.0001",
        "NAMA SUB KEGIATAN": "Penyediaan Layanan",
        "KODE SUMBER DANA": "1.2.01",
        "NAMA SUMBER DANA": "Dana Alokasi Umum",
        "KODE REKENING": "5.1.02.01.01.0024",
        "NAMA REKENING": "Belanja Alat Tulis Kantor",
        "PAKET/KELOMPOK": "[#] Paket",
        "NAMA PAKET/KELOMPOK": "ATK",
        "PAGU": 1000000,
    }
    return isi | {k.replace("_", " "): v for k, v in ubah.items()}


def buku_rekap(rows: Iterable[dict[str, object]], judul: Iterable[str] = JUDUL) -> bytes:
    import io

    buku = Workbook()
    lembar = buku.active
    judul = list(judul)
    lembar.append(judul)
    for row in rows:
        lembar.append([row.get(j, row.get(j.upper())) for j in judul])
    wadah = io.BytesIO()
    buku.save(wadah)
    return wadah.getvalue()
