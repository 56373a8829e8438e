"""What a reader may do with a PK as buttons and sentences. Decides nothing itself: it asks `workflow.decisions`."""

from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any

from django.urls import reverse

from sakip.organisasi.enums import Peran

from ..enums import Aksi as A
from ..enums import Jalur, Status
from ..kata import KATA
from ..models import Perjanjian
from ..rules import syarat as g
from ..rules.syarat import Fakta
from ..workflow import decisions, pelaku_berikut

# the first that is allowed is the one main button
URUTAN = (
    A.SAHKAN, A.TANDATANGANI, A.KIRIM, A.AJUKAN, A.TERUSKAN, A.PERIKSA, A.SAMPAIKAN, A.SERAHKAN, A.UBAH,
    A.REVISI, A.NYATAKAN_SELARAS, A.KEMBALIKAN, A.TARIK, A.BATALKAN,
)  # fmt: skip
TAUTAN = {  # acts that have a page of their own
    A.SAHKAN: "perjanjian:tanda_tangan",
    A.TANDATANGANI: "perjanjian:tanda_tangan",
    A.PERIKSA: "perjanjian:keselarasan",
    A.UBAH: "perjanjian:ubah",
}
TANYA = {  # what cannot be undone is asked first: question, what follows
    A.AJUKAN: (
        "Ajukan PK ini?",
        "Isi tidak dapat diubah selama diperiksa. PK dapat ditarik kembali sebelum pemeriksaan dimulai.",
    ),
    A.KIRIM: (
        "Kirim PK kepada kepala daerah?",
        "Salinan elektronik dikirim kepada Sekretaris Daerah, Inspektur, Kepala Bappeda, dan Bagian Organisasi. "
        "Isi tidak dapat diubah setelah Tim Verifikasi mulai memeriksa.",
    ),
    A.TARIK: ("Tarik kembali PK ini?", "PK kembali menjadi draf. Tanda tangan pada naskah ini gugur, tetap tercatat."),
    A.TERUSKAN: ("Teruskan PK kepada kepala daerah?", "PK menunggu pengesahan setelah diteruskan."),
    A.NYATAKAN_SELARAS: ("Nyatakan PK ini selaras?", "Berita acara verifikasi dibuat dan disimpan bersama PK."),
    A.SAMPAIKAN: ("Sampaikan PK yang sudah disahkan?", "Surat pengantar dibuat dan setiap penerima dicatat."),
    A.SERAHKAN: ("Serahkan PK ini?", "Penyerahan dicatat beserta waktunya."),
    A.REVISI: ("Buka versi baru?", "Versi yang berlaku tetap berlaku sampai versi baru ditandatangani kedua pihak."),
    A.BATALKAN: ("Hapus draf ini?", "Draf tidak dapat dibuka lagi. Riwayatnya tetap tersimpan."),
}  # fmt: skip
# condition -> the sentence that holds when it is met
TERPENUHI = {
    g.isi_lengkap: "Setiap baris memuat indikator dan target",
    g.dpa_sudah_ditetapkan: "DPA yang menjadi dasar sudah ditetapkan",
    g.dalam_tenggat_kirim: "Pengiriman masih dibuka",
    g.kedua_pihak_ada: "Pejabat kedua pihak sudah ada",
    g.pihak_berbeda: "Kedua pihak dijabat orang yang berbeda",
    g.pertama_sudah_menandatangani: "Pihak pertama sudah menandatangani",
    g.isi_sesuai_naskah: "Isi sama dengan yang ditandatangani pihak pertama",
    g.belum_diperiksa: "Pemeriksaan belum dimulai",
    g.temuan_diputuskan: "Semua temuan sudah diputuskan",
    g.unsur_menyetujui: "Semua unsur sudah menyetujui",
    g.sumber_tetap: "Dokumen sumber tidak berubah sejak dibandingkan",
    g.isi_sesuai_berita_acara: "Berita acara menyatakan selaras",
    g.berita_acara_ditandatangani: "Berita acara ditandatangani sesuai ketentuan",
    g.belum_disampaikan: "PK belum disampaikan",
    g.dapat_diserahkan: "PK belum diserahkan",
    g.belum_ada_versi_baru: "Tidak ada versi lain yang sedang disusun",
}
TIDAK_MAJU = (A.KEMBALIKAN, A.TARIK, A.BATALKAN, A.NYATAKAN_SELARAS, A.REVISI)  # never the one filled button
TANPA_SYARAT = (A.UBAH, A.TARIK, A.BATALKAN, A.KEMBALIKAN, A.PERIKSA, A.REVISI)  # no conditions worth ticking


@dataclass(frozen=True)
class Tombol:
    aksi: str
    kata: str
    ikon: str
    boleh: bool
    alasan: tuple[str, ...]
    url: str
    tautan: bool  # a page to open (GET) instead of a form to send
    catatan: bool
    judul_tanya: str = ""
    isi_tanya: str = ""
    hapus: bool = False


