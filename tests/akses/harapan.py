"""Who may do what at each address: written from the access matrix, not from the code.

Letters: o open, t 403 (may not), x 404 (may not know of it), s 405 (wrong method), m 302 to the sign-in page.
The object stands in PD `satu` of Alfa. `sendiri`: the sixteen roles of the matrix, in PD `satu` where they have one;
`pd_lain`: PRC, P1, P2, VPD of PD `dua`; `daerah_lain`: ADM to MON of another regency.
"""

from dataclasses import dataclass

PERAN = ["OPS", "ADM", "PRC", "P1", "P2", "VPD", "VK", "SKD", "BPT", "INS", "KBP", "KBO", "BKD", "MON", "PUB", "ANON"]
PERAN_PD = ["PRC", "P1", "P2", "VPD"]
PERAN_DAERAH = PERAN[1:14]


@dataclass(frozen=True)
class Pola:
    sendiri: str
    pd_lain: str
    daerah_lain: str

    def __post_init__(self) -> None:
        for nama in ("sendiri", "daerah_lain"):
            object.__setattr__(self, nama, getattr(self, nama).replace(" ", ""))
        assert (len(self.sendiri), len(self.pd_lain), len(self.daerah_lain)) == (16, 4, 13), self


# fmt: off
#                      OPS
#                      | ADM
#                      | | PRC P1 P2 VPD
#                      | | |   VK SKD BPT INS KBP KBO BKD MON
#                      | | |   |        PUB ANON        of PD dua   of another regency
POLA = {
    "umum":       Pola("o o oooo oooooooo o o", "oooo", "o oooo oooooooo"),
    "masuk":      Pola("o o oooo oooooooo o m", "oooo", "o oooo oooooooo"),
    "hanya_post": Pola("s s ssss ssssssss s s", "ssss", "s ssss ssssssss"),
    "masuk_405":  Pola("s s ssss ssssssss s m", "ssss", "s ssss ssssssss"),
    "tiada":      Pola("x x xxxx xxxxxxxx x x", "xxxx", "x xxxx xxxxxxxx"),
    # anybody with a role in a regency: lists show each the own regency
    "berperan":   Pola("t o oooo oooooooo t m", "oooo", "o oooo oooooooo"),
    "berperan_405": Pola("t s ssss ssssssss t m", "ssss", "s ssss ssssssss"),
    # a planning document: read by every role of the regency, unknown in another
    "baca":       Pola("t o oooo oooooooo t m", "oooo", "x xxxx xxxxxxxx"),
    # written by the planner of the PD (matrix 03, 04); others of the regency know of it
    "susun":      Pola("t t ottt tttttttt t m", "tttt", "t xttt tttttttt"),
    "perencana":  Pola("t t ottt tttttttt t m", "ottt", "t ottt tttttttt"),
    "perencana_405": Pola("t t sttt tttttttt t m", "sttt", "t sttt tttttttt"),
    # the regency's own planner, who is none of the sixteen roles
    "perencana_pemda": Pola("t t tttt tttttttt t m", "tttt", "t tttt tttttttt"),
    # asked of PD `dua` by PD `satu`: answered by the planner of PD `dua`
    "jawab":      Pola("t t tttt tttttttt t m", "ottt", "t xttt tttttttt"),
    # quality of an indicator: the planner and the Tim SAKIP of the PD, the Tim Verifikasi
    "menilai":    Pola("t t otto ottttttt t m", "tttt", "x xxxx xxxxxxxx"),
    # the queue of those who verify (matrix 09-11)
    "pemeriksa":  Pola("t t ttto ottttttt t m", "ttto", "t ttto ottttttt"),
    # Bagian Organisasi decides what the public sees
    "bagian_organisasi": Pola("t t tttt tttttott t m", "tttt", "t tttt tttttott"),
    "publikasi":  Pola("t t tttt tttttott t m", "tttt", "t tttt tttttxtt"),
    # only who has signed something has a page that says so
    "penanda": Pola("t x xxox xxoxxxxx t m", "xxxx", "x xxxx xxxxxxxx"),
    # told to one person, here an official of PD `satu`
    "kabar_sendiri": Pola("t x xoxx xxxxxxxx t m", "xxxx", "x xxxx xxxxxxxx"),
    # the admin's own: organisation, calendar, profile (matrix 24a, 26)
    "admin":      Pola("t o tttt tttttttt t m", "tttt", "o tttt tttttttt"),
    "admin_405":  Pola("t s tttt tttttttt t m", "tttt", "s tttt tttttttt"),
    "admin_benda": Pola("t o tttt tttttttt t m", "tttt", "x tttt tttttttt"),
    "admin_riwayat": Pola("x o tttt tttttttt t m", "tttt", "x tttt tttttttt"),  # nothing that the operator may know of
    # national lists are the operator's, and read by every admin
    "nasional":   Pola("o o tttt tttttttt t m", "tttt", "o tttt tttttttt"),
    # regencies are made by the operator; their profiles are public regulations (matrix 24b)
    "operator":   Pola("o t tttt tttttttt t m", "tttt", "t tttt tttttttt"),
    "operator_admin": Pola("o o tttt tttttttt t m", "tttt", "o tttt tttttttt"),
    "operator_benda": Pola("o o tttt tttttttt t m", "tttt", "x tttt tttttttt"),
    # dispensasi: asked for by the planner or the head of a PD, decided by who receives the document (Sekda, Bupati)
    "peminta":    Pola("t t otot totoottt t m", "otot", "t otot totoottt"),
    "dispensasi": Pola("t o oooo oooooooo t m", "xxxx", "x xxxx xxxxxxxx"),
    "memutus":    Pola("t t tttt toottttt t m", "xxxx", "x xxxx xxxxxxxx"),
    # written results (BK Pasal 11 ayat (9), (10)): drafted by the Inspektur and the Kepala Bappeda
    "penyusun_hasil": Pola("t t tttt tttoottt t m", "tttt", "t tttt tttoottt"),
    "hasil":      Pola("t x oxox xoooooxx t m", "xxxx", "x xxxx xxxxxxxx"),
    "hasil_draf": Pola("t x xxxx xxxoxxxx t m", "xxxx", "x xxxx xxxxxxxx"),
    "hasil_unit": Pola("t x txtx xttottxx t m", "xxxx", "x xxxx xxxxxxxx"),
    "hasil_tujuan": Pola("t x txox xtttttxx t m", "xxxx", "x xxxx xxxxxxxx"),
    # measurement: a sheet begun is known to those who fill it in (the PD's planner, the official measured, here P2)
    "ukur_isi":   Pola("t x oxox xxxxxxxx t m", "xxxx", "x xxxx xxxxxxxx"),
    "ukur_target": Pola("t t otot xtttttxt t m", "xxxx", "x xxxx xxxxxxxx"),
    # submitted: the PD and the units of the regency follow it; checked by the Tim Monev, moved by those who fill it in
    "ukur_dibaca": Pola("t o oooo xooooo xo t m", "xxxx", "x xxxx xxxxxxxx"),
    "ukur_periksa": Pola("t t tttt xttttt xo t m", "xxxx", "x xxxx xxxxxxxx"),
    "ukur_aksi": Pola("t t otot xttttt xt t m", "xxxx", "x xxxx xxxxxxxx"),
    "tanpa_benda": Pola("t x xxxx xxxxxxxx t m", "xxxx", "x xxxx xxxxxxxx"),
    # a PK in force of PD `satu`, as its measurement is followed: by its PD, and by the units of the regency
    "diukur":     Pola("t o oooo xoooooxo t m", "xxxx", "x xxxx xxxxxxxx"),
    # laporan perubahan (BK Pasal 8 ayat (3)) of PD `satu`: sent by its head (P2), read by it, the three offices, Bupati,
    # Bagian Organisasi; received here by the Inspektur
    "lapor":      Pola("t x oooo xoooooxx t m", "xxxx", "x xxxx xxxxxxxx"),
    "lapor_draf": Pola("t x oxox xxxxxxxx t m", "xxxx", "x xxxx xxxxxxxx"),
    "lapor_unit": Pola("t x ttot xtttttxx t m", "xxxx", "x xxxx xxxxxxxx"),
    "lapor_terima": Pola("t x tttt xttottxx t m", "xxxx", "x xxxx xxxxxxxx"),
    # the Desk: planned by the Tim and its Sekretariat (no secretary is named in the cast), seen whole by them and ADM
    "desk_rencana": Pola("t t tttt ootttott t m", "tttt", "t tttt oottto tt"),
    "desk_hari":  Pola("t o xxxx ooxxxoxx t m", "xxxx", "x xxxx xxxxxxxx"),
    "desk_tambah": Pola("t t xxxx ooxxxoxx t m", "xxxx", "x xxxx xxxxxxxx"),
    # one appointment: its PD (planner, head, Tim SAKIP) and those who hold the Desk; asked for by planner and head
    "desk_slot":  Pola("t o oxoo ooxxxoxx t m", "xxxx", "x xxxx xxxxxxxx"),
    "desk_aksi":  Pola("t t oxot ttxxxtxx t m", "xxxx", "x xxxx xxxxxxxx"),
    # LKjIP: a draft of PD `satu` is known to the PD and Bagian Organisasi, which also begins that of the regency
    "lkjip_susun": Pola("t t tttt tttttott t m", "tttt", "t tttt tttttott"),
    "lkjip_draf": Pola("t x oooo xxxxxoxx t m", "xxxx", "x xxxx xxxxxxxx"),
    "lkjip_alur": Pola("t x otot xxxxxtxx t m", "xxxx", "x xxxx xxxxxxxx"),
    "lkjip_tanda": Pola("t x ttot xxxxxtxx t m", "xxxx", "x xxxx xxxxxxxx"),
    # submitted: read by the PD and who follows all of them; reviewed by the Tim Monev; notes answered by its writers
    "lkjip_reviu": Pola("t t tttt xttttt xo t m", "xxxx", "x xxxx xxxxxxxx"),
    "lkjip_tanggapan": Pola("t t otot xttttt xt t m", "xxxx", "x xxxx xxxxxxxx"),
    # parts are given out by planner and head; the card and comparisons are the planner's
    "lkjip_tugas": Pola("t x otot xxxxxtxx t m", "xxxx", "x xxxx xxxxxxxx"),
    "lkjip_tulis": Pola("t x oooo xxxxxtxx t m", "xxxx", "x xxxx xxxxxxxx"),
    "lkjip_kartu": Pola("t x ottt xxxxxtxx t m", "xxxx", "x xxxx xxxxxxxx"),
    "tak_seorang": Pola("t t tttt tttttttt t m", "tttt", "t tttt tttttttt"),
}
# fmt: on

