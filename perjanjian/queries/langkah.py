"""What happens to an agreement from here: one sentence per step that is left, with who and until when."""

from dataclasses import dataclass

from sakip.angka import tanggal_panjang
from sakip.organisasi.enums import Peran

from ..enums import Aksi, Jalur, Status
from ..models import Perjanjian
from ..workflow import LANGKAH, pelaku_berikut
from .fakta import Latar, tenggat_pk
from .tenggat import KIRIM, VERIFIKASI

KERJA = {
    Aksi.AJUKAN: "mengajukan PK",
    Aksi.TANDATANGANI: "menandatangani",
    Aksi.KIRIM: "mengirim PK melalui Sekretaris Daerah",
    Aksi.NYATAKAN_SELARAS: "memeriksa keselarasan",
    Aksi.TERUSKAN: "meneruskan PK",
    Aksi.SAHKAN: "menandatangani; PK berlaku dan salinannya dapat diunduh",
}
TENGGAT = {Aksi.KIRIM: KIRIM, Aksi.NYATAKAN_SELARAS: VERIFIKASI}
URUT = (Peran.PERENCANA, Peran.PIHAK_PERTAMA, Peran.PIHAK_KEDUA, Peran.TIM_VERIFIKASI, Peran.TIM_SAKIP, Peran.SEKDA)


@dataclass(frozen=True)
class LangkahBerikut:
    siapa: str
    kerja: str
    batas: str = ""


def langkah_berikut(pk: Perjanjian, latar: Latar) -> list[LangkahBerikut]:
    """The acts that are left on the PK's path, from its present state on; after force: nothing."""
    langkah = LANGKAH[Jalur(pk.jalur)]
    if pk.status not in langkah:
        return []
    hasil = []
    for status in langkah[langkah.index(Status(pk.status)) : -1]:
        for aksi, peran in pelaku_berikut(pk.jalur, status)[:1]:
            batas = tenggat_pk(pk, latar).get(TENGGAT[aksi]) if aksi in TENGGAT else None
            kapan = f"paling lambat {tanggal_panjang(batas.tanggal)}" if batas and batas.tanggal else ""
            hasil.append(LangkahBerikut(_siapa(peran, pk, latar), KERJA.get(aksi, aksi.label.lower()), kapan))
    return hasil


def _siapa(peran: frozenset[Peran], pk: Perjanjian, latar: Latar) -> str:
    pertama, kedua = latar.situasi.pertama(pk), latar.situasi.kedua(pk)
    for p in URUT:
        if p not in peran:
            continue
        if p == Peran.PIHAK_PERTAMA:
            return pertama.pegawai.nama if pertama else pk.jabatan.nama
        if p == Peran.PIHAK_KEDUA:
            return kedua.jabatan_cetak if kedua else str(pk.jabatan_kedua or "")
        if p == Peran.PERENCANA:
            return f"Perencana {pk.pd.singkatan}" if pk.pd else "Perencana"
        return p.label
    return ""
