"""What waits for somebody: one line per kind of act, most urgent first, each with its deadline and where to do it."""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.db.models import Case, CharField, Exists, Q, Value, When
from django.urls import reverse

from pengukuran.queries import hasil as hasil_evaluasi
from perjanjian.enums import Aksi, Jalur, Status
from perjanjian.models import Butir, LaporanPerubahan, Perjanjian
from perjanjian.queries import lapor
from perjanjian.queries.acara import acara_menunggu
from perjanjian.queries.bahan import kode_anggaran, kode_diampu
from perjanjian.queries.desk import Janji, diminta_pindah, janji
from perjanjian.queries.menunggu import menunggu, menunggu_per_aksi
from perjanjian.queries.penyampaian import menunggu_terima
from perjanjian.queries.tenggat import KIRIM, SAMPAIKAN, SERAHKAN, SUSUN, VERIFIKASI, Kalender, hari_dasar
from renstra.enums import StatusDokumen, VersiAnggaran
from renstra.models import RKT, DokumenAnggaran
from renstra.queries import bersama_diminta, bersama_menunggu
from renstra.queries.berlaku import dpa_berlaku
from sakip.kalender.queries_dispensasi import menunggu_keputusan, terlihat
from sakip.kalender.rules import Lencana, Tenggat
from sakip.kalender.rules_dispensasi import PENERIMA_DOKUMEN
from sakip.organisasi.enums import JenisHasil, Jenjang, Peran, Tingkat
from sakip.organisasi.hak import Hak
from sakip.organisasi.middleware import Konteks
from sakip.organisasi.models import PerangkatDaerah
from sakip.waktu import tanggal_di

URUT = (
    Aksi.SAHKAN, Aksi.TANDATANGANI, Aksi.NYATAKAN_SELARAS, Aksi.TERUSKAN, Aksi.SAMPAIKAN, Aksi.KIRIM, Aksi.AJUKAN,
    Aksi.UBAH, Aksi.SERAHKAN,
)  # fmt: skip
TANDA_TANGAN = (Aksi.SAHKAN, Aksi.TANDATANGANI)
KOLOM = (
    "pk", "jalur", "status", "jenjang", "versi", "jabatan__nama", "pd__nama", "catatan_kembali", "dpa__tanggal",
    "dpa__versi", "berlaku_pada", "dikembalikan_pada", "aksi",
)  # fmt: skip
LAPORAN = "lapor"  # among what waits for a receipt
DESK_BARU, DESK_TAHU = "Nyatakan sudah tahu, atau minta waktu lain.", "Datang tepat waktu."
PIMPINAN = (Jenjang.KEPALA_DAERAH, Jenjang.SEKDA, Jenjang.KEPALA_PD)
CONTOH = 100  # PKs listed under one line on the page of everything that waits


@dataclass(frozen=True)
class Jenis:
    """A kind of waiting: icon, words for one and for many, and the milestone it is counted against."""

    ikon: str
    keluarga: str
    satu: str
    banyak: str
    tombol: str
    kode: str = ""


JENIS: dict[str, Jenis] = {
    "perbaiki": Jenis(
        "arrow-return-left",
        "jingga",
        "Perbaiki PK {nama}",
        "Perbaiki {n} PK yang dikembalikan",
        "Perbaiki",
        KIRIM,
    ),
    "tanda_tangan": Jenis(
        "vector-pen", "biru", "Tanda tangani PK {nama}", "Tanda tangani {n} PK", "Tanda tangani", KIRIM
    ),
    "kirim": Jenis("send", "biru", "Kirim PK {nama}", "Kirim {n} PK kepada kepala daerah", "Kirim", KIRIM),
    "periksa": Jenis(
        "check2-all",
        "toska",
        "Periksa keselarasan PK {nama}",
        "Periksa keselarasan {n} PK",
        "Periksa",
        VERIFIKASI,
    ),
    "teruskan": Jenis(
        "box-arrow-right", "biru", "Teruskan PK {nama}", "Teruskan {n} PK yang sudah selaras", "Teruskan"
    ),
    "sampaikan": Jenis(
        "send-check", "hijau", "Sampaikan PK {nama}", "Sampaikan {n} PK yang disahkan", "Sampaikan", SAMPAIKAN
    ),
    "serahkan": Jenis(
        "send-check", "hijau", "Serahkan PK {nama}", "Serahkan {n} PK yang berlaku", "Serahkan", SERAHKAN
    ),
    "lengkapi": Jenis("pencil", "abu", "Lengkapi PK {nama}", "Lengkapi {n} PK yang masih draf", "Lengkapi", SUSUN),
}


