"""What the profile says of verification: how much each kind of finding weighs, what each unsur looks at, and whose
consent is asked for (BK Pasal 11 ayat (2)-(4), Pasal 13 ayat (1)). The weights and lists are our own stand."""

from collections.abc import Mapping, Sequence
from typing import Any

from ..enums import Bobot, JenisTemuan, Unsur

TIM_SAKIP = "sakip_pd"  # the team inside a PD, where the others are unsur of the regency
PEMERIKSA = (*Unsur.values, TIM_SAKIP)
TERPANJANG, TERBANYAK = 200, 20
_T = JenisTemuan
Butir = dict[str, Any]  # {"teks": what is looked at, "jenis": kinds of finding by which the machine has seen to it}


class BarisSalah(ValueError):
    """A line that was typed cannot be read; the text says why."""


def bobot_bawaan() -> dict[str, str]:
    """Every kind with its weight; what is not named is `wajib`."""
    ringan = {_T.REDAKSI: Bobot.SEBAIKNYA, _T.PROGRAM: Bobot.SEBAIKNYA, _T.MUTU: Bobot.CATATAN}
    return {j.value: ringan.get(j, Bobot.WAJIB).value for j in JenisTemuan if j != _T.LAIN}


def bobot_dari(isi: Mapping[str, str] | None, jenis: str) -> Bobot:
    """The weight the profile gives a kind of finding."""
    return Bobot((isi or {}).get(jenis, Bobot.WAJIB))


def daftar_bawaan() -> dict[str, list[Butir]]:
    """A short list for each unsur. What names kinds of finding is ticked by the machine where none of them is open."""
    return {
        Unsur.INSPEKTORAT.value: [
            _butir("Semua baris rencana dan anggaran tercakup dalam PK", _T.TIDAK_ADA, _T.BERLEBIH),
            _butir("Target wajar terhadap capaian tahun sebelumnya"),
        ],
        Unsur.BAPPEDA.value: [
            _butir("Sasaran dan indikator sesuai Renstra dan RKT", _T.TIDAK_ADA, _T.BERLEBIH, _T.REDAKSI),
            _butir("Target dan satuan sesuai Renstra dan RKT tahun ini", _T.TARGET, _T.SATUAN, _T.TAHUN),
        ],
        Unsur.BPKPAD.value: [
            _butir("Pagu sama dengan RKA dan DPA", _T.ANGGARAN),
            _butir("Program, kegiatan, dan sub kegiatan sesuai RKA dan DPA", _T.PROGRAM, _T.TIDAK_ADA, _T.BERLEBIH),
            _butir("Sumber dana sesuai DPA"),
        ],
        Unsur.ORGANISASI.value: [
            _butir("Tingkat indikator sesuai jenjang jabatan", _T.TINGKAT),
            _butir("Mutu indikator memenuhi kriteria", _T.MUTU),
            _butir("Pernyataan dan lampiran sesuai bentuk peraturan"),
        ],
        TIM_SAKIP: [],
    }


def _butir(teks: str, *jenis: JenisTemuan) -> Butir:
    return {"teks": teks, "jenis": [j.value for j in jenis]}


def unsur_diminta(isi: Sequence[str] | None) -> tuple[Unsur, ...]:
    """The unsur whose consent the profile asks for; where it names none, all four (BK Pasal 13 ayat (1))."""
    return tuple(u for u in Unsur if not isi or u.value in isi)


def periksa_bobot(isi: object) -> str | None:
    """What is wrong with stored weights, or None."""
    if not isinstance(isi, dict):
        return "Bobot temuan ditulis per jenis temuan."
    for jenis, bobot in isi.items():
        if jenis not in JenisTemuan.values or bobot not in Bobot.values:
            return f"Bobot tidak dikenal: {jenis} = {bobot}."
    return None


