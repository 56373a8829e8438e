"""What waits for a signature: each PK with what it promises, what the verification found, and what changed."""

from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from itertools import groupby

import pikepdf
from django.db.models import OuterRef, Q, Subquery

from sakip.dokumen.models import Berkas
from sakip.dokumen.services import BerkasRusak, baca_berkas
from sakip.organisasi.enums import Unsur
from sakip.organisasi.hak import Hak
from sakip.organisasi.rules.verifikasi import unsur_diminta

from ..enums import Aksi, Jalur, Keputusan, PutusanUnsur, Status
from ..isi import IndikatorIsi, IsiPerjanjian, dari_json
from ..models import BeritaAcara, Butir, Naskah, Perjanjian, PersetujuanUnsur, PKDiteruskan, Temuan
from ..models.perjanjian import PerjanjianQuerySet
from ..workflow import TABEL, Decision, decide
from .cakupan import terlihat
from .fakta import Latar, fakta, latar
from .isi import muat_isi
from .peran import peran_pada, situasi, unsur_berhalangan
from .perubahan import Perubahan, baris_isi, perubahan_isi

TANDA_TANGAN = (Aksi.SAHKAN, Aksi.TANDATANGANI)
RELASI = ("pemda", "pd", "jabatan", "jabatan_kedua", "dpa", "naskah")


@dataclass(frozen=True)
class Janji:
    kunci: int
    teks: str
    target: str
    satuan: str = ""
    berubah: str = ""


@dataclass(frozen=True)
class KelompokJanji:
    nomor: str
    teks: str
    butir: tuple[Janji, ...]


@dataclass(frozen=True)
class HasilVerifikasi:
    """What the berita acara says, in short."""

    kata: str
    rinci: str
    nomor: str
    tanggal: date | None = None
    setuju: tuple[str, ...] = ()
    berhalangan: tuple[str, ...] = ()
    diperbaiki: int = 0
    diterima: tuple[str, ...] = ()


@dataclass(frozen=True)
class Antrean:
    """One PK that waits for this person's signature."""

    pk: Perjanjian
    aksi: Aksi
    keputusan: Decision
    judul: str
    orang: str
    kelompok: tuple[KelompokJanji, ...]
    jumlah: Decimal
    hasil: HasilVerifikasi | None
    n_pagu: int = 0
    n_halaman: int | None = None  # of the frozen paper, where one is looked at
    perubahan: Perubahan = field(default_factory=Perubahan)
    lembar: int | None = None  # the summary sheet it came with

    @property
    def n_butir(self) -> int:
        return sum(len(k.butir) for k in self.kelompok)

    @property
    def n_kelompok(self) -> int:
        return len(self.kelompok)

    @property
    def sen(self) -> int:
        return int(self.jumlah * 100)

    @property
    def pertama(self) -> bool:
        return self.aksi == Aksi.TANDATANGANI

    @property
    def ringkas(self) -> str:
        return f"{self.n_kelompok} sasaran, {self.n_butir} indikator"

    @property
    def baca(self) -> str:
        return f"Baca naskah ({self.n_halaman} halaman)" if self.n_halaman else "Baca naskah"


@dataclass(frozen=True)
class LembarAntrean:
    """A summary sheet, when it came, and how many of its PKs wait here."""

    pk: int
    pada: datetime
    jumlah: int


def di_tanda_tangan(hak: Hak, tahun: int | None) -> PerjanjianQuerySet:
    """The PKs that are at this person's signature, as first or second party."""
    dipegang = [p.jabatan_id for p in hak.pegangan if p.kini]
    syarat = Q(pk__in=[])
    for jalur, tabel in TABEL.items():
        for baris in tabel:
            if baris.aksi in TANDA_TANGAN:
                jabatan = {"jabatan_kedua_id__in" if baris.aksi == Aksi.SAHKAN else "jabatan_id__in": dipegang}
                syarat |= Q(jalur=jalur, status__in=[Status(s) for s in baris.sources], **jabatan)
    daftar = terlihat(hak).filter(syarat)
    return daftar if tahun is None else daftar.filter(tahun=tahun)


def boleh_ditandatangani(hak: Hak, tahun: int) -> list[Perjanjian]:
    """Those of them that may be signed now, in the order of the queue."""
    daftar = _urut(di_tanda_tangan(hak, tahun))
    lebih = latar(daftar, situasi(daftar, hak.tanggal))
    return [pk for pk in daftar if (aksi := _aksi(pk)) and _putusan(hak, pk, aksi, lebih).allowed]


def _urut(daftar: PerjanjianQuerySet) -> list[Perjanjian]:
    lembar = PKDiteruskan.objects.filter(perjanjian=OuterRef("pk")).order_by("-pk").values("penerusan_id")[:1]
    rows = daftar.select_related(*RELASI).annotate(lembar_id=Subquery(lembar))
    return sorted(rows, key=lambda p: (p.pd.nama if p.pd else "", p.jabatan.urutan, p.pk))