@dataclass(frozen=True)
class Tugas:
    """One line of the waiting list."""

    jenis: str
    ikon: str
    keluarga: str
    judul: str
    url: str
    ket: str
    tombol: str
    lencana: Lencana | None = None
    batas: date | None = None
    pk: tuple[Mapping[str, Any], ...] = ()
    banyak: int = 1
    dihitung: bool = False  # in the bell

    @property
    def kunci(self) -> tuple[date, int]:
        return (self.batas or date.max, list(JENIS).index(self.jenis) if self.jenis in JENIS else len(JENIS))


def tugas(hak: Hak, konteks: Konteks) -> list[Tugas]:
    """Everything that waits for this user, most urgent first; a constant number of queries."""
    if konteks.pemda is None:
        return []
    kalender = Kalender(konteks.ketentuan, konteks.tahun, konteks.hari_ini, konteks.pemda.zona_waktu)
    kelompok: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for baris in _menunggu(hak, konteks.tahun):
        kelompok[_jenis(baris)].append(baris)
    hasil = [_tugas(jenis, baris, kalender) for jenis, baris in kelompok.items()]
    hasil += _tugas_perencana(hak, konteks, kalender) + _tugas_dispensasi(hak, konteks)
    hasil += _tugas_acara(hak, konteks.tahun) + _tugas_terima(hak, konteks) + _tugas_desk(hak, konteks)
    return sorted(hasil, key=lambda t: t.kunci)


def _menunggu(hak: Hak, tahun: int) -> Iterable[Mapping[str, Any]]:
    per_aksi = menunggu_per_aksi(hak)
    if not per_aksi:
        return []
    aksi = Case(
        *(When(per_aksi[a], then=Value(a.value)) for a in URUT if a in per_aksi),
        default=Value(""),
        output_field=CharField(),
    )
    urut = ("pd__nama", "jabatan__urutan", "pk")
    return list(menunggu(hak, tahun).annotate(aksi=aksi).order_by(*urut).values(*KOLOM))


def _jenis(baris: Mapping[str, Any]) -> str:
    aksi = baris["aksi"]
    if aksi in TANDA_TANGAN:
        return "tanda_tangan"
    if baris["status"] == Status.DIKEMBALIKAN:
        return "perbaiki"
    return {
        Aksi.KIRIM: "kirim", Aksi.NYATAKAN_SELARAS: "periksa", Aksi.TERUSKAN: "teruskan",
        Aksi.SAMPAIKAN: "sampaikan", Aksi.SERAHKAN: "serahkan",
    }.get(aksi, "lengkapi")  # fmt: skip


def _tugas(jenis: str, baris: Sequence[Mapping[str, Any]], kalender: Kalender) -> Tugas:
    j, n = JENIS[jenis], len(baris)
    tenggat = [t for b in baris if (t := _tenggat(b, j.kode, kalender)) is not None]
    batas = kalender.nilai(min(tenggat, key=lambda t: t.tanggal or date.max, default=None))
    return Tugas(
        jenis,
        j.ikon,
        j.keluarga,
        j.satu.format(nama=baris[0]["jabatan__nama"]) if n == 1 else j.banyak.format(n=n),
        _alamat(jenis, baris),
        KETERANGAN[jenis](baris),
        j.tombol,
        batas.lencana if batas else None,
        batas.tenggat.tanggal if batas else None,
        tuple(baris[:CONTOH]),
        n,
        dihitung=True,
    )


