"""What a planner sees to before and beside the PKs: documents, officials in charge, rows without a parent."""

from collections.abc import Sequence
from datetime import date

from django.db.models import Count, Exists, Q, Subquery
from django.urls import reverse

from perjanjian.enums import Status
from perjanjian.models import Butir, LaporanPerubahan, Perjanjian
from perjanjian.queries import lapor
from perjanjian.queries.bahan import kode_anggaran, kode_diampu
from perjanjian.queries.desk import Janji
from perjanjian.queries.tenggat import SUSUN, Kalender
from renstra.enums import StatusDokumen, VersiAnggaran
from renstra.models import RKT, DokumenAnggaran
from renstra.queries.berlaku import dpa_berlaku
from sakip.kalender.rules.tenggat import Lencana
from sakip.organisasi.enums import Jenjang, Tingkat
from sakip.organisasi.hak import Hak
from sakip.organisasi.middleware import Konteks
from sakip.organisasi.models import PerangkatDaerah

from .antre import Antre
from .desk import tugas_janji
from .jenis import Tugas, ringkas

PIMPINAN = (Jenjang.KEPALA_DAERAH, Jenjang.SEKDA, Jenjang.KEPALA_PD)


def pd_perencana(hak: Hak, konteks: Konteks) -> PerangkatDaerah | None:
    """The PD whose planning this user sees to here."""
    if konteks.pd is not None:
        return konteks.pd if konteks.pd.pk in hak.pd_perencana else None
    return konteks.pd_tunggal(hak.pd_perencana)


def tugas_perencana(
    konteks: Konteks, kalender: Kalender, pd: PerangkatDaerah | None, bersama: Sequence[Antre]
) -> list[Tugas]:
    """Of one PD; without one only what other PDs ask (`bersama`)."""
    pemda = konteks.pemda.sebutan if konteks.pemda else ""
    if pd is None:
        return _tugas_bersama(bersama, pemda)
    tahun = konteks.tahun
    dpa = dpa_berlaku(pd.pk, tahun)
    rkt = RKT.objects.filter(pd=pd, tahun=tahun, status=StatusDokumen.DITETAPKAN)
    disusun = Perjanjian.objects.filter(pd=pd, tahun=tahun).exclude(status=Status.BATAL).order_by()
    dilaporkan = LaporanPerubahan.objects.filter(dokumen_id=dpa.pk if dpa else 0)
    ada = Janji.pada(PerangkatDaerah.objects.filter(pk=pd.pk)).values_list(
        Exists(rkt), Exists(disusun), Exists(dilaporkan),
        _tanpa_induk(pd, tahun), *Janji.KOLOM,
    )  # fmt: skip
    ada_rkt, ada_pk, ada_laporan, tanpa_induk, *nilai = ada.get()
    susun = kalender.nilai(kalender.tenggat(dpa.tanggal).get(SUSUN)) if dpa else None
    lencana, batas = (susun.lencana, susun.tenggat.tanggal) if susun else (None, None)
    hasil = _tugas_bersama([a for a in bersama if a.pd == pd.pk], pemda)
    hasil += [tugas_janji(j)] if (j := Janji.dari(nilai, tahun)) else []
    if not ada_rkt:
        hasil.append(_dokumen(f"Tetapkan RKT {tahun}", "PK disusun dari RKT yang sudah ditetapkan.", "Buka RKT"))
    if dpa is None:
        ket = "PK disusun setelah DPA disahkan; hari tenggat dihitung sejak tanggal DPA."
        return [*hasil, _dokumen(f"Tetapkan DPA {tahun}", ket, "Buka DPA")]
    if ada_rkt and not ada_pk:
        ket = f"DPA {tahun} sudah ditetapkan. Draf untuk semua jabatan diambil dari RKT dan DPA."
        url, judul = reverse("perjanjian:susun"), f"Susun PK {tahun}"
        hasil.append(Tugas("susun", "file-earmark-plus", "biru", judul, url, ket, "Susun PK", lencana, batas))
    if not ada_laporan:
        hasil += _tugas_lapor(dpa, konteks, kalender)
    hasil += _tanpa_pengampu(pd, dpa, tahun, lencana, batas) + _tugas_kaitan(tanpa_induk or 0, lencana, batas)
    return hasil