def _putusan(hak: Hak, pk: Perjanjian, aksi: Aksi, lebih: Latar, *, lengkap: bool = False) -> Decision:
    peran = peran_pada(hak, pk, lebih.situasi)
    return decide(aksi, pk.jalur, pk.status, peran, fakta(pk, lebih, lengkap=lengkap))


def menunggu_tanda_tangan(hak: Hak, tahun: int | None, nomor: Collection[int] | None = None) -> list[Antrean]:
    """Each of them with what its signer looks at, in a constant number of queries.

    `nomor`: only these. Whether each may be signed now is in its `keputusan`.
    """
    daftar = di_tanda_tangan(hak, tahun)
    urut = _urut(daftar if nomor is None else daftar.filter(pk__in=nomor))
    return susun_antrean(hak, urut, latar(urut, situasi(urut, hak.tanggal)))


def lembar_antrean(semua: Sequence[Antrean]) -> list[LembarAntrean]:
    """The summary sheets with which those that were passed on came, newest first."""
    jumlah: Counter[int] = Counter()
    pada: dict[int, datetime] = {}
    for a in semua:
        if a.lembar and a.pk.status == Status.DITERUSKAN and a.pk.diteruskan_pada:
            jumlah[a.lembar] += 1
            pada[a.lembar] = a.pk.diteruskan_pada
    return [LembarAntrean(n, pada[n], jumlah[n]) for n in sorted(jumlah, reverse=True)]


def susun_antrean(hak: Hak, daftar: Sequence[Perjanjian], lebih: Latar, *, lengkap: bool = False) -> list[Antrean]:
    """`daftar` with what a signer looks at. `lengkap` compares content anew, for one PK."""
    giliran = {pk: aksi for pk in daftar if (aksi := _aksi(pk)) is not None}
    if not giliran:
        return []
    daftar, sekitar = list(giliran), lebih.situasi
    muat_isi(daftar)
    hasil = hasil_verifikasi(daftar, lebih)
    lama = _naskah_lama(daftar)
    antrean = []
    for pk, aksi in giliran.items():
        d = _putusan(hak, pk, aksi, lebih, lengkap=lengkap)
        isi = dari_json(pk.naskah.isi) if aksi == Aksi.SAHKAN and pk.naskah else None
        pagu = [p.jumlah for p in isi.pagu] if isi else [p.jumlah for p in pk.pagu.all()]
        total = sum(pagu, Decimal(0))  # added here: SQLite would add floats
        rows = baris_isi(isi) if isi else [_indikator(b) for b in lebih.butir[pk.pk]]
        semula = lama.get(pk.pk)
        berubah = perubahan_isi(dari_json(semula.isi), rows, total) if semula else Perubahan()
        kelompok = _dari_isi(isi, berubah) if isi else _dari_butir(lebih.butir[pk.pk], berubah)
        pertama = sekitar.pertama(pk)
        antrean.append(
            Antrean(
                pk,
                aksi,
                d,
                pk.pd.nama if pk.pd and pk.jalur in (Jalur.KABUPATEN, Jalur.SERAH) else pk.jabatan.nama,
                pertama.pegawai.nama if pertama else "Belum ada pejabat",
                kelompok,
                total,
                hasil.get(pk.pk),
                len(pagu),
                jumlah_halaman(pk.naskah.pdf_draf) if lengkap and isi and pk.naskah else None,
                berubah,
                getattr(pk, "lembar_id", None),
            )
        )
    return antrean


def jumlah_halaman(berkas: Berkas) -> int | None:
    """Pages of a stored paper; None where it cannot be read (the page that asks for it says so)."""
    try:
        with pikepdf.open(BytesIO(baca_berkas(berkas))) as dokumen:
            return len(dokumen.pages)
    except (BerkasRusak, pikepdf.PdfError):
        return None


def _aksi(pk: Perjanjian) -> Aksi | None:
    for aksi in TANDA_TANGAN:
        if any(r.aksi == aksi and pk.status in r.sources for r in TABEL[Jalur(pk.jalur)]):
            return aksi
    return None


def _naskah_lama(daftar: Sequence[Perjanjian]) -> dict[int, Naskah]:
    """PK -> the content frozen before the one that is being signed: an earlier revision, else the version replaced."""
    kini = {p.pk: p.naskah_id for p in daftar if _aksi(p) == Aksi.SAHKAN}
    ganti = [p.menggantikan_id for p in daftar if p.menggantikan_id]
    terakhir: dict[int, Naskah] = {}
    for n in Naskah.objects.filter(Q(perjanjian__in=daftar) | Q(perjanjian_id__in=ganti)).order_by("revisi"):
        if kini.get(n.perjanjian_id) != n.pk:
            terakhir[n.perjanjian_id] = n
    hasil: dict[int, Naskah] = {}
    for p in daftar:
        lama = terakhir.get(p.pk) or terakhir.get(p.menggantikan_id or 0)
        if lama is not None:
            hasil[p.pk] = lama
    return hasil


