"""The agreement on paper: pernyataan and lampiran, one file (BK Pasal 3 ayat (3)-(5)); or Tabel I and II (GM, SM)."""

from perjanjian.isi import IsiPerjanjian
from perjanjian.pdf.anggaran import tabel_anggaran
from sakip.dokumen import cetakan
from sakip.dokumen.render import Susun, Tata, bubuhi_tanda_air, susun_pdf
from sakip.dokumen.tata_letak import Pernyataan, TataLetak

TINGKAT = {"program": "Program", "kegiatan": "Kegiatan", "sub_kegiatan": "Sub Kegiatan"}


def render_perjanjian(isi: IsiPerjanjian, *, logo: bytes | None, garuda: bytes | None, draf: bool) -> bytes:
    """The whole paper. Without an uploaded emblem an empty box of its size is printed; a draft bears a watermark."""
    bentuk = TataLetak.dari(isi.tata_letak)
    nilai = cetakan.nilai_isian(
        tahun=isi.tahun,
        pemda=isi.pemda,
        pd_nama=isi.pd_nama,
        unit_nama=isi.unit_nama,
        jabatan=isi.pihak_pertama.jabatan,
        tingkat=TINGKAT[isi.pagu[0].tingkat] if isi.pagu else "",
    )
    bagian: list[Susun] = []
    if bentuk.pernyataan:
        lambang = {"garuda": garuda, "logo": logo, "tanpa": None}[bentuk.pernyataan.lambang]
        bagian.append(_pernyataan(bentuk, bentuk.pernyataan, isi, nilai, lambang))
    bagian.append(_lampiran(bentuk, isi, nilai))
    pdf = susun_pdf(bagian, judul=cetakan.isi_baris(bentuk.judul_pendek, nilai))
    return bubuhi_tanda_air(pdf) if draf else pdf


def _pernyataan(
    bentuk: TataLetak, pernyataan: Pernyataan, isi: IsiPerjanjian, nilai: dict[str, str], lambang: bytes | None
) -> Susun:
    konteks = {
        "judul_dokumen": cetakan.isi_baris(bentuk.judul_pendek, nilai),
        "pendek": cetakan.isi_judul(pernyataan.judul, nilai)[0],
        "lambang": pernyataan.lambang,
        "gambar": cetakan.gambar(lambang),
        "keterangan_lambang": (
            ("LAMBANG NEGARA", "Garuda Pancasila")
            if pernyataan.lambang == "garuda"
            else ("LOGO", *nilai["KABUPATEN"].split(" ", 1))
        ),
        "kepala": cetakan.isi_judul(pernyataan.kepala, nilai),
        "judul": cetakan.isi_judul(pernyataan.judul, nilai),
        "pembuka": cetakan.isi_baris(pernyataan.pembuka, nilai),
        "pertama": {"nama": cetakan.nama_pihak(isi.pihak_pertama), "jabatan": isi.pihak_pertama.jabatan},
        "kedua": isi.pihak_kedua and {"nama": cetakan.nama_pihak(isi.pihak_kedua), "jabatan": isi.pihak_kedua.jabatan},
        "sebutan_pertama": pernyataan.sebutan_pertama,
        "sebutan_kedua": pernyataan.sebutan_kedua,
        "janji": tuple(cetakan.isi_baris(satu, nilai) for satu in pernyataan.janji),
        "ttd": cetakan.blok_tanda_tangan(
            bentuk,
            pernyataan.ttd,
            pemda=isi.pemda,
            tanggal=isi.tanggal,
            tahun=isi.tahun,
            pertama=isi.pihak_pertama,
            kedua=isi.pihak_kedua,
        ),
    }

    def susun(tata: Tata) -> str:
        gaya = cetakan.gaya_halaman(bentuk, tata, pernyataan=True)
        return cetakan.cetak("cetak/pernyataan.html", {**konteks, "gaya": gaya})

    return susun


def _lampiran(bentuk: TataLetak, isi: IsiPerjanjian, nilai: dict[str, str]) -> Susun:
    anggaran = tabel_anggaran(bentuk, isi, nilai)
    kinerja = cetakan.tabel_kinerja(bentuk, isi.kelompok, nilai, akhir=anggaran is None)
    tabel = [kinerja, anggaran] if anggaran else [kinerja]
    konteks = {
        "judul_dokumen": cetakan.isi_baris(bentuk.judul_pendek, nilai),
        "pendek": cetakan.isi_baris(bentuk.judul_pendek, nilai),
        "judul": cetakan.isi_judul(bentuk.judul, nilai),
        "ttd": cetakan.blok_tanda_tangan(
            bentuk,
            bentuk.ttd,
            pemda=isi.pemda,
            tanggal=isi.tanggal,
            tahun=isi.tahun,
            pertama=isi.pihak_pertama,
            kedua=isi.pihak_kedua,
        ),
    }

    def susun(tata: Tata) -> str:
        return cetakan.cetak(
            "cetak/lampiran.html",
            {
                **konteks,
                "gaya": cetakan.gaya_halaman(bentuk, tata),
                "daftar_tabel": cetakan.badan_tabel(tabel, tata),
            },
        )

    return susun