def _tenggat(baris: Mapping[str, Any], kode: str, kalender: Kalender) -> Tenggat | None:
    """The milestone it is counted against; a PK below the Kepala PD has only the one for drawing it up."""
    if not kode or baris["status"] == Status.DITERUSKAN:
        return None
    if kode in (KIRIM, VERIFIKASI) and baris["jalur"] != Jalur.KABUPATEN:
        kode = SUSUN
    berlaku = tanggal_di(baris["berlaku_pada"], kalender.zona) if baris["berlaku_pada"] else None
    dpa = hari_dasar(baris["versi"], baris["dpa__tanggal"], baris["dpa__versi"])
    return kalender.tenggat(dpa, berlaku).get(kode)


def _alamat(jenis: str, baris: Sequence[Mapping[str, Any]]) -> str:
    pk = baris[0]["pk"]
    if jenis == "tanda_tangan":
        return reverse("perjanjian:tanda_tangan", args=[pk]) if len(baris) == 1 else reverse("perjanjian:antrean")
    if jenis == "periksa":
        return reverse("perjanjian:keselarasan", args=[pk]) if len(baris) == 1 else reverse("perjanjian:periksa")
    if len(baris) == 1:
        nama = "perjanjian:ubah" if jenis in ("lengkapi", "perbaiki") else "perjanjian:rinci"
        return reverse(nama, args=[pk])
    status = {b["status"] for b in baris}
    tanya = {"status": status.pop() if len(status) == 1 else "menunggu", "pd": "semua"}
    if jenis in ("lengkapi", "perbaiki", "kirim"):
        del tanya["pd"]
    return f"{reverse('perjanjian:daftar')}?{urlencode(tanya)}"


def _per_jenjang(baris: Sequence[Mapping[str, Any]]) -> str:
    jumlah = Counter(Jenjang(b["jenjang"]) for b in baris)
    urut = sorted(jumlah, key=list(Jenjang).index, reverse=True)
    return ", ".join(f"{jumlah[j]} {j.label}" for j in urut) + "."


def _nama(baris: Sequence[Mapping[str, Any]]) -> str:
    nama = list(dict.fromkeys(_sebut(b) for b in baris))
    lain = f", dan {len(nama) - 3} lainnya" if len(nama) > 3 else ""
    return ", ".join(nama[:3]) + lain + "."


def _sebut(baris: Mapping[str, Any]) -> str:
    """The PD for the PK of its head, else the office."""
    kepala = baris["jalur"] in (Jalur.KABUPATEN, Jalur.SERAH)
    return str(baris["pd__nama"] if kepala and baris["pd__nama"] else baris["jabatan__nama"])


def _perbaiki(baris: Sequence[Mapping[str, Any]]) -> str:
    if len(baris) == 1 and baris[0]["catatan_kembali"]:
        catatan = baris[0]["catatan_kembali"]
        return f"Dikembalikan: “{catatan[:140]}{'…' if len(catatan) > 140 else ''}”"
    return _per_jenjang(baris)


def _tanda_tangan(baris: Sequence[Mapping[str, Any]]) -> str:
    if all(b["status"] == Status.DITERUSKAN for b in baris):
        return f"Dinyatakan selaras dan diteruskan Sekretaris Daerah: {_nama(baris)}"
    if len(baris) > 1:
        return _nama(baris)
    return f"Status {Status(baris[0]['status']).label.lower()}; giliran Anda menandatangani."


KETERANGAN: dict[str, Callable[[Sequence[Mapping[str, Any]]], str]] = {
    "perbaiki": _perbaiki,
    "tanda_tangan": _tanda_tangan,
    "kirim": lambda b: "Pihak pertama sudah menandatangani. Empat salinan elektronik sudah siap.",
    "periksa": _nama,
    "teruskan": lambda b: f"Berita acara menyatakan selaras: {_nama(b)}",
    "sampaikan": lambda b: f"Kepada pihak pertama, Inspektur, Kepala Bappeda, dan Bagian Organisasi: {_nama(b)}",
    "serahkan": _nama,
    "lengkapi": _per_jenjang,
}