def _indikator(b: Butir) -> IndikatorIsi:
    return IndikatorIsi(b.pk, b.indikator, b.target, b.satuan)


def _dari_isi(isi: IsiPerjanjian, berubah: Perubahan) -> tuple[KelompokJanji, ...]:
    hasil: list[KelompokJanji] = []
    for k in isi.kelompok:
        if k.indikator:
            butir = tuple(
                Janji(i.kunci, i.teks, i.target, i.satuan, berubah.baris.get(i.kunci, "")) for i in k.indikator
            )
            hasil.append(KelompokJanji(str(len(hasil) + 1), k.teks, butir))
    return tuple(hasil)


def _dari_butir(butir: Sequence[Butir], berubah: Perubahan) -> tuple[KelompokJanji, ...]:
    hasil: list[KelompokJanji] = []
    for (_, teks, _), isi in groupby(butir, key=lambda b: (b.jenis_kelompok, b.kelompok, b.tujuan)):
        janji = tuple(Janji(b.pk, b.indikator, b.target, b.satuan, berubah.baris.get(b.pk, "")) for b in isi)
        hasil.append(KelompokJanji(str(len(hasil) + 1), teks, janji))
    return tuple(hasil)


def hasil_verifikasi(daftar: Sequence[Perjanjian], l: Latar) -> dict[int, HasilVerifikasi]:  # noqa: E741
    """PK -> what its berita acara says; none where there is none that counts."""
    putaran = {v.pk: pk for pk, v in l.putaran.items()}
    acara = {v.pk: b for v in l.putaran.values() if (b := v.acara_berlaku) is not None}
    temuan: dict[int, list[Temuan]] = defaultdict(list)
    rows = Temuan.objects.filter(verifikasi__perjanjian_id__in=[putaran[v] for v in acara]).select_related(
        "verifikasi"
    )
    for t in rows if acara else ():
        temuan[t.verifikasi.perjanjian_id].append(t)
    suara = {v: [s for s in l.suara.get(v, []) if s.putusan == PutusanUnsur.SETUJU] for v in acara}
    per_pk = {p.pk: p for p in daftar}
    return {
        putaran[v]: ringkas_verifikasi(
            v, b, temuan[putaran[v]], suara[v], _berhalangan(per_pk[putaran[v]], l),
        )
        for v, b in acara.items()
    }  # fmt: skip


def _berhalangan(pk: Perjanjian, l: Latar) -> Collection[str]:  # noqa: E741
    """Of the unsur whose consent is asked for, those that could not give it."""
    if pk.jalur != Jalur.KABUPATEN:
        return ()
    ketentuan = l.ketentuan.get(pk.tahun)
    diminta = unsur_diminta(ketentuan.unsur_verifikasi if ketentuan else None)
    return unsur_berhalangan(pk, l.situasi) & set(diminta)


def ringkas_verifikasi(
    verifikasi_id: int,
    acara: BeritaAcara,
    temuan: Sequence[Temuan],
    suara: Sequence[PersetujuanUnsur],
    berhalangan: Collection[str],
) -> HasilVerifikasi:
    """Findings of all rounds in one sentence: what was mended on the way, what was accepted, what is only noted."""
    akhir = [t for t in temuan if t.verifikasi_id == verifikasi_id]
    diterima = [t for t in akhir if t.keputusan == Keputusan.DITERIMA]
    n_catatan = sum(t.keputusan == Keputusan.BELUM for t in akhir)
    tinggal = {s for t in akhir if t.keputusan != Keputusan.SELESAI for s in t.sidik}
    diperbaiki = {
        t.sidik
        for t in temuan
        if t.verifikasi_id != verifikasi_id and t.keputusan == Keputusan.PERBAIKI and not t.sidik & tinggal
    } | {t.sidik for t in akhir if t.keputusan == Keputusan.SELESAI}
    n = len(diterima) + len(diperbaiki)
    bagian = [f"{len(diperbaiki)} diperbaiki"] if diperbaiki else []
    bagian += [f"{len(diterima)} diterima"] if diterima else []
    bagian += [f"{n_catatan} catatan"] if n_catatan else []
    return HasilVerifikasi(
        f"Selaras, {n} temuan selesai" if n else "Selaras, tanpa temuan yang menghalangi" if n_catatan
        else "Selaras, tanpa temuan",
        ", ".join(bagian),
        acara.nomor,
        acara.tanggal,
        tuple(Unsur(s.unsur).label for s in suara if s.unsur),
        tuple(Unsur(u).label for u in sorted(berhalangan)),
        len(diperbaiki),
        tuple(f"{t.rujukan} {t.get_jenis_display().lower()}: {t.alasan}" for t in diterima),
    )  # fmt: skip
