"""Papers that wait for a receipt, measurements and shared indicators that wait for an act, read in one query."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from django.db.models import CharField, F, QuerySet, Value
from django.db.models.functions import Cast

from laporan.queries.menunggu import menunggu_laporan
from laporan.queries.penulis import tugas_tulis
from pengukuran.queries import hasil as hasil_evaluasi
from pengukuran.queries.menunggu import belum_diajukan, menunggu_ukur
from perjanjian.queries import lapor
from perjanjian.queries.penyampaian import menunggu_terima
from renstra.queries import bersama_menunggu
from sakip.organisasi.hak import Hak

PK, HASIL, LAPORAN, UKUR, BELUM, BERSAMA = "pk", "hasil", "laporan", "ukur", "belum", "bersama"
LKJIP, TULIS = "lkjip", "tulis"
_KOSONG: dict[str, Any] = {
    "macam": Value(""), "nama": Value(""), "nomor": Value(0), "jenis": Value(""), "tahun": Value(0),
    "periode": Value(""), "jabatan": Value(""), "jalur": Value(""), "pd": Value(0),
}  # fmt: skip


@dataclass(frozen=True)
class Antre:
    """One of them. `nama`: its PD; `jenis`: the kind of result, or the status of a measurement."""

    nama: str
    nomor: int
    jenis: str
    tahun: int
    periode: str
    jabatan: str
    jalur: str
    pd: int | None


def antre(hak: Hak, tahun: int) -> dict[str, list[Antre]]:
    """What waits for this user, by kind: copies of PKs (BK Pasal 11 ayat (7) and penjelasan), written results (ayat
    (9), (10)), reports of a change (Pasal 8 ayat (3)), measurements (GM/SM Pasal 9 ayat (6)), PKs to be measured,
    indicators that another PD asks to carry too (`jabatan`: who asks), parts of a report to write (`jenis`: the place,
    `jabatan`: until when)."""
    jabatan, jalur = F("perjanjian__jabatan__nama"), F("perjanjian__jalur")
    semua = [
        _rata(menunggu_terima(hak, tahun), macam=Value(PK), nama=F("perjanjian__pd__nama")),
        _rata(
            hasil_evaluasi.menunggu_terima(hak, tahun), macam=Value(HASIL), nama=F("hasil__pd__nama"),
            nomor=F("hasil_id"), jenis=F("hasil__jenis"),
        ),
        _rata(
            lapor.menunggu_terima(hak, tahun), macam=Value(LAPORAN), nama=F("laporan__pd__nama"),
            nomor=F("laporan_id"),
        ),
        _rata(
            menunggu_ukur(hak, tahun).select_related(None), macam=Value(UKUR), nama=F("pd__nama"), nomor=F("pk"),
            jenis=F("status"), tahun=F("tahun"), periode=F("periode"), jabatan=jabatan, jalur=jalur, pd=F("pd_id"),
        ),
        _rata(
            bersama_menunggu(hak.pd_perencana), macam=Value(BERSAMA), nama=F("indikator__nama"), nomor=F("pk"),
            jabatan=F("indikator__simpul__rencana__pd__nama"), pd=F("pd_id"),
        ),
        _rata(
            menunggu_laporan(hak, tahun).select_related(None), macam=Value(LKJIP), nama=F("pd__nama"), nomor=F("pk"),
            jenis=F("status"), tahun=F("tahun"), pd=F("pd_id"),
        ),
        _rata(
            tugas_tulis(hak, tahun), macam=Value(TULIS), nama=F("judul"), nomor=F("laporan_id"),
            tahun=F("laporan__tahun"), jenis=F("kunci"), jabatan=_tanggal("tenggat"), pd=F("laporan__pd_id"),
        ),
        *(
            _rata(
                rows, macam=Value(BELUM), nama=F("pd__nama"), nomor=F("pk"),
                tahun=F("tahun"), periode=Value(periode), jabatan=F("jabatan__nama"), pd=F("pd_id"),
            )
            for periode, rows in belum_diajukan(hak, tahun).items()
        ),
    ]  # fmt: skip
    hasil: dict[str, list[Antre]] = defaultdict(list)
    for macam, nama, nomor, jenis, th, periode, jab, jlr, pd in semua[0].union(*semua[1:], all=True):
        hasil[macam].append(Antre(nama or "", nomor, jenis, th, periode, jab or "", jlr or "", pd))
    for rows in hasil.values():
        rows.sort(key=lambda a: (a.nama, a.nomor))
    return hasil


def _tanggal(kolom: str) -> Cast:
    """A date among texts: `2027-02-01`."""
    return Cast(kolom, CharField())


def _rata(rows: QuerySet[Any], **isi: Any) -> QuerySet[Any, Any]:
    """These rows in the columns that all of them have."""
    kolom = {f"a_{nama}": isi.get(nama, kosong) for nama, kosong in _KOSONG.items()}
    return rows.order_by().annotate(**kolom).values_list(*kolom)