def _tugas_perencana(hak: Hak, konteks: Konteks, kalender: Kalender) -> list[Tugas]:
    """What a planner must see to before and beside the PKs: documents, officials in charge, rows without a parent."""
    pd = pd_perencana(hak, konteks)
    if pd is None:
        return _tugas_bersama(hak.pd_perencana)
    tahun = konteks.tahun
    dpa = dpa_berlaku(pd.pk, tahun)
    rkt = RKT.objects.filter(pd=pd, tahun=tahun, status=StatusDokumen.DITETAPKAN)
    disusun = Perjanjian.objects.filter(pd=pd, tahun=tahun).exclude(status=Status.BATAL).order_by()
    dilaporkan = LaporanPerubahan.objects.filter(dokumen_id=dpa.pk if dpa else 0)
    ada = Janji.pada(PerangkatDaerah.objects.filter(pk=pd.pk)).values_list(
        Exists(rkt), Exists(bersama_menunggu([pd.pk])), Exists(disusun), Exists(dilaporkan), *Janji.KOLOM
    )
    ada_rkt, ada_bersama, ada_pk, ada_laporan, *nilai = ada.get()
    susun = kalender.nilai(kalender.tenggat(dpa.tanggal).get(SUSUN)) if dpa else None
    lencana, batas = (susun.lencana, susun.tenggat.tanggal) if susun else (None, None)
    hasil = _tugas_bersama([pd.pk]) if ada_bersama else []
    hasil += [_janji(j)] if (j := Janji.dari(nilai, tahun)) else []
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
    hasil += _tanpa_pengampu(pd, dpa, tahun, lencana, batas) + _tanpa_induk(pd, tahun, lencana, batas)
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


def _tugas_dispensasi(hak: Hak, konteks: Konteks) -> list[Tugas]:
    """Requests to open a missed milestone again, for who decides them; asked only of roles that receive documents."""
    if not hak.punya(*PENERIMA_DOKUMEN):
        return []
    rows = terlihat(hak).filter(menunggu_keputusan(hak, konteks.ketentuan), tahun=konteks.tahun)
    nama = list(rows.order_by("diminta_pada").values_list("pd__nama", flat=True))
    if not nama:
        return []
    judul = f"Putuskan dispensasi {nama[0]}" if len(nama) == 1 else f"Putuskan {len(nama)} permintaan dispensasi"
    url = f"{reverse('kalender:dispensasi')}?status=saya&pd=semua"
    ket = f"Diminta {', '.join(dict.fromkeys(nama[:3]))}{f', dan {len(nama) - 3} lainnya' if len(nama) > 3 else ''}."
    return [Tugas("dispensasi", "unlock", "ungu", judul, url, ket, "Putuskan", banyak=len(nama))]


def _tugas_acara(hak: Hak, tahun: int) -> list[Tugas]:
    """Berita acara that name this member and wait for the signature; asked only of members of a team."""
    if not hak.punya(Peran.TIM_VERIFIKASI, Peran.TIM_SAKIP) or not (n := acara_menunggu(hak, tahun)):
        return []
    judul = "Tanda tangani berita acara verifikasi" if n == 1 else f"Tanda tangani {n} berita acara verifikasi"
    url = f"{reverse('perjanjian:acara')}?keadaan=saya&pd=semua"
    ket = "Anda tercatat sebagai anggota tim yang memutuskan."
    return [Tugas("acara", "file-earmark-check", "toska", judul, url, ket, "Tanda tangani", banyak=n)]


