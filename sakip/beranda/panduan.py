"""The short guide: what each role does, in the order of the work. Read by the help page only."""

from typing import Any

from sakip.organisasi.enums import Peran
from sakip.organisasi.hak import Hak

PANDUAN: tuple[dict[str, Any], ...] = (
    {
        "kunci": "perencana",
        "judul": "Perencana Perangkat Daerah",
        "langkah": (
            ("Periksa dokumen sumber.", "Renstra, RKT, RKA, dan DPA ditetapkan lebih dahulu di menu Perencanaan."),
            (
                "Sunting rencana pada pohonnya.",
                "Tekan sebuah bagian atau indikator untuk mengubahnya. Panah berpindah baris; kanan dan kiri "
                "membuka dan menutup cabang, Alt dan panah menggeser urutan, Ctrl dan Enter menyimpan.",
            ),
            ("Bagikan sub kegiatan.", "Tentukan pejabat penanggung jawab tiap sub kegiatan, sekali setahun."),
            ("Susun PK.", "Draf semua jabatan diambil sekaligus dari RKT dan DPA."),
            ("Lengkapi dan hubungkan.", "Isi target yang kosong; hubungkan indikator ke PK atasannya."),
            (
                "Ajukan atau kirim.",
                "PK Kepala PD dikirim setelah ditandatangani; PK di bawahnya diajukan kepada Tim SAKIP.",
            ),
            (
                "Isi pengukuran tiap triwulan.",
                "Di menu Pengukuran, seperti lembar kerja: tanda panah dan Enter berpindah, blok dari Excel dapat "
                "ditempel, isian tersimpan sendiri. Angka yang dipakai bersama diketik sekali di Data bersama.",
            ),
            (
                "Susun LKjIP sesudah tahun berakhir.",
                "Di menu LKjIP: tabel, kalimat, dan grafik ditarik dari rencana, PK, pengukuran, dan anggaran. Yang "
                "ditulis orang hanya penjelasannya; bagian dapat dibagikan dengan tanggal, dan beberapa orang dapat "
                "menulis bersamaan.",
            ),
            (
                "Ajukan, perbaiki, sampaikan LKjIP.",
                "Daftar kelengkapan menunjukkan yang masih wajib diisi. Catatan reviu ditanggapi butir demi butir.",
            ),
        ),
    },
    {
        "kunci": "pejabat",
        "judul": "Pejabat (pihak pertama atau kedua)",
        "langkah": (
            ("Buka Beranda.", "PK yang menunggu Anda ada di daftar pertama."),
            (
                "Baca naskahnya.",
                "Indikator, target, dan anggaran ditulis lengkap; yang berubah sejak naskah lama ditandai.",
            ),
            ("Tanda tangani dengan kata sandi Anda.", "Satu kata sandi dapat untuk semua PK yang Anda centang."),
            ("Keliru?", "Sebelum diperiksa PK dapat ditarik kembali; pihak kedua dapat mengembalikan dengan catatan."),
            (
                "Isi realisasi Anda.",
                "Di menu Pengukuran; kendala dan solusi diminta bila capaian di bawah ambang. Laporan setahun jabatan "
                "Anda dapat dicetak dari lembarnya.",
            ),
            ("Pimpinan menandatangani LKjIP", "yang sudah selesai direviu, dengan kata sandi yang sama."),
        ),
    },
    {
        "kunci": "pemeriksa",
        "judul": "Tim Verifikasi dan Tim SAKIP",
        "langkah": (
            ("Buka Pemeriksaan.", "PK yang tiba lebih dahulu paling atas, dengan sisa hari kerja."),
            (
                "Putuskan tiap temuan.",
                "Perlu diperbaiki, atau dapat diterima dengan alasan yang dicetak di berita acara.",
            ),
            ("Nyatakan selaras, atau kembalikan.", "Berita acara dibuat otomatis setelah semua unsur menyetujui."),
            ("PK unit sendiri", "tidak Anda putuskan; unsur Anda dicatat berhalangan."),
        ),
    },
    {
        "kunci": "monev",
        "judul": "Tim Monev",
        "langkah": (
            (
                "Periksa pengukuran yang diajukan.",
                "Terima angka demi angka, atau kembalikan dengan catatan pada angkanya. Yang diterima dibekukan.",
            ),
            ("Sampaikan kepada kepala daerah.", "Setelah semua angka satu periode diterima."),
            (
                "Reviu LKjIP Perangkat Daerah",
                "bila profil daerah menunjuk Tim Monev. Jawab tiap butir daftar reviu; J dan K berpindah butir.",
            ),
        ),
    },
    {
        "kunci": "sekda",
        "judul": "Sekretaris Daerah dan Bagian Organisasi",
        "langkah": (
            (
                "Teruskan yang selaras.",
                "Beberapa PK sekaligus dari daftar, kepada kepala daerah; lembar ringkasannya dibuat otomatis.",
            ),
            (
                "Sampaikan yang disahkan.",
                "Salinan kepada pihak pertama, Inspektur, Kepala Bappeda, dan Bagian Organisasi.",
            ),
            ("Pantau tenggat.", "Menu Tenggat menunjukkan siapa yang sudah dan siapa yang terlambat."),
            (
                "Himpun LKjIP daerah.",
                "Sasaran daerah disusun dengan capaian Perangkat Daerahnya; yang belum menyampaikan laporan dapat "
                "diingatkan sekaligus.",
            ),
            (
                "Terbitkan untuk masyarakat.",
                "PK, hasil, dan LKjIP pada halaman publik, tanpa NIP; dapat dicabut dengan alasan.",
            ),
        ),
    },
    {
        "kunci": "bupati",
        "judul": "Kepala daerah",
        "langkah": (
            ("Buka antrean tanda tangan.", "Semua PK yang sudah selaras, dengan ringkasan hasil berita acara."),
            ("Buka baris yang ingin dibaca,", "lalu tanda tangani semuanya dengan satu kata sandi."),
            ("Kembalikan yang belum tepat.", "Dengan catatan, dari barisnya; yang lain tetap dapat ditandatangani."),
        ),
    },
    {
        "kunci": "hasil",
        "judul": "Inspektur dan Kepala Bappeda",
        "langkah": (
            ("Terima salinan PK.", "Yang disahkan menunggu tanda terima Anda di Beranda; dapat sekaligus."),
            (
                "Susun hasil pengukuran atau evaluasi.",
                "Per Perangkat Daerah, tiap triwulan, semester, dan tahun, di menu Pengukuran bagian Hasil tertulis; "
                "perencana unit dapat menyiapkan drafnya.",
            ),
            (
                "Kirim.",
                "Kepada Kepala Perangkat Daerah dengan tembusan menurut ketentuan daerah. Kekeliruan dibetulkan "
                "dengan penggantinya.",
            ),
            (
                "Reviu LKjIP.",
                "Inspektorat menjawab daftar reviu PermenPANRB 53/2014 bagi LKjIP daerah, lalu menyatakannya telah "
                "direviu.",
            ),
        ),
    },
    {
        "kunci": "admin",
        "judul": "Admin pemda",
        "langkah": (
            ("Catat penugasan dan tim menurut SK.", "Hak setiap orang mengikuti pada hari itu juga."),
            ("Jaga kalender dan profil.", "Perubahan libur menunjukkan tenggat yang bergeser sebelum disimpan."),
            ("Admin tidak menandatangani dan tidak memeriksa.", "Semua perubahan tercatat di jejak."),
        ),
    },
)


def peran_panduan(hak: Hak | None) -> set[str]:
    """Which guides concern this reader."""
    if hak is None:
        return set()
    isi = {
        "perencana": hak.punya(Peran.PERENCANA),
        "pejabat": bool(hak.pegangan),
        "pemeriksa": hak.punya(Peran.TIM_VERIFIKASI, Peran.TIM_SAKIP),
        "monev": hak.punya(Peran.MONEV),
        "sekda": hak.punya(Peran.SEKDA, Peran.KANTOR_SEKDA, Peran.ORGANISASI),
        "bupati": hak.punya(Peran.BUPATI),
        "hasil": hak.punya(Peran.INSPEKTUR, Peran.KEPALA_BAPPEDA),
        "admin": hak.punya(Peran.ADMIN),
    }
    return {k for k, ya in isi.items() if ya}
