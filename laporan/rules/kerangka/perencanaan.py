"""Bab II: the PK in force, and what a PK perubahan changed."""

from sakip.angka import format_rupiah, tanggal_panjang

from ...isi import LaporanIsi
from ..blok import Bab, Blok, Daftar, Judul, Kalimat, Kolom, Tabel, TanpaData, Tulisan


def perencanaan(isi: LaporanIsi) -> Bab:
    blok: list[Blok] = [
        Judul(2, "A. Rencana Strategis"),
        Tulisan("renstra", "Rencana strategis", "Visi, misi, tujuan, dan sasaran jangka menengah secara ringkas."),
        Judul(2, f"B. Perjanjian Kinerja Tahun {isi.tahun}"),
    ]
    if not isi.pk:
        blok.append(TanpaData(f"Perjanjian Kinerja tahun {isi.tahun} tidak ada yang berlaku."))
        return Bab("bab2", "Perencanaan Kinerja", tuple(blok), "II")
    akhir = isi.pk[-1]
    blok.append(
        Kalimat(
            f"Perjanjian Kinerja yang berlaku pada akhir tahun ditetapkan tanggal {tanggal_panjang(akhir.tanggal)}."
        )
    )
    blok.append(
        Tabel(
            "pk",
            f"Perjanjian Kinerja {isi.nama} tahun {isi.tahun}",
            (
                Kolom("No", "tengah", 6),
                Kolom("Sasaran", lebar=34),
                Kolom("Indikator kinerja", lebar=40),
                Kolom("Target", lebar=20),
            ),
            tuple(
                (f"{n}.{m}", s.teks if m == 1 else "", i.nama, _target(i.target, i.satuan))
                for n, s in enumerate(isi.sasaran, 1)
                for m, i in enumerate(s.indikator, 1)
            ),
        )
    )
    if isi.jumlah.pagu is not None:
        program = sum(p.tingkat == "program" for p in isi.anggaran)
        rinci = f" untuk {program} program" if program else ""
        blok.append(Kalimat(f"Anggaran tahun {isi.tahun} {format_rupiah(isi.jumlah.pagu)}{rinci}."))
    for pk in isi.pk[1:]:
        blok.append(
            Kalimat(f"Perjanjian Kinerja diubah dan berlaku sejak {tanggal_panjang(pk.tanggal)} (versi {pk.versi}):")
        )
        blok.append(Daftar(pk.perubahan or ("Tidak ada target atau anggaran yang berubah.",)))
    return Bab("bab2", "Perencanaan Kinerja", tuple(blok), "II")


def _target(target: str, satuan: str) -> str:
    if not target:
        return "–"
    return target if not satuan or satuan.casefold() in target.casefold() or "%" in target else f"{target} {satuan}"