def _tugas_terima(hak: Hak, konteks: Konteks) -> list[Tugas]:
    """What went to an office of this user and waits for the receipt: copies of PKs (BK Pasal 11 ayat (7) and
    penjelasan), written results (ayat (9) and (10)), reports of a change (Pasal 8 ayat (3)); read in one query."""
    pk = menunggu_terima(hak, konteks.tahun).order_by().annotate(jenis_hasil=Value(""), nomor_hasil=Value(0))
    hasil = hasil_evaluasi.menunggu_terima(hak, konteks.tahun).order_by()
    laporan = lapor.menunggu_terima(hak, konteks.tahun).order_by().annotate(jenis=Value(LAPORAN))
    semua = pk.values_list("perjanjian__pd__nama", "jenis_hasil", "nomor_hasil").union(
        hasil.values_list("hasil__pd__nama", "hasil__jenis", "hasil_id"),
        laporan.values_list("laporan__pd__nama", "jenis", "laporan_id"),
        all=True,
    )
    rows = sorted(semua, key=lambda r: r[0] or "")
    return [
        *_terima_pk([r[0] or "" for r in rows if not r[2]], konteks),
        *_terima_hasil([r for r in rows if r[2] and r[1] != LAPORAN]),
        *_terima_laporan([r for r in rows if r[1] == LAPORAN]),
    ]


def _terima_laporan(rows: Sequence[tuple[str, str, int]]) -> list[Tugas]:
    if not rows:
        return []
    nama = [r[0] for r in rows]
    if len(rows) == 1:
        judul, url = f"Terima laporan perubahan {nama[0]}", reverse("perjanjian:lapor_rinci", args=[rows[0][2]])
    else:
        judul, url = f"Terima {len(rows)} laporan perubahan", f"{reverse('perjanjian:lapor')}?keadaan=saya&pd=semua"
    lain = f", dan {len(rows) - 3} lainnya" if len(rows) > 3 else ""
    ket = f"Dari {', '.join(nama[:3])}{lain}."
    return [Tugas("laporan", "file-earmark-diff", "hijau", judul, url, ket, "Buka", banyak=len(rows))]


def _terima_hasil(rows: Sequence[tuple[str, str, int]]) -> list[Tugas]:
    if not rows:
        return []
    _, jenis, pk = rows[0]
    if len(rows) == 1:
        judul, url = f"Terima {JenisHasil(jenis).label.lower()}", reverse("pengukuran:hasil_rinci", args=[pk])
    else:
        judul, url = f"Terima {len(rows)} hasil pengukuran dan evaluasi", f"{reverse('pengukuran:hasil')}?keadaan=saya"
    pd = list(dict.fromkeys(r[0] for r in rows))
    lain = f", dan {len(pd) - 3} lainnya" if len(pd) > 3 else ""
    ket = f"Untuk {', '.join(pd[:3])}{lain}."
    return [Tugas("hasil", "clipboard-data", "hijau", judul, url, ket, "Buka", banyak=len(rows))]


def _terima_pk(nama: Sequence[str], konteks: Konteks) -> list[Tugas]:
    if not nama:
        return []
    judul = f"Terima salinan PK {nama[0]}" if len(nama) == 1 else f"Terima {len(nama)} salinan PK yang disahkan"
    beda = list(dict.fromkeys(nama))
    lain = f", dan {len(beda) - 3} lainnya" if len(beda) > 3 else ""
    ket = f"Disampaikan dengan surat pengantar: {', '.join(beda[:3])}{lain}."
    url = f"{reverse('perjanjian:terima_semua')}?{urlencode({'tahun': konteks.tahun})}"
    return [Tugas("terima", "envelope-check", "hijau", judul, url, ket, "Terima", banyak=len(nama), dihitung=True)]


def _janji(j: Janji) -> Tugas:
    """One's own appointment in the Desk (BK penjelasan Pasal 11 ayat (4))."""
    url = reverse("perjanjian:desk_slot", args=[j.slot_id])
    ket = f"{j.pd}. {DESK_TAHU if j.tahu else DESK_BARU}"
    return Tugas("desk", "calendar-event", "biru", f"Desk PK: {j}", url, ket, "Buka", batas=j.tanggal)