def periksa_daftar(isi: object) -> str | None:
    """What is wrong with stored lists, or None."""
    if not isinstance(isi, dict) or set(isi) - set(PEMERIKSA):
        return "Daftar periksa ditulis per unsur."
    for unsur, butir in isi.items():
        if not isinstance(butir, list) or not all(_sah(b) for b in butir):
            return f"Daftar periksa {unsur} tidak terbaca."
        if len(butir) > TERBANYAK:
            return f"Paling banyak {TERBANYAK} butir untuk satu unsur."
        if len({b["teks"].casefold() for b in butir}) != len(butir):
            return f"Ada butir yang ditulis dua kali pada {kata_unsur(unsur)}."
    return None


def _sah(b: object) -> bool:
    return (
        isinstance(b, dict)
        and isinstance(b.get("teks"), str)
        and 0 < len(b["teks"].strip()) <= TERPANJANG
        and isinstance(b.get("jenis", []), list)
        and set(b.get("jenis", [])) <= set(JenisTemuan.values)
    )


# ---- as the admin writes them, one per line


def kata_unsur(unsur: str) -> str:
    return "Tim SAKIP PD" if unsur == TIM_SAKIP else Unsur(unsur).label


def kata_bobot(isi: Mapping[str, str]) -> list[str]:
    """`Target beda: wajib`"""
    return [f"{j.label}: {Bobot(isi[j]).value}" for j in JenisTemuan if j.value in isi]


def baca_bobot(baris: Sequence[str]) -> dict[str, str]:
    """The lines of the form, as `kata_bobot` writes them. Raises `BarisSalah`."""
    nama = {j.label.casefold(): j.value for j in JenisTemuan}
    hasil = {}
    for satu in baris:
        kiri, _, kanan = satu.partition(":")
        jenis, bobot = nama.get(_rapi(kiri)), _rapi(kanan)
        if jenis is None or bobot not in Bobot.values:
            raise BarisSalah(f"“{satu}” tidak terbaca. Tulis seperti Target beda: wajib, sebaiknya, atau catatan.")
        hasil[jenis] = bobot
    return hasil


def kata_daftar(isi: Mapping[str, Sequence[Butir]]) -> list[str]:
    """`BPKPAD: Pagu sama dengan RKA dan DPA [Anggaran beda]`"""
    hasil = []
    for unsur in PEMERIKSA:
        for b in isi.get(unsur, ()):
            jenis = ", ".join(JenisTemuan(j).label for j in b.get("jenis", ()))
            hasil.append(f"{kata_unsur(unsur)}: {b['teks']}" + (f" [{jenis}]" if jenis else ""))
    return hasil


def baca_daftar(baris: Sequence[str]) -> dict[str, list[Butir]]:
    """The lines of the form, as `kata_daftar` writes them. Raises `BarisSalah`."""
    nama = {kata_unsur(u).casefold(): u for u in PEMERIKSA}
    hasil: dict[str, list[Butir]] = {u: [] for u in PEMERIKSA}
    for satu in baris:
        kiri, _, kanan = satu.partition(":")
        unsur, teks = nama.get(_rapi(kiri)), kanan.strip()
        if unsur is None or not teks:
            raise BarisSalah(f"“{satu}” tidak terbaca. Awali dengan unsur dan titik dua, misalnya BPKPAD: Pagu sama.")
        hasil[unsur].append(_baca_butir(teks))
    return hasil


def _baca_butir(teks: str) -> Butir:
    isi, _, kurung = teks.partition("[")
    nama = {j.label.casefold(): j.value for j in JenisTemuan}
    tulisan = [_rapi(j) for j in kurung.rstrip(" ]").split(",") if j.strip()]
    if asing := [j for j in tulisan if j not in nama]:
        raise BarisSalah(f"Jenis temuan tidak dikenal: {', '.join(asing)}.")
    return {"teks": isi.strip(), "jenis": [nama[j] for j in tulisan]}


def _rapi(teks: str) -> str:
    return " ".join(teks.split()).casefold()
