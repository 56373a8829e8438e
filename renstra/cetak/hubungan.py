"""Renstra -> RKT: Tabel I and Tabel II (GM Lampiran B.4.a, SM Lampiran A.4.a)."""

from collections.abc import Sequence

from renstra.models import RKT
from renstra.queries.rkt import BarisHubungan, Hubungan
from sakip.dokumen.cetakan import target_cetak
from sakip.dokumen.lembaran import Lembaran, TabelIsi
from sakip.dokumen.tabel import Isian, Kepala

_KEPALA_II = ("No.", "Tujuan dan Sasaran Strategis", "Indikator Kinerja", "Target Kinerja")


def lembaran_rencana(rkt: RKT, isi: Hubungan) -> Lembaran:
    sumber = "RPJMD" if rkt.pd is None else "Rencana Strategis"
    lingkup = str(rkt.pd or rkt.pemda.sebutan)
    return Lembaran(
        judul=(f"HUBUNGAN {sumber.upper()} DENGAN RENCANA KINERJA TAHUNAN {rkt.tahun}", lingkup.upper()),
        pendek=f"Hubungan {sumber} dengan RKT {rkt.tahun} - {lingkup}",
        tabel=(tabel_rencana(isi), tabel_tahunan(rkt, isi)),
        keterangan=(
            f"Sasaran yang ada di {sumber} (Tabel I) dijadikan sasaran strategis dalam RKT (Tabel II).",
            f"Indikator kinerja sasaran yang ada di {sumber} (Tabel I) dijadikan indikator kinerja sasaran strategis "
            "dalam RKT (Tabel II).",
            f"Target kinerja jangka menengah dalam {sumber} (Tabel I) dirinci menjadi target kinerja tahunan dalam "
            "RKT (Tabel II).",
            f"Sasaran dan indikator yang tidak dipilih untuk diwujudkan tahun {rkt.tahun} hanya ada pada Tabel I.",
        ),
    )


def tabel_rencana(isi: Hubungan) -> TabelIsi:
    """Tabel I: what the five-year plan says."""
    baris, nomor = [], _Penomor()
    for b in isi.baris:
        s = nomor(b)
        baris.append(
            [
                Isian(s, kunci=f"n{s}", kelas="nomor", sambung="ulang"),
                Isian(b.tujuan, kunci=f"t{b.tujuan}"),
                Isian(b.sasaran or "–", kunci=f"s{s}"),
                Isian(b.indikator),
                Isian(_target(b.akhir or _terakhir(b.target), b.satuan), kelas="tengah"),
            ]
        )
    kepala = ("No.", "Tujuan", "Sasaran", "Indikator Kinerja", "Target Kinerja")
    return TabelIsi("Tabel I", kepala, (5, 25, 27, 29, 14), baris)


def tabel_tahunan(rkt: RKT, isi: Hubungan) -> TabelIsi:
    """Tabel II: what of it the RKT takes, with the target of each year; that of the RKT's own year is the RKT's."""
    baris, nomor = [], _Penomor()
    for b in isi.baris:
        if b.rkt is None:
            continue
        s, teks = nomor(b), b.rkt.sasaran
        target = {
            t: _target(b.rkt.target, b.rkt.satuan) if t == rkt.tahun else _target(lama, b.satuan)
            for t, lama in zip(isi.tahun, b.target, strict=True)
        }
        akhir = _target(b.akhir or _terakhir(b.target), b.satuan)
        baris.append(_baris_tahunan(s, "Sasaran:" if b.sasaran else "Tujuan:", teks, b.rkt.nama, akhir, target))
    for satu in isi.lepas:
        target = {t: _target(satu.target, satu.satuan) if t == rkt.tahun else "" for t in isi.tahun}
        s = nomor.berikut(("kondisi", satu.sasaran))
        baris.append(_baris_tahunan(s, "Kondisi:", satu.sasaran, satu.nama, "–", target))
    n = len(isi.tahun)
    setahun = max(36 // n, 3)
    return TabelIsi(
        "Tabel II",
        tuple(f"{i}\u00a0({t})" for i, t in enumerate(isi.tahun, start=1)),
        (5, 24, 27, 44 - setahun * n, *[setahun] * n),
        baris,
        kepala_atas=(*(Kepala(k, baris=2) for k in _KEPALA_II), Kepala("Target Kinerja pada tahun ke-", kolom=n)),
    )


def _baris_tahunan(  # noqa: PLR0917
    nomor: str, label: str, teks: str, indikator: str, akhir: str, target: dict[int, str]
) -> list[Isian]:
    return [
        Isian(nomor, kunci=f"n{nomor}", kelas="nomor", sambung="ulang"),
        Isian(teks, kunci=f"s{nomor}", label=label),
        Isian(indikator),
        Isian(akhir, kelas="tengah"),
        *(Isian(t or "–", kelas="tengah") for t in target.values()),
    ]


def _target(tertulis: str, satuan: str) -> str:
    return target_cetak(tertulis, satuan) if tertulis else "–"


def _terakhir(target: Sequence[str]) -> str:
    """Where the plan names no end target, that of its last year is it."""
    return next((t for t in reversed(target) if t), "")


class _Penomor:
    """Numbers tujuan and sasaran as they come: one number for all indicators of the same."""

    def __init__(self) -> None:
        self.urut: dict[tuple[str, str], int] = {}

    def __call__(self, b: BarisHubungan) -> str:
        return self.berikut((b.tujuan, b.sasaran))

    def berikut(self, kunci: tuple[str, str]) -> str:
        return f"{self.urut.setdefault(kunci, len(self.urut) + 1)}."