def _tugas_lapor(dpa: DokumenAnggaran, konteks: Konteks, kalender: Kalender) -> list[Tugas]:
    """A DPPA that no report speaks of yet; due only if it changes strategy, priority or assumptions (BK Pasal 8 ayat
    (3)), so that it stands here until its last day and no longer."""
    diatur = konteks.ketentuan is not None and konteks.ketentuan.perubahan_diatur
    batas = lapor.batas_lapor(kalender, dpa) if diatur and dpa.versi != VersiAnggaran.MURNI else None
    if batas is None or batas.tenggat.tanggal is None or batas.tenggat.tanggal < konteks.hari_ini:
        return []
    url = f"{reverse('perjanjian:lapor_susun')}?dokumen={dpa.pk}"
    ket = "Bila dokumen ini mengubah strategi, prioritas, atau asumsi, Kepala Perangkat Daerah melaporkannya."
    return [
        Tugas(
            "lapor", "file-earmark-diff", "kuning", f"Laporkan perubahan {dpa}", url, ket, "Buat laporan",
            batas.lencana, batas.tenggat.tanggal,
        )
    ]  # fmt: skip


def _tugas_bersama(antre: Sequence[Antre], pemda: str) -> list[Tugas]:
    """Indicators that another PD, or the regency, asks this planner's PD to carry too."""
    return [
        Tugas(
            "bersama",
            "people",
            "biru",
            "Jawab permintaan indikator bersama",
            reverse("renstra:bersama_jawab", args=[a.nomor]),
            f"“{a.nama}”, diminta {a.jabatan or pemda}.",
            "Jawab",
        )
        for a in antre
    ]


def _dokumen(judul: str, ket: str, tombol: str) -> Tugas:
    return Tugas("dokumen", "file-earmark-text", "kuning", judul, reverse("renstra:daftar"), ket, tombol)


def _tanpa_pengampu(
    pd: PerangkatDaerah, dpa: DokumenAnggaran, tahun: int, lencana: Lencana | None, batas: date | None
) -> list[Tugas]:
    diampu = set().union(*kode_diampu(pd.pemda_id, pd.pk, tahun).values())
    kode = [k for k, tingkat in kode_anggaran(dpa) if tingkat == Tingkat.SUB_KEGIATAN and k not in diampu]
    if not kode:
        return []
    judul = f"Tentukan penanggung jawab {len(kode)} sub kegiatan"
    ket = f"{ringkas(kode, 2)} belum dibagikan kepada pejabat mana pun."
    url = reverse("perjanjian:pengampu")
    return [Tugas("pengampu", "person-plus", "abu", judul, url, ket, "Tentukan", lencana, batas)]


def _tanpa_induk(pd: PerangkatDaerah, tahun: int) -> Subquery:
    """How many rows of PKs in the making support none above."""
    terbuka = Q(perjanjian__status__in=[Status.DRAF, Status.DIKEMBALIKAN])
    rows = Butir.objects.filter(terbuka, perjanjian__pd=pd, perjanjian__tahun=tahun, mendukung=None)
    rows = rows.exclude(perjanjian__jenjang__in=PIMPINAN).order_by()
    return Subquery(rows.values("perjanjian__pd").annotate(n=Count("pk")).values("n"))


def _tugas_kaitan(n: int, lencana: Lencana | None, batas: date | None) -> list[Tugas]:
    if not n:
        return []
    ket = "Baris ini belum mendukung indikator mana pun pada PK atasannya."
    judul = f"Hubungkan {n} indikator ke PK atasan"
    return [Tugas("kaitan", "diagram-3", "abu", judul, reverse("perjanjian:pohon"), ket, "Hubungkan", lencana, batas)]
