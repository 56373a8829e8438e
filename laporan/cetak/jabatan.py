"""The short report of an office on paper: promise and result, kendala and solusi, budget; a page or two."""

from sakip.angka import format_rupiah, tanggal_panjang
from sakip.dokumen.lembaran import Kertas, Lembaran, TabelIsi, render_lembaran
from sakip.dokumen.tabel import Isian

from ..queries.jabatan import LaporanJabatan

KOSONG = "–"


def cetak(isi: LaporanJabatan, kertas: Kertas) -> bytes:
    return render_lembaran(lembaran(isi), kertas)


def lembaran(isi: LaporanJabatan) -> Lembaran:
    tabel = [_hasil(isi)]
    if isi.penjelasan:
        tabel.append(_penjelasan(isi))
    if isi.program:
        tabel.append(_anggaran(isi))
    siapa = isi.pejabat.nama or isi.jabatan
    judul = [f"LAPORAN KINERJA {isi.jabatan.upper()}", isi.unit.upper(), f"TAHUN {isi.tahun}"]
    return Lembaran(
        tuple(dict.fromkeys(judul)), f"Laporan kinerja {siapa}, {isi.tahun}", tuple(tabel), tuple(_keterangan(isi))
    )


def _keterangan(isi: LaporanJabatan) -> list[str]:
    tercapai, semua = isi.tercapai
    kata = [f"Yang melapor: {isi.pejabat.nama or KOSONG}, {isi.pejabat.jabatan or isi.jabatan}."]
    if isi.kepada:
        kata.append(f"Perjanjian Kinerja dengan {isi.kepada}, berlaku sejak {tanggal_panjang(isi.sejak)}.")
    if isi.cetak:
        predikat = f", predikat {isi.predikat.lower()}" if isi.predikat else ""
        kata.append(f"Rata-rata capaian {isi.cetak} persen{predikat}; {tercapai} dari {semua} indikator tercapai.")
    if isi.sampai:
        kata.append(f"Angka baru sampai {isi.sampai}.")
    if isi.sementara:
        kata.append("Angka yang belum diterima Tim Monitoring dan Evaluasi masih sementara.")
    kata += [f"Efisiensi {s.teks}: {s.efisiensi.nilai}." for s in isi.sasaran if s.efisiensi.nilai]
    return kata


def _hasil(isi: LaporanJabatan) -> TabelIsi:
    baris = [
        [
            Isian(s.teks, kunci=s.kunci),
            Isian(i.nama),
            Isian(i.target or KOSONG, kelas="tengah"),
            Isian(i.realisasi or KOSONG, kelas="tengah"),
            Isian(i.cetak or KOSONG, kelas="tengah"),
            Isian(i.predikat or i.alasan or KOSONG, kelas="tengah"),
        ]
        for s in isi.sasaran
        for i in s.indikator
    ]
    kepala = ("Sasaran", "Indikator kinerja", "Target", "Realisasi", "Capaian (%)", "Predikat")
    return TabelIsi("Janji dan hasil", kepala, (28, 32, 10, 10, 10, 10), baris, bernomor=False)


def _penjelasan(isi: LaporanJabatan) -> TabelIsi:
    baris = [
        [Isian(nama), Isian(t.nama, kelas="tengah"), Isian(t.kendala or KOSONG), Isian(t.solusi or KOSONG)]
        for nama, t in isi.penjelasan
    ]
    kepala = ("Indikator kinerja", "Periode", "Kendala", "Solusi")
    return TabelIsi("Kendala dan solusi", kepala, (28, 12, 30, 30), baris, bernomor=False)


def _anggaran(isi: LaporanJabatan) -> TabelIsi:
    baris = [
        [
            Isian(p.kode),
            Isian(p.nama),
            *(Isian(x, kelas="kanan") for x in (_rp(p.pagu), _rp(p.realisasi), p.persen or KOSONG)),
        ]
        for p in isi.program
    ]
    kepala = ("Kode", "Uraian", "Pagu (Rp)", "Realisasi (Rp)", "%")
    return TabelIsi("Anggaran", kepala, (14, 44, 16, 16, 10), baris, bernomor=False)


def _rp(jumlah: object) -> str:
    return KOSONG if jumlah is None else format_rupiah(jumlah, lambang=False)  # type: ignore[arg-type]