# ---- what may be seen of a PK, by state (matrix rows 01 and 02)

KEADAAN_A = ["K0", "K1", "K2", "K3", "K3r", "K4", "K5", "K6", "K7", "X", "BATAL"]
KEADAAN_B = ["D0", "D1", "D2", "D2r", "D3", "D4", "D5", "X", "BATAL"]
LIHAT_A = {
    "ADM": "K0 K1 K2 K3 K3r K4 K5 K6 K7 X BATAL",
    "PRC": "K0 K1 K2 K3 K3r K4 K5 K6 K7 X BATAL",
    "P1": "K0 K1 K2 K3 K3r K4 K5 K6 K7 X BATAL",
    "VPD": "K0 K1 K2 K3 K3r K4 K5 K6 K7 X BATAL",
    "VK": "K2 K3 K3r K4 K5 K6 K7 X",
    "SKD": "K2 K3 K3r K4 K5 K6 K7 X",
    "BPT": "K5 K6 K7 X",
    "INS": "K7 X",
    "KBP": "K7 X",
    "KBO": "K7 X",
    "MON": "K6 K7 X",
}
LIHAT_B = {
    "ADM": "D0 D1 D2 D2r D3 D4 D5 X BATAL",
    "PRC": "D0 D1 D2 D2r D3 D4 D5 X BATAL",
    "P1": "D0 D1 D2 D2r D3 D4 D5 X BATAL",
    "P2": "D1 D2 D2r D3 D4 D5 X",
    "VPD": "D1 D2 D2r D3 D4 D5 X",
    "INS": "D5 X",
    "KBP": "D5 X",
    "KBO": "D5 X",
    "MON": "D5 X",
}

