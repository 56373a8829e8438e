"""Words of the organisation: levels of office, kinds of appointment, teams and roles."""

from django.db.models import TextChoices


class Jenjang(TextChoices):
    """The level of an office in the chain of agreements; kept apart from eselon (a sub-koordinator has none)."""

    KEPALA_DAERAH = "kepala_daerah", "Kepala Daerah"
    SEKDA = "sekda", "Sekretaris Daerah"
    KEPALA_PD = "kepala_pd", "Kepala Perangkat Daerah"
    JPT_PRATAMA = "jpt_pratama", "JPT Pratama di Sekretariat Daerah"
    ADMINISTRATOR = "administrator", "Administrator"
    PENGAWAS = "pengawas", "Pengawas"
    FUNGSIONAL = "fungsional", "Fungsional"
    PELAKSANA = "pelaksana", "Pelaksana"


class JenisUnit(TextChoices):
    """What the holder of an office leads."""

    PD = "pd", "Perangkat Daerah"
    UNIT_KERJA = "unit_kerja", "Unit kerja (Bagian, UPT, Kelurahan)"
    SATUAN_KERJA = "satuan_kerja", "Satuan kerja (Sekretariat, Bidang, Subbagian, Seksi)"
    TANPA = "tanpa", "Tidak memimpin unit"


class JenisPenugasan(TextChoices):
    DEFINITIF = "definitif", "Definitif"
    PLT = "plt", "Plt."
    PLH = "plh", "Plh."
    PJ = "pj", "Pj."


class JenisPegawai(TextChoices):
    PNS = "pns", "PNS"
    PPPK = "pppk", "PPPK"
    POLITIK = "politik", "Pejabat politik"


class FungsiPD(TextChoices):
    """What the regulations call on a Perangkat Daerah for, beside its own work."""

    SEKRETARIAT_DAERAH = "sekretariat_daerah", "Sekretariat Daerah"
    SEKRETARIAT_DPRD = "sekretariat_dprd", "Sekretariat DPRD"
    INSPEKTORAT = "inspektorat", "Inspektorat"
    PERENCANAAN = "perencanaan", "Badan perencanaan"
    KEUANGAN = "keuangan", "Badan pengelola keuangan"
    KEPEGAWAIAN = "kepegawaian", "Badan kepegawaian"
    KECAMATAN = "kecamatan", "Kecamatan"
    LAIN = "lain", "Dinas, badan, atau satuan lain"


class Unsur(TextChoices):
    """The four units in the Tim Verifikasi (BK Pasal 13 ayat (1), penjelasan Pasal 11 ayat (2))."""

    INSPEKTORAT = "inspektorat", "Inspektorat"
    BAPPEDA = "bappeda", "Bappeda"
    BPKPAD = "bpkpad", "BPKPAD"
    ORGANISASI = "organisasi", "Bagian Organisasi"


class JenisTim(TextChoices):
    VERIFIKASI = "verifikasi", "Tim Verifikasi PK"
    SAKIP_PD = "sakip_pd", "Tim Implementasi SAKIP Perangkat Daerah"
    PENYUSUN_PD = "penyusun_pd", "Tim penyusun Perangkat Daerah (perencana)"
    PENYUSUN_PEMDA = "penyusun_pemda", "Tim penyusun Pemerintah Daerah"
    MONEV = "monev", "Tim Monitoring dan Evaluasi Capaian Kinerja"
    KANTOR_SEKDA = "kantor_sekda", "Kantor Sekretaris Daerah"
    ORGANISASI = "organisasi", "Bagian Organisasi"
    KEPEGAWAIAN = "kepegawaian", "Badan Kepegawaian"
    ADMIN = "admin", "Admin pemda"


class Peran(TextChoices):
    """Roles of the access matrix. PIHAK_PERTAMA and PIHAK_KEDUA are relations to one agreement on one day."""

    ADMIN = "adm", "Admin pemda"
    PERENCANA = "prc", "Perencana"
    PIHAK_PERTAMA = "p1", "Pihak pertama"
    PIHAK_KEDUA = "p2", "Pihak kedua"
    TIM_SAKIP = "vpd", "Tim SAKIP Perangkat Daerah"
    TIM_VERIFIKASI = "vk", "Tim Verifikasi"
    SEKDA = "skd", "Sekretaris Daerah"
    KANTOR_SEKDA = "kskd", "Kantor Sekretaris Daerah"
    BUPATI = "bpt", "Kepala Daerah"
    INSPEKTUR = "ins", "Inspektur"
    KEPALA_BAPPEDA = "kbp", "Kepala Bappeda"
    ORGANISASI = "kbo", "Bagian Organisasi"
    KEPEGAWAIAN = "bkd", "Badan Kepegawaian"
    MONEV = "mon", "Tim Monev"
    SISTEM = "sistem", "Sistem"