def _tugas_desk(hak: Hak, konteks: Konteks) -> list[Tugas]:
    """Appointments that the planner's lines do not name yet; requests for another time, for who plans the Desk."""
    pd = pd_perencana(hak, konteks)
    hasil = [_janji(j) for j in janji(hak, konteks.tahun, [pd.pk] if pd else [])]
    minta = diminta_pindah(hak, konteks.tahun)
    if minta:
        judul = (
            f"{minta[0].pd.nama} minta waktu Desk lain"
            if len(minta) == 1
            else f"{len(minta)} PD minta waktu Desk lain"
        )
        url = minta[0].get_absolute_url() if len(minta) == 1 else reverse("perjanjian:desk")
        ket = (
            f"{', '.join(s.pd.nama for s in minta[:3])}{f', dan {len(minta) - 3} lainnya' if len(minta) > 3 else ''}."
        )
        hasil.append(Tugas("desk", "arrow-left-right", "kuning", judul, url, ket, "Jawab", banyak=len(minta)))
    return hasil


def _tugas_bersama(pd_id: Collection[int]) -> list[Tugas]:
    """Indicators that another PD asks this planner's PD to carry too."""
    return [
        Tugas(
            "bersama",
            "people",
            "biru",
            "Jawab permintaan indikator bersama",
            reverse("renstra:bersama_jawab", args=[b.pk]),
            f"“{b.indikator.nama}”, diminta {b.indikator.simpul.rencana.pd or b.indikator.simpul.rencana.pemda}.",
            "Jawab",
        )
        for b in bersama_diminta(pd_id)
    ]


def pd_perencana(hak: Hak, konteks: Konteks) -> PerangkatDaerah | None:
    """The PD whose planning this user sees to here."""
    if konteks.pd is not None:
        return konteks.pd if konteks.pd.pk in hak.pd_perencana else None
    return konteks.pd_tunggal(hak.pd_perencana)


def _dokumen(judul: str, ket: str, tombol: str) -> Tugas:
    return Tugas("dokumen", "file-earmark-text", "kuning", judul, reverse("renstra:daftar"), ket, tombol)


def _tanpa_pengampu(
    pd: PerangkatDaerah, dpa: DokumenAnggaran, tahun: int, lencana: Lencana | None, batas: date | None
) -> list[Tugas]:
    diampu = set().union(*kode_diampu(pd.pemda_id, pd.pk, tahun).values())
    kode = [k for k, tingkat in kode_anggaran(dpa) if tingkat == Tingkat.SUB_KEGIATAN and k not in diampu]
    if not kode:
        return []
    contoh = ", ".join(kode[:2]) + (f", dan {len(kode) - 2} lainnya" if len(kode) > 2 else "")
    judul = f"Tentukan penanggung jawab {len(kode)} sub kegiatan"
    ket = f"{contoh} belum dibagikan kepada pejabat mana pun."
    url = reverse("perjanjian:pengampu")
    return [Tugas("pengampu", "person-plus", "abu", judul, url, ket, "Tentukan", lencana, batas)]


def _tanpa_induk(pd: PerangkatDaerah, tahun: int, lencana: Lencana | None, batas: date | None) -> list[Tugas]:
    terbuka = Q(perjanjian__status__in=[Status.DRAF, Status.DIKEMBALIKAN])
    n = (
        Butir.objects.filter(terbuka, perjanjian__pd=pd, perjanjian__tahun=tahun, mendukung=None)
        .exclude(perjanjian__jenjang__in=PIMPINAN)
        .count()
    )
    if not n:
        return []
    ket = "Baris ini belum mendukung indikator mana pun pada PK atasannya."
    judul = f"Hubungkan {n} indikator ke PK atasan"
    return [Tugas("kaitan", "diagram-3", "abu", judul, reverse("perjanjian:pohon"), ket, "Hubungkan", lencana, batas)]