# the roles of the matrix as they stand to the PK in `benda.py`: a Kepala PD is P1 of the own PK and P2 of those below
SEBAGAI_A = {"P1": "", "P2": "P1"}


def pk(keadaan: str, boleh: str = "", bukan: str = "t") -> Pola:
    """A PK of PD `satu` in one state: who sees it may read it, and of those only `boleh` may act (the rest: `bukan`)."""
    tabel = LIHAT_A if keadaan in KEADAAN_A[:-2] else LIHAT_B
    sebagai = SEBAGAI_A if tabel is LIHAT_A else {}
    pelaku = boleh.split()

    def huruf(peran: str) -> str:
        if peran in {"OPS", "PUB"}:
            return "t"
        if peran == "ANON":
            return "m"
        lihat = keadaan in tabel.get(sebagai.get(peran, peran), "").split()
        return "x" if not lihat else "o" if not pelaku or peran in pelaku else bukan

    return Pola("".join(huruf(p) for p in PERAN), "x" * 4, "x" * 13)


# address -> (GET, POST, object). The object names a row of `benda.py`; none for addresses without one.
ALAMAT: dict[str, tuple[str | Pola, str | Pola, str]] = {
    "beranda": ("berperan", "berperan_405", ""),
    "masuk": ("umum", "umum", ""),
    "keluar": ("umum", "umum", ""),
    "ganti_sandi": ("masuk", "masuk", ""),
    "ganti_sandi_selesai": ("masuk", "masuk_405", ""),
    "sehat": ("umum", "umum", ""),
    "favicon": ("umum", "umum", ""),
    "beranda:menunggu": ("berperan", "berperan", ""),
    "beranda:cari": ("berperan", "berperan", ""),
    "beranda:bantuan": ("umum", "umum", ""),
    "beranda:aksesibilitas": ("umum", "umum", ""),
    "beranda:gaya": ("berperan", "berperan", ""),
    "beranda:tanggal_latihan": ("hanya_post", "tiada", ""),  # exists on a demo only
    "kalender:daftar": ("berperan", "berperan_405", ""),
    "kalender:kalender": ("admin", "admin_405", ""),
    "kalender:libur_tambah": ("admin", "admin", ""),
    "kalender:libur_semai": ("admin_405", "admin", ""),
    "kalender:libur_ubah": ("admin_benda", "admin_benda", "libur"),
    "kalender:libur_hapus": ("admin_benda", "admin_benda", "libur"),
    "kalender:bulan": ("berperan", "berperan_405", ""),
    "kalender:pengingat": ("berperan", "berperan_405", ""),
    "kalender:pengingat_dibaca": ("berperan_405", "berperan", ""),
    "kalender:kabar_buka": ("berperan_405", "kabar_sendiri", "kabar"),
    "kalender:pengingat_alamat": ("berperan_405", "berperan", ""),
    "kalender:ical": ("umum", "hanya_post", ""),  # whoever has the secret address reads it
    "kalender:dispensasi": ("berperan", "berperan_405", ""),
    "kalender:dispensasi_minta": ("peminta", "peminta", ""),
    "kalender:dispensasi_rinci": ("dispensasi", "berperan_405", "dispensasi"),
    "kalender:dispensasi_aksi": ("memutus", "memutus", "dispensasi"),
    "laporan:daftar": ("berperan", "berperan_405", ""),
    "laporan:susun": ("berperan_405", "lkjip_susun", ""),
    "laporan:baca": ("lkjip_draf", "berperan_405", "lkjip"),
    "laporan:aksi": ("berperan_405", "tanpa_benda", "lkjip"),
    "laporan:antrean_reviu": ("berperan", "berperan_405", ""),
    "laporan:alur": ("lkjip_alur", "lkjip_alur", "lkjip"),
    "laporan:tanda_tangan": ("lkjip_tanda", "lkjip_tanda", "lkjip"),
    "laporan:naskah": ("ukur_dibaca", "berperan_405", "lkjip_diajukan"),
    "laporan:reviu": ("ukur_dibaca", "lkjip_reviu", "lkjip_diajukan"),
    "laporan:butir_reviu": ("berperan_405", "lkjip_reviu", "lkjip_diajukan"),
    "laporan:tanggapan": ("berperan_405", "lkjip_tanggapan", "lkjip_diajukan"),
    "laporan:reviu_pdf": ("ukur_dibaca", "berperan_405", "lkjip_selesai"),
    "laporan:pernyataan": ("ukur_dibaca", "berperan_405", "lkjip_selesai"),
    "laporan:pindaian": ("ukur_dibaca", "berperan_405", "lkjip_selesai"),
    "laporan:berkas": ("lkjip_draf", "berperan_405", "lkjip"),
    "laporan:cetak": ("berperan_405", "lkjip_draf", "lkjip"),
    "laporan:unduh": ("lkjip_draf", "berperan_405", "cetak_lkjip"),
    "laporan:gambar": ("lkjip_draf", "berperan_405", "lkjip"),
    "laporan:templat_contoh": ("berperan", "berperan_405", ""),
    **{f"laporan:{n}": ("diukur", "berperan_405", "jabatan_diukur") for n in ("jabatan", "jabatan_pdf")},
    "laporan:belum_masuk": ("bagian_organisasi", "bagian_organisasi", ""),
    "laporan:publikasi": ("bagian_organisasi", "bagian_organisasi", ""),
    "laporan:publikasi_rinci": ("publikasi", "publikasi", "publikasi"),
    **{f"publik:{n}": ("umum", "hanya_post", "") for n in ("semua", "daerah", "tahun", "csv", "excel")},
    **{f"publik:{n}": ("umum", "hanya_post", "") for n in ("hasil", "pk", "lkjip", "lkjip_pdf", "gambar", "foto")},
    "laporan:bagian": ("lkjip_draf", "lkjip_tugas", "lkjip"),
    "laporan:tulis": ("lkjip_draf", "lkjip_draf", "lkjip"),
    "laporan:tulis_kabar": ("berperan_405", "lkjip_tulis", "lkjip"),
    "laporan:paragraf": ("lkjip_draf", "lkjip_tulis", "lkjip"),
    "laporan:gambar_tulisan": ("lkjip_draf", "berperan_405", "lkjip"),
    "laporan:kartu": ("lkjip_kartu", "lkjip_kartu", "lkjip"),
    "laporan:pembanding": ("lkjip_kartu", "lkjip_kartu", "lkjip"),
    "laporan:kepatuhan": ("berperan", "berperan_405", ""),
    "laporan:kepatuhan_ekspor": ("berperan", "berperan_405", ""),
    "laporan:kepatuhan_pdf": ("berperan", "berperan_405", ""),
    "renstra:daftar": ("berperan", "berperan_405", ""),
    "renstra:rencana_tambah": ("perencana", "perencana", ""),
    "renstra:rencana": ("baca", "berperan_405", "rencana"),
    "renstra:rencana_ekspor": ("baca", "berperan_405", "rencana"),
    "renstra:rencana_ubah": ("susun", "susun", "rencana"),
    "renstra:rencana_tetapkan": ("susun", "susun", "rencana"),
    "renstra:rencana_hapus": ("perencana_405", "susun", "rencana"),
    "renstra:rencana_ganti": ("perencana_405", "susun", "rencana_tetap"),
    "renstra:periode_salin": ("susun", "susun", "rencana_tetap"),
    "renstra:target_salin": ("susun", "susun", "rencana"),
    "renstra:kamus_rencana": ("baca", "berperan_405", "rencana"),
    "renstra:kamus_indikator": ("baca", "berperan_405", "indikator"),
    "renstra:iku": ("berperan", "berperan_405", ""),
    "renstra:iku_ekspor": ("berperan", "berperan_405", ""),
    "renstra:iku_pdf": ("berperan", "berperan_405", ""),
    "renstra:dibaca": ("berperan", "berperan_405", ""),
    "renstra:simpul_baris": ("baca", "berperan_405", "simpul"),
    "renstra:simpul_letak": ("susun", "susun", "simpul"),
    "renstra:cabang_salin": ("susun", "susun", "simpul"),
    "renstra:bersama_minta": ("susun", "susun", "indikator"),
    "renstra:bersama_tarik": ("perencana_405", "susun", "bersama"),
    "renstra:bersama_jawab": ("jawab", "jawab", "bersama"),
    "renstra:simpul_tambah": ("susun", "susun", "rencana"),
    "renstra:simpul_ubah": ("susun", "susun", "simpul"),
    "renstra:simpul_pindah": ("perencana_405", "susun", "simpul"),
    "renstra:simpul_hapus": ("perencana_405", "susun", "simpul"),
    "renstra:indikator_tambah": ("susun", "susun", "simpul"),
    "renstra:indikator_ubah": ("susun", "susun", "indikator"),
    "renstra:indikator_hapus": ("perencana_405", "susun", "indikator"),
    "renstra:rujukan": ("berperan", "perencana_pemda", ""),  # what is posted without a PD is the regency's
    "renstra:rkt_susun": ("perencana", "perencana", ""),
    "renstra:rkt_formulir": ("baca", "berperan_405", "rkt_tetap"),
    "renstra:rkt_asal": ("baca", "berperan_405", "rkt"),
    "renstra:rkt_pilih": ("susun", "susun", "rkt"),
    "renstra:rkt_lanjut": ("perencana_405", "susun", "rkt"),
    "renstra:rkt_baris_asal": ("perencana_405", "susun", "rkt_baris"),
    "renstra:konservasi": ("berperan", "berperan_405", ""),
    "renstra:konservasi_ekspor": ("berperan", "berperan_405", ""),
    "renstra:mutu": ("berperan", "berperan_405", ""),
    "renstra:mutu_ekspor": ("berperan", "berperan_405", ""),
    "renstra:rencana_mutu": ("baca", "berperan_405", "rencana"),
    "renstra:mutu_ketik": ("perencana_405", "susun", "simpul"),
    "renstra:indikator_mutu": ("baca", "menilai", "indikator"),
    "renstra:rkt": ("baca", "berperan_405", "rkt"),
    "renstra:rkt_ekspor": ("baca", "berperan_405", "rkt"),
    "renstra:rkt_tetapkan": ("susun", "susun", "rkt"),
    "renstra:rkt_hapus": ("perencana_405", "susun", "rkt"),
    "renstra:rkt_ganti": ("perencana_405", "susun", "rkt_tetap"),
    "renstra:rkt_baris_tambah": ("susun", "susun", "rkt"),
    "renstra:rkt_baris_ubah": ("susun", "susun", "rkt_baris"),
    "renstra:rkt_baris_hapus": ("perencana_405", "susun", "rkt_baris"),
    "renstra:anggaran_tambah": ("perencana", "perencana", ""),
    "renstra:anggaran": ("baca", "berperan_405", "anggaran"),
    "renstra:anggaran_ekspor": ("baca", "berperan_405", "anggaran"),
    "renstra:anggaran_cetak": ("baca", "berperan_405", "anggaran"),
    "renstra:anggaran_asal": ("baca", "berperan_405", "anggaran"),
    "renstra:anggaran_pk": ("baca", "berperan_405", "anggaran"),
    "renstra:anggaran_banding": ("baca", "berperan_405", "anggaran"),
    "renstra:anggaran_samakan": ("perencana_405", "susun", "anggaran"),
    "renstra:anggaran_tolok_ukur": ("baca", "berperan_405", "anggaran"),
    "renstra:anggaran_ubah": ("susun", "susun", "anggaran"),
    "renstra:anggaran_tetapkan": ("susun", "susun", "anggaran"),
    "renstra:anggaran_ganti": ("perencana_405", "susun", "anggaran_tetap"),
    "renstra:anggaran_hapus": ("perencana_405", "susun", "anggaran"),
    "renstra:nomenklatur": ("berperan", "berperan_405", ""),
    "renstra:nomenklatur_edisi": ("baca", "berperan_405", "edisi"),
    "renstra:nomenklatur_ekspor": ("baca", "berperan_405", "edisi"),
    "renstra:nomenklatur_kode": ("baca", "berperan_405", "kode_nomenklatur"),
    "renstra:nomenklatur_banding": ("berperan", "berperan_405", ""),
    "renstra:nomenklatur_banding_ekspor": ("berperan", "berperan_405", ""),
    "renstra:realisasi": ("berperan", "berperan_405", ""),
    "renstra:realisasi_ekspor": ("berperan", "berperan_405", ""),
    "renstra:realisasi_ubah": ("perencana", "perencana", ""),
    "renstra:baris_tambah": ("susun", "susun", "anggaran"),
    "renstra:baris_ubah": ("susun", "susun", "baris"),
    "renstra:baris_hapus": ("perencana_405", "susun", "baris"),
    "renstra:tolok_ukur_tambah": ("susun", "susun", "baris"),
    "renstra:tolok_ukur_ubah": ("susun", "susun", "tolok_ukur"),
    "renstra:tolok_ukur_hapus": ("perencana_405", "susun", "tolok_ukur"),
    "renstra:impor_riwayat": ("perencana", "perencana_405", ""),
    "renstra:impor_unggah": ("perencana", "perencana", ""),
    "renstra:impor_templat": ("perencana", "perencana_405", ""),
    "renstra:impor_dokumen": ("susun", "susun", "anggaran"),
    "renstra:impor_templat_dokumen": ("susun", "perencana_405", "anggaran"),
    "renstra:impor_uji": ("susun", "susun", "unggahan"),
    "renstra:impor_kolom": ("susun", "susun", "unggahan"),
    "renstra:impor_putusan": ("perencana_405", "susun", "unggahan"),
    "renstra:impor_temuan": ("susun", "perencana_405", "unggahan"),
    "renstra:impor_berkas": ("susun", "perencana_405", "unggahan"),
    "renstra:impor_kemajuan": ("susun", "perencana_405", "unggahan"),
    "renstra:impor_hentikan": ("perencana_405", "susun", "unggahan"),
    "renstra:impor_batal": ("susun", "susun", "unggahan"),
    "perjanjian:daftar": ("berperan", "berperan_405", ""),
    "perjanjian:ekspor": ("berperan", "berperan", ""),  # matrix 23 is silent on P1, P2, BKD: as their own list
    "perjanjian:susun": ("perencana", "perencana", ""),
    "perjanjian:pengampu": ("perencana", "perencana", ""),
    "perjanjian:pohon": ("berperan", "berperan_405", ""),
    "perjanjian:pohon_kinerja": ("berperan", "berperan_405", ""),
    "perjanjian:pohon_putus": ("berperan", "berperan_405", ""),
    "perjanjian:pohon_cetak": ("berperan", "berperan_405", ""),
    "perjanjian:pohon_ekspor": ("berperan", "berperan_405", ""),
    "perjanjian:rinci": (pk("D0"), "berperan_405", "pk_d0"),
    "perjanjian:riwayat": (pk("D0"), "berperan_405", "pk_d0"),
    "perjanjian:ubah": (pk("D0", "PRC P1"), pk("D0", "PRC P1"), "pk_d0"),
    "perjanjian:ubah_baris": (pk("D0", "PRC P1"), "berperan_405", "pk_d0"),
    "perjanjian:ambil_ulang": ("berperan_405", pk("D0", "PRC P1"), "pk_d0"),
    "perjanjian:pihak_kedua": ("berperan_405", pk("D0", "PRC P1"), "pk_d0"),
    "perjanjian:versi_baru": ("berperan_405", pk("K7", "PRC P2"), "pk_k7"),
    "perjanjian:aksi": ("berperan_405", pk("D0", "PRC P1"), "pk_d0"),
    "perjanjian:massal": ("berperan_405", "berperan", ""),
    "perjanjian:antrean": ("berperan", "berperan", ""),
    "perjanjian:selesai_banyak": ("penanda", "berperan_405", ""),
    "perjanjian:tanda_tangan": (pk("D1", "P1 P2"), pk("D1", "P1 P2"), "pk_d1"),
    "perjanjian:selesai_tanda_tangan": (pk("K7", "P2 BPT", "x"), "berperan_405", "pk_k7"),
    "perjanjian:periksa": ("pemeriksa", "berperan_405", ""),
    "perjanjian:desk": ("berperan", "berperan_405", ""),
    "perjanjian:desk_susun": ("desk_rencana", "desk_rencana", ""),
    "perjanjian:desk_hari": ("desk_hari", "berperan_405", "desk_hari"),
    "perjanjian:desk_tambah": ("desk_tambah", "desk_tambah", "desk_hari"),
    "perjanjian:desk_layar": ("desk_hari", "berperan_405", "desk_hari"),
    "perjanjian:desk_acara": ("desk_tambah", "desk_tambah", "desk_hari"),
    "perjanjian:desk_slot": ("desk_slot", "berperan_405", "desk_slot"),
    "perjanjian:desk_aksi": ("desk_aksi", "desk_aksi", "desk_slot"),
    "perjanjian:keselarasan": (pk("D1", "VPD"), "berperan_405", "pk_d1"),
    "perjanjian:temuan": ("berperan_405", pk("D1", "VPD"), "pk_d1"),
    "perjanjian:temuan_tambah": ("berperan_405", pk("D1", "VPD"), "pk_d1"),
    "perjanjian:daftar_periksa": ("berperan_405", pk("D1", "VPD"), "pk_d1"),
    "perjanjian:persetujuan": ("berperan_405", pk("D1", "VPD"), "pk_d1"),
    "perjanjian:selaras": ("berperan_405", pk("D1", "VPD"), "pk_d1"),
    "perjanjian:banding_ulang": ("berperan_405", pk("D1", "VPD"), "pk_d1"),
    "perjanjian:mutu": (pk("D1"), "berperan_405", "pk_d1"),
    "perjanjian:pdf": (pk("D1"), "berperan_405", "pk_d1"),
    "perjanjian:naskah": (pk("K7"), "berperan_405", "pk_k7"),
    "perjanjian:berita_acara": (pk("K7"), "berperan_405", "pk_k7"),
    "perjanjian:acara": ("berperan", "berperan_405", ""),
    "perjanjian:acara_tanda_tangan": ("berperan_405", "berperan", ""),
    "perjanjian:acara_rinci": (pk("K7"), "berperan_405", "acara"),
    "perjanjian:acara_pdf": (pk("K7"), "berperan_405", "acara"),
    "perjanjian:penerusan": (pk("K7"), "berperan_405", "penerusan"),
    "perjanjian:penerusan_pdf": (pk("K7"), "berperan_405", "penerusan"),
    "perjanjian:penyampaian": ("berperan", "berperan_405", ""),
    "perjanjian:penyampaian_ekspor": ("berperan", "berperan_405", ""),
    "perjanjian:terima_semua": ("berperan", "berperan", ""),
    "perjanjian:surat_pengantar": (pk("K7"), "berperan_405", "pk_k7"),
    "perjanjian:tanda_terima": (pk("K7"), "berperan_405", "pk_k7"),
    "perjanjian:terima": ("berperan_405", pk("K7", "INS"), "pk_k7"),  # the copy of the Inspektur
}

