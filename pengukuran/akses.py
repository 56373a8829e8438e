"""Who may open the pages of measurement. Rights on one sheet or result are decided where it is loaded."""

from sakip.wewenang import BERPERAN, Akses

AKSES: dict[str, Akses] = dict.fromkeys(
    (
        "pengukuran:beranda",
        "pengukuran:mulai",
        "pengukuran:data",
        "pengukuran:target",
        "pengukuran:bukti",
        "pengukuran:lembar",
        "pengukuran:angka",
        "pengukuran:periksa",
        "pengukuran:massal",
        "pengukuran:periksa_lembar",
        "pengukuran:aksi",
        "pengukuran:dasbor",
        "pengukuran:dasbor_ekspor",
        "pengukuran:sasaran",
        "pengukuran:indikator",
        "pengukuran:pimpinan",
        "pengukuran:pimpinan_pdf",
        "pengukuran:formulir",
        "pengukuran:formulir_lihat",
        "pengukuran:formulir_pdf",
        "pengukuran:formulir_excel",
        "pengukuran:hasil",
        "pengukuran:hasil_ekspor",
        "pengukuran:hasil_susun",
        "pengukuran:hasil_rinci",
        "pengukuran:hasil_ubah",
        "pengukuran:hasil_aksi",
        "pengukuran:hasil_berkas",
        "pengukuran:hasil_terima",
    ),
    BERPERAN,
)
