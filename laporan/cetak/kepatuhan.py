"""The compliance report on paper: PD x milestone, the sums, and every dispensasi with its reason and decision."""

from collections.abc import Sequence
from decimal import Decimal

from sakip.angka import tanggal_panjang
from sakip.dokumen.lembaran import Kertas, Lembaran, TabelIsi, render_lembaran
from sakip.dokumen.tabel import Isian
from sakip.kalender.enums import StatusDispensasi
from sakip.kalender.models import Dispensasi
from sakip.organisasi.middleware import Konteks

from ..enums import Patuh
from ..queries.kepatuhan import BarisPatuh, Kepatuhan
from ..rules.kepatuhan import Sel

KETERANGAN = (
    "Hari dihitung menurut ketentuan daerah sejak batas; hari kejadian tidak dihitung.",
    "Yang dipenuhi dengan dispensasi tetap dicatat terlambat, dengan keterangan dispensasi.",
    "Persentase tepat waktu dihitung dari tonggak yang sudah dipenuhi atau sudah lewat batasnya.",
)
_LEBAR_NAMA = 22


def cetak(isi: Kepatuhan, konteks: Konteks, kertas: Kertas) -> bytes:
    return render_lembaran(lembaran(isi, konteks), kertas)


def lembaran(isi: Kepatuhan, konteks: Konteks) -> Lembaran:
    siapa = konteks.pd.nama if konteks.pd else konteks.pemda.sebutan if konteks.pemda else ""
    tabel = [_rekap(isi), _matriks(isi)]
    if isi.dispensasi:
        tabel.append(_dispensasi(isi.dispensasi))
    return Lembaran(
        ("LAPORAN KEPATUHAN TENGGAT", siapa.upper(), f"TAHUN {konteks.tahun}"),
        f"Kepatuhan tenggat {siapa} {konteks.tahun}, keadaan {tanggal_panjang(konteks.hari_ini)}",
        tuple(tabel),
        KETERANGAN,
    )


def _rekap(isi: Kepatuhan) -> TabelIsi:
    baris = [
        [
            Isian(r.tenggat.nama),
            Isian(r.tenggat.dasar),
            *(Isian(str(n), kelas="tengah") for n in r.jumlah.values()),
            Isian("–" if r.persen_tepat is None else f"{r.persen_tepat}%", kelas="tengah"),
        ]
        for r in isi.rekap()
    ]
    kepala = ("Tonggak", "Dasar", *(p.label for p in Patuh), "Tepat waktu (%)")
    return TabelIsi("Rekapitulasi per tonggak", kepala, (24, 20, *([7] * 8)), baris, bernomor=False)


def _matriks(isi: Kepatuhan) -> TabelIsi:
    banyak = max(len(isi.kolom), 1)
    lebar = (Decimal(_LEBAR_NAMA), *([Decimal(100 - _LEBAR_NAMA) / banyak] * banyak))
    kepala = ("Perangkat Daerah", *(k.nama for k in isi.kolom))
    return TabelIsi(
        "Perangkat Daerah menurut tonggak", kepala, lebar, [_baris(b, isi) for b in isi.baris], bernomor=False
    )


def _baris(b: BarisPatuh, isi: Kepatuhan) -> list[Isian]:
    return [Isian(b.nama), *(Isian(_sel(b.sel.get(k.kode)), kelas="tengah") for k in isi.kolom)]


def _sel(s: Sel | None) -> str:
    if s is None:
        return "–"
    if s.tenggat.tanggal is None:
        return s.kata
    dipenuhi = f", dipenuhi {s.terpenuhi:%d-%m-%Y}" if s.terpenuhi else ""
    sampai = f", dispensasi sampai {s.dispensasi:%d-%m-%Y}" if s.dispensasi else ""
    return f"{s.kata} (batas {s.tenggat.tanggal:%d-%m-%Y}{dipenuhi}{sampai})"


def _dispensasi(semua: Sequence[Dispensasi]) -> TabelIsi:
    """Each that was asked for, whatever became of it."""
    kepala = (
        "Perangkat Daerah",
        "Tonggak dan dasar",
        "Batas",
        "Alasan",
        "Keadaan",
        "Berlaku sampai",
        "Keputusan",
        "Oleh",
    )
    baris = [
        [
            Isian(d.pd.nama),
            Isian(f"{d.nama}, {d.dasar}"),
            Isian(tanggal_panjang(d.tenggat), kelas="tengah"),
            Isian(d.alasan),
            Isian(StatusDispensasi(d.status).label, kelas="tengah"),
            Isian(tanggal_panjang(d.sampai) if d.sampai else "–", kelas="tengah"),
            Isian(_keputusan(d)),
            Isian(", ".join(k for k in (d.diputuskan_nama, d.diputuskan_peran) if k) or "–"),
        ]
        for d in semua
    ]
    return TabelIsi("Dispensasi", kepala, (14, 17, 9, 19, 8, 9, 13, 11), baris, bernomor=False)


def _keputusan(d: Dispensasi) -> str:
    nomor = f"Nomor {d.nomor}, {tanggal_panjang(d.tanggal)}" if d.tanggal else ""
    return ". ".join(k for k in (nomor, d.catatan, d.alasan_dicabut) if k) or "–"