@dataclass
class Berikut:
    """The next step: the main button, the others, the conditions as ticks, and who is waited for."""

    utama: Tombol | None = None
    lain: list[Tombol] = field(default_factory=list)
    syarat: list[tuple[bool, str]] = field(default_factory=list)
    kalimat: str = ""

    @property
    def catatan(self) -> list[Tombol]:
        return [t for t in [self.utama, *self.lain] if t and t.catatan and t.boleh]

    @property
    def bertanya(self) -> list[Tombol]:
        return [t for t in [self.utama, *self.lain] if t and t.judul_tanya and t.boleh and not t.tautan]


def langkah_berikut(pk: Perjanjian, peran: Collection[Peran], isi: Fakta) -> Berikut:
    semua = sorted(decisions(pk.jalur, pk.status, peran, isi), key=lambda d: URUTAN.index(A(d.aksi)))
    semua = [d for d in semua if not (d.aksi == A.SERAHKAN and not isi.perlu_diserahkan)]
    semua = [d for d in semua if not (d.aksi in (A.SAMPAIKAN, A.SERAHKAN) and (isi.disampaikan or isi.diserahkan))]
    tombol = [_tombol(pk, d) for d in semua]
    maju = [t for t in tombol if A(t.aksi) not in TIDAK_MAJU]
    if pk.status == Status.DIKEMBALIKAN:  # what came back is mended first
        maju = sorted(maju, key=lambda t: t.aksi != A.UBAH)
    utama = next((t for t in maju if t.boleh), None)
    hasil = Berikut(utama, [t for t in tombol if t is not utama])
    acuan = next((d for d in semua if A(d.aksi) not in TANPA_SYARAT), None)
    if acuan and acuan.transition:
        hasil.syarat = [_centang(guard, isi) for guard in acuan.transition.guards]
    hasil.kalimat = _kalimat(pk, utama, semua)
    return hasil


def _tombol(pk: Perjanjian, d: Any) -> Tombol:
    aksi = A(d.aksi)
    judul, akibat = TANYA.get(aksi, ("", ""))
    if aksi in TAUTAN:
        url = reverse(TAUTAN[aksi], args=[pk.pk])
    elif aksi == A.REVISI:
        url = reverse("perjanjian:versi_baru", args=[pk.pk])
    elif aksi == A.NYATAKAN_SELARAS:
        url = reverse("perjanjian:selaras", args=[pk.pk])
    else:
        url = reverse("perjanjian:aksi", args=[pk.pk, aksi.value])
    return Tombol(
        aksi=aksi.value,
        kata=_kata(aksi, pk),
        ikon=KATA[aksi].ikon,
        boleh=d.allowed,
        alasan=d.reasons,
        url=url,
        tautan=aksi in TAUTAN,
        catatan=bool(d.transition and d.transition.needs_catatan),
        judul_tanya=judul,
        isi_tanya=akibat,
        hapus=aksi == A.BATALKAN,
    )


def _kata(aksi: A, pk: Perjanjian) -> str:
    if aksi == A.AJUKAN:
        return "Ajukan PK"
    if aksi in (A.KIRIM, A.TERUSKAN) and pk.pemda:
        return f"{'Kirim' if aksi == A.KIRIM else 'Teruskan'} kepada {pk.pemda.sebutan_kepala}"
    return str(aksi.label)


def _centang(guard: Any, isi: Fakta) -> tuple[bool, str]:
    alasan = guard(isi)
    return alasan is None, alasan or TERPENUHI.get(guard, "Syarat terpenuhi")


def _kalimat(pk: Perjanjian, utama: Tombol | None, semua: list[Any]) -> str:
    if utama and utama.aksi == A.UBAH and pk.status == Status.DIKEMBALIKAN:
        return "Perbaiki isi menurut catatan pengembalian, lalu ajukan lagi."
    if utama and utama.aksi not in (A.UBAH, A.REVISI):
        return f"Anda dapat {KATA[A(utama.aksi)].aktif} PK ini."
    if pk.status == Status.BERLAKU:
        return "PK berlaku dan menjadi dasar pengukuran kinerja."
    if pk.status == Status.DIGANTI:
        return "Versi ini sudah diganti; isinya tetap dapat dibaca."
    siapa = [
        f"{' atau '.join(sorted(_orang(p, pk) for p in peran))} {KATA[aksi].aktif}"
        for aksi, peran in pelaku_berikut(pk.jalur, pk.status)
    ]
    return f"Menunggu {'; '.join(siapa)}." if siapa else "Tidak ada langkah yang ditunggu."


def _orang(p: Peran, pk: Perjanjian) -> str:
    if p == Peran.PIHAK_KEDUA and pk.jalur in (Jalur.KABUPATEN, Jalur.SERAH):
        return pk.pemda.sebutan_kepala
    return {Peran.PERENCANA: "perencana", Peran.PIHAK_PERTAMA: "pihak pertama", Peran.PIHAK_KEDUA: "pihak kedua"}.get(
        p, p.label
    )
