"""The summary sheet as a paper: one row per PK, the sums, and what was accepted with its reason."""

from sakip.angka import format_bilangan, tanggal_panjang
from sakip.dokumen.lembaran import Kertas, Lembaran, TabelIsi, render_lembaran
from sakip.dokumen.tabel import Isian

from ..rules.penerusan import BarisRingkasan, Ringkasan, kata_pengiriman, kata_temuan

KEPALA = (
    "No.", "Perangkat Daerah dan pihak pertama", "Sasaran", "Indikator", "Anggaran (Rp)", "Berita acara verifikasi",
    "Temuan", "Pengiriman", "Versi",
)  # fmt: skip
LEBAR = (4, 24, 6, 7, 15, 14, 11, 12, 7)
KETERANGAN = (
    "Semua PK dalam lembar ini dinyatakan selaras dengan Renstra, RKT, RKA, dan DPA oleh Tim Verifikasi.",
    "Anggaran dijumlahkan dari naskah yang ditandatangani pihak pertama; setiap mata anggaran dihitung sekali.",
    "Pengiriman dinilai terhadap batas pengiriman pertama. Dispensasi membuka kembali pengiriman; "
    "keterlambatannya tetap tercatat.",
)


def render_penerusan(isi: Ringkasan, kertas: Kertas) -> bytes:
    return render_lembaran(lembaran(isi), kertas)


def lembaran(isi: Ringkasan) -> Lembaran:
    saat = f"{tanggal_panjang(isi.tanggal)} pukul {isi.pukul}"
    kepada = f"Diteruskan {isi.oleh_jabatan} kepada {isi.kepala_daerah}, {saat}"
    tabel = [_daftar(isi)]
    if isi.diterima:
        tabel.append(_diterima(isi))
    return Lembaran(
        (f"LEMBAR RINGKASAN PERJANJIAN KINERJA TAHUN {isi.kata_tahun}", isi.pemda.upper(), kepada),
        f"Lembar ringkasan PK {isi.kata_tahun}, {tanggal_panjang(isi.tanggal)}",
        tuple(tabel),
        KETERANGAN,
    )


def _daftar(isi: Ringkasan) -> TabelIsi:
    jumlah = [
        Isian("Jumlah", kolom=2),
        Isian(str(isi.sasaran), kelas="tengah"),
        Isian(str(isi.indikator), kelas="tengah"),
        Isian(uang=format_bilangan(isi.anggaran, 2)),
        Isian(f"{len(isi.baris)} berita acara" if len(isi.baris) > 1 else "1 berita acara", kelas="tengah"),
        Isian(f"{isi.diperbaiki} diperbaiki, {isi.diterima} diterima", kelas="tengah"),
        Isian(f"{isi.terlambat} terlambat, {isi.dengan_dispensasi} dengan dispensasi", kelas="tengah"),
        Isian(f"{isi.perubahan} perubahan", kelas="tengah"),
    ]
    rows = [_baris(n, b) for n, b in enumerate(isi.baris, start=1)]
    return TabelIsi("Perjanjian Kinerja yang diteruskan", KEPALA, LEBAR, [*rows, jumlah], bernomor=False)


def _baris(nomor: int, b: BarisRingkasan) -> list[Isian]:
    tanggal = f", {tanggal_panjang(b.ba_tanggal)}" if b.ba_tanggal else ""
    kirim = f", dikirim {tanggal_panjang(b.dikirim)}" if b.dikirim else ""
    return [
        Isian(str(nomor), kelas="tengah"),
        Isian(f"{b.nama}: {b.pejabat}" if b.pejabat else b.nama),
        Isian(str(b.sasaran), kelas="tengah"),
        Isian(str(b.indikator), kelas="tengah"),
        Isian(uang=format_bilangan(b.anggaran, 2)),
        Isian(f"{b.ba_nomor}{tanggal}" if b.ba_nomor else "–"),
        Isian(kata_temuan(b), kelas="tengah"),
        Isian(f"{kata_pengiriman(b)}{kirim}"),
        Isian(f"{b.versi}: {b.dasar_versi}" if b.dasar_versi else str(b.versi), kelas="tengah"),
    ]


def _diterima(isi: Ringkasan) -> TabelIsi:
    rows = [[Isian(b.nama, kunci=f"pk{b.perjanjian}"), Isian(satu)] for b in isi.baris for satu in b.diterima]
    kepala = ("Perangkat Daerah", "Temuan yang diterima Tim Verifikasi, dengan alasannya")
    return TabelIsi("Perbedaan yang diterima", kepala, (30, 70), rows, bernomor=False)