ALAMAT |= {
    "perjanjian:lapor": ("berperan", "berperan_405", ""),
    "perjanjian:lapor_susun": ("peminta", "peminta", ""),
    "perjanjian:lapor_rinci": ("lapor", "berperan_405", "lapor"),
    "perjanjian:lapor_pdf": ("lapor", "berperan_405", "lapor"),
    "perjanjian:lapor_ubah": ("lapor_draf", "lapor_draf", "lapor_draf"),
    "perjanjian:lapor_aksi": ("lapor_unit", "lapor_unit", "lapor"),
    "perjanjian:lapor_terima": ("berperan_405", "lapor_terima", "lapor"),
}

# measurement: the object is the sheet of Triwulan I of the Kepala PD `satu`, begun and not submitted
ALAMAT |= {
    "pengukuran:beranda": ("berperan", "berperan_405", ""),
    "pengukuran:mulai": ("berperan_405", "tanpa_benda", ""),  # what is posted names no PK
    "pengukuran:data": ("berperan", "perencana", ""),
    "pengukuran:target": ("ukur_target", "ukur_target", "pk_k7"),
    "pengukuran:lembar": ("ukur_isi", "ukur_isi", "ukur_isi"),
    "pengukuran:angka": ("ukur_isi", "ukur_isi", "ukur_isi"),
    "pengukuran:dasbor": ("berperan", "berperan_405", ""),
    "pengukuran:dasbor_ekspor": ("berperan", "berperan_405", ""),
    "pengukuran:sasaran": ("ukur_isi", "berperan_405", "ukur_angka"),
    "pengukuran:indikator": ("ukur_isi", "berperan_405", "ukur_angka"),
    "pengukuran:pimpinan": ("berperan", "berperan_405", ""),
    "pengukuran:pimpinan_pdf": ("berperan", "berperan_405", ""),
    "pengukuran:bukti": ("ukur_isi", "berperan_405", "bukti"),
    "pengukuran:periksa": ("berperan", "berperan_405", ""),
    "pengukuran:massal": ("berperan_405", "berperan", ""),
    "pengukuran:periksa_lembar": ("ukur_dibaca", "ukur_periksa", "ukur_diajukan"),
    "pengukuran:aksi": ("ukur_aksi", "ukur_aksi", "ukur_diajukan"),
}