class PihakKedua(TextChoices):
    """Who agrees with the holder of an office of one jenjang (SM Lampiran B.2; BK Lampiran; GM Lampiran C.6)."""

    ATASAN = "atasan", "Atasan menurut garis komando"
    PIMPINAN_PD = "pimpinan_pd", "Pimpinan Perangkat Daerah"
    KEPALA_DAERAH = "kepala_daerah", "Kepala daerah"
    SEKDA = "sekda", "Sekretaris Daerah"
    TIDAK_ADA = "tidak_ada", "Tidak ada (satu pihak)"


class Tingkat(TextChoices):
    """Level of a budget line or of an indicator (BK Pasal 4-7; SM Lampiran B.6)."""

    PROGRAM = "program", "Program"
    KEGIATAN = "kegiatan", "Kegiatan"
    SUB_KEGIATAN = "sub_kegiatan", "Sub Kegiatan"


class JenisIndikator(TextChoices):
    IKU = "iku", "Indikator Kinerja Utama"
    PROGRAM = "program", "Indikator program"
    KEGIATAN = "kegiatan", "Indikator kegiatan"
    SUB_KEGIATAN = "sub_kegiatan", "Indikator sub kegiatan"
    INDIVIDU = "individu", "Indikator individu"


class JenisHasil(TextChoices):
    """The written results that the two units send (BK Pasal 11 ayat (9) and (10))."""

    PENGUKURAN = "pengukuran", "Hasil pengukuran kinerja"
    EVALUASI = "evaluasi", "Hasil evaluasi kinerja"


class Tembusan(TextChoices):
    """Who may get a copy of a written result."""

    KEPALA_DAERAH = "kepala_daerah", "Kepala daerah"
    SEKDA = "sekda", "Sekretaris Daerah"
    INSPEKTUR = "inspektur", "Inspektur"
    KEPALA_BAPPEDA = "kepala_bappeda", "Kepala Bappeda"
    ORGANISASI = "organisasi", "Kepala Bagian Organisasi"


class Kebijakan(TextChoices):
    """What happens past a deadline."""

    TUTUP = "tutup", "Ditutup, dapat dibuka dengan dispensasi"
    CATAT = "catat", "Diterima dan dicatat terlambat"


class PredikatAntara(TextChoices):
    """What a capaian between two printed bounds of the scale gets (Permendagri 86/2017 prints whole numbers only)."""

    BULAT = "bulat", "Dibulatkan dulu ke bilangan bulat"
    BAWAH = "bawah", "Batas bawah yang menentukan"


class CaraEfisiensi(TextChoices):
    """How the efficiency of resources is told (SM Lampiran D; no formula in the sources)."""

    SELISIH = "selisih", "Capaian dikurangi serapan anggaran"
    SISA = "sisa", "Sisa anggaran bila targetnya tercapai"
    PMK214 = "pmk214", "Menurut PMK 214/2017"


class RataCapaian(TextChoices):
    """How the capaian of several indicators become one (SM Lampiran C says no more than that they are judged as a
    group; nearly all reports print the arithmetic mean, PMK 22/2021 the geometric one)."""

    ARITMETIK = "aritmetik", "Rata-rata aritmetik"
    GEOMETRIK = "geometrik", "Rata-rata geometrik"


class ReviuLkjip(TextChoices):
    """Who reviews the LKjIP of a PD; the regency's is always reviewed by the Inspektorat (PermenPANRB 53/2014)."""

    TANPA = "tanpa", "Tidak direviu"
    MONEV = "monev", "Tim Monitoring dan Evaluasi"
    INSPEKTORAT = "inspektorat", "Inspektorat"


class CaraHari(TextChoices):
    """What `hari` means in a regulation (BK Pasal 1 angka 15: hari kerja)."""

    KERJA = "kerja", "Hari kerja"
    KALENDER = "kalender", "Hari kalender"


class JenisTemuan(TextChoices):
    """In what a PK may differ from Renstra, RKT, RKA and DPA (BK Pasal 11 ayat (2)-(3)); the profile weighs each."""

    TIDAK_ADA = "tidak_ada", "Tidak ada"
    BERLEBIH = "berlebih", "Tidak ada di PK"
    REDAKSI = "redaksi", "Redaksi beda"
    SATUAN = "satuan", "Satuan beda"
    TARGET = "target", "Target beda"
    TAHUN = "tahun", "Tahun beda"
    PROGRAM = "program", "Program beda"
    ANGGARAN = "anggaran", "Anggaran beda"
    TINGKAT = "tingkat", "Tingkat indikator tidak sesuai"
    MUTU = "mutu", "Mutu indikator"
    LAIN = "lain", "Catatan pemeriksa"


class Bobot(TextChoices):
    """How much a finding weighs: only what must be put right holds a PK up."""

    WAJIB = "wajib", "Wajib"
    SEBAIKNYA = "sebaiknya", "Sebaiknya"
    CATATAN = "catatan", "Catatan"