# written results: the object is the Inspektur's of PD `satu`, sent; read by the head and the planner of the PD (P2, PRC),
# who it was copied to, Bupati, Sekda, Bagian Organisasi
ALAMAT |= {
    "pengukuran:hasil": ("berperan", "berperan_405", ""),
    "pengukuran:hasil_ekspor": ("berperan", "berperan_405", ""),
    "pengukuran:hasil_susun": ("penyusun_hasil", "penyusun_hasil", ""),
    "pengukuran:hasil_rinci": ("hasil", "berperan_405", "hasil"),
    "pengukuran:hasil_berkas": ("hasil", "berperan_405", "hasil"),
    "pengukuran:hasil_ubah": ("hasil_draf", "hasil_draf", "hasil_draf"),
    "pengukuran:hasil_aksi": ("hasil_unit", "hasil_unit", "hasil"),
    "pengukuran:hasil_terima": ("berperan_405", "hasil_tujuan", "hasil"),
}

# forms of measurement of the head of PD `satu`: whoever may follow its measuring
ALAMAT |= {
    "pengukuran:formulir": ("berperan", "berperan_405", ""),
    "pengukuran:formulir_lihat": ("diukur", "berperan_405", "jabatan_diukur"),
    "pengukuran:formulir_pdf": ("diukur", "berperan_405", "jabatan_diukur"),
    "pengukuran:formulir_excel": ("diukur", "berperan_405", "jabatan_diukur"),
}

# The pages of the admin: model -> (list, add, object: read, change, delete, history). Export, import go with the list.
ADMIN: dict[str, tuple[str, str, str, str, str, str]] = {
    "organisasi_pemerintahdaerah": (
        "operator_admin", "operator", "operator_benda", "operator_benda", "tak_seorang", "operator_benda",
    ),
    "organisasi_ketentuan": (
        "operator_admin", "admin", "operator_benda", "admin_benda", "admin_benda", "operator_benda",
    ),
    "organisasi_pengguna": ("admin", "tak_seorang", "admin_benda", "admin_benda", "tak_seorang", "admin_riwayat"),
    "jejak_jejak": ("admin", "tak_seorang", "admin_benda", "tak_seorang", "tak_seorang", "admin_riwayat"),
    **dict.fromkeys(
        ("renstra_rencana", "renstra_rkt", "renstra_dokumenanggaran"),
        ("admin", "tak_seorang", "admin_benda", "tak_seorang", "tak_seorang", "admin_riwayat"),
    ),
    **dict.fromkeys(
        ("renstra_edisinomenklatur", "renstra_nomenklatur"),
        ("nasional", "operator", "nasional", "operator", "operator", "nasional"),
    ),
}  # fmt: skip
ADMIN_UMUM = ("admin", "admin", "admin_benda", "admin_benda", "admin_benda", "admin_riwayat")
