"""The three formsets of the row editor together: filled from a PK or from what was sent, checked, and handed on."""

from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import Any

from django.http import QueryDict

from renstra.enums import CaraHitung
from sakip.formulir import nomor

from ..enums import JenisKelompok
from ..models import Butir, PaguPerjanjian, Perjanjian
from ..queries.isi import butir_didukung, muat_isi
from ..queries.ukuran import bersumber
from ..services.isi import ButirBaru, PaguBaru
from .isi import ButirForm, ButirSet, KelompokForm, KelompokSet, PaguSet

K, B, P = "k", "b", "p"
Induk = Sequence[tuple[int, str]]


class Penyunting:
    """`data` None: as the PK stands; else as it was typed, to be checked or shown again."""

    def __init__(
        self, pk: Perjanjian, data: Mapping[str, Any] | None, induk: Induk, jenis_bawaan: str = "iku"
    ) -> None:
        self.pk, self.jenis_bawaan = pk, jenis_bawaan
        muat_isi([pk])
        self.butir_lama: dict[int, Butir] = {b.pk: b for b in pk.butir.all()}
        self.pagu_lama: dict[int, PaguPerjanjian] = {p.pk: p for p in pk.pagu.all()}
        grup, butir = _awal(list(self.butir_lama.values()))
        isi = {"empty_permitted": False}
        self.kelompok = KelompokSet(data, prefix=K, initial=grup, form_kwargs=isi)
        self.butir = ButirSet(data, prefix=B, initial=butir, form_kwargs={"induk": induk, **isi})
        baris = [(i, str(i + 1)) for i in range(len(self.butir.forms))]
        posisi = {b["id"]: i for i, b in enumerate(butir)}
        pagu = [_pagu(p, posisi) for p in self.pagu_lama.values()]
        self.pagu = PaguSet(data, prefix=P, form_kwargs={"baris": baris, **isi}, initial=pagu)
        self._lengkapi()
        self.galat: list[str] = []

    def _lengkapi(self) -> None:
        diukur = bersumber(list(self.butir_lama.values()))
        for f in self.butir.forms:
            lama = self.butir_lama.get(_bulat(f.nilai("id")))
            f.diukur_rencana = lama if lama is not None and lama.pk in diukur else None
            if lama is not None:
                f.sumber = {
                    "nama": "DPA" if lama.tolok_ukur_id else "RKT" if lama.baris_rkt_id else "Dokumen sumber",
                    "indikator": lama.sumber_indikator,
                    "target": lama.sumber_target,
                    "satuan": lama.sumber_satuan,
                }
        for f in self.pagu.forms:
            f.pagu = self.pagu_lama.get(_bulat(f["id"].value()))

    # ---- checking

    def sah(self) -> bool:
        """Whether everything typed can be saved; marks each field that cannot."""
        terpakai = {_bulat(f.nilai("grup")) for f in self.butir.forms if not f.kosong and not f.dihapus}
        sah = True
        for formset in (self.kelompok, self.butir, self.pagu):
            formset.is_valid()
            self.galat += [str(e) for e in formset.non_form_errors()]
            for n, f in enumerate(formset.forms):
                if formset is self.kelompok and n not in terpakai:
                    f.abaikan()  # a sasaran without rows is not kept, so it is not judged
                f.tandai()
                sah = sah and not f.errors
        if sah and not self.galat:
            self.galat += self._bersama()
        return sah and not self.galat

    def _bersama(self) -> list[str]:
        hasil = []
        grup = len(self.kelompok.forms)
        if any(f.cleaned_data["grup"] >= grup for f in self.butir.forms if not f.kosong and not f.dihapus):
            hasil.append("Ada baris tanpa sasaran. Muat ulang halaman.")
        if {f.cleaned_data.get("id") for f in self.pagu.forms} != set(self.pagu_lama):
            hasil.append("Baris anggaran sudah berubah sejak halaman dibuka. Muat ulang halaman.")
        return hasil

    @property
    def ringkasan(self) -> list[tuple[str, str]]:
        """Every error with the field it belongs to, for the box on top: (id of the field, sentence)."""
        hasil = [("", g) for g in self.galat]
        for nama, formset in (("Sasaran", self.kelompok), ("Indikator", self.butir), ("Anggaran", self.pagu)):
            for n, f in enumerate(formset.forms, 1):
                for medan, pesan in f.errors.items():
                    hasil += [(f[medan].id_for_label if medan in f.fields else "", f"{nama} {n}: {p}") for p in pesan]
        return hasil

    # ---- handing on

    def _dipakai(self) -> list[ButirForm]:
        """The rows that stay, in the order they stand on the page."""
        isi = [f for f in self.butir.forms if not f.kosong and not f.dihapus]
        return sorted(isi, key=lambda f: (f.cleaned_data["grup"], f.cleaned_data.get("urutan") or 0))

    def hasil(self) -> tuple[list[ButirBaru], list[PaguBaru]]:
        """What to save; call after `sah()`."""
        dipakai = self._dipakai()
        butir = [self._butir(f.cleaned_data) for f in dipakai]
        posisi = {self.butir.forms.index(f): i for i, f in enumerate(dipakai)}
        pagu = [
            PaguBaru(
                d["id"], d["jumlah"], d["keterangan"], tuple(sorted(posisi[i] for i in d["butir"] if i in posisi))
            )
            for d in (f.cleaned_data for f in self.pagu.forms)
        ]
        return butir, pagu

    def _butir(self, d: Mapping[str, Any]) -> ButirBaru:
        grup = self.kelompok.forms[d["grup"]].cleaned_data
        return ButirBaru(
            id=d["id"] if d["id"] in self.butir_lama else None,
            jenis_kelompok=grup["jenis"],
            kelompok=grup["teks"],
            tujuan=grup["tujuan"],
            indikator=d["indikator"],
            target=d["target"].tertulis,
            satuan=d["satuan"],
            jenis=d["jenis"],
            keterangan=d["keterangan"],
            mendukung_id=d["mendukung"],
            arah=d["arah"] or None,
            cara_hitung=d["cara_hitung"] or None,
            skala=d["skala"] if d["arah"] else None,
        )

    # ---- showing

    @property
    def susunan(self) -> list[dict[str, Any]]:
        """Groups with their rows in order, numbered as they will be read."""
        hasil = []
        for g, grup in enumerate(self.kelompok.forms):
            rows = [(i, f) for i, f in enumerate(self.butir.forms) if _bulat(f.nilai("grup")) == g]
            rows.sort(key=lambda x: (_bulat(x[1].nilai("urutan")), x[0]))
            baris = [{"form": f, "posisi": i, "nomor": f"{g + 1}.{n}"} for n, (i, f) in enumerate(rows, 1)]
            hasil.append({"form": grup, "posisi": g, "nomor": g + 1, "baris": baris})
        return hasil

    @property
    def nomor(self) -> list[tuple[int, str, str]]:
        """Position in the formset, number, wording: what a budget line can be said to support."""
        return [(b["posisi"], b["nomor"], b["form"].nilai("indikator")) for g in self.susunan for b in g["baris"]]

    @property
    def teks(self) -> str:
        """All rows as text, to lay beside another's."""
        return "\n".join(
            f"{nomor} {indikator}, target {self.butir.forms[i].nilai('target') or '–'}"
            for i, nomor, indikator in self.nomor
            if not self.butir.forms[i].dihapus
        )


def _awal(butir: Sequence[Butir]) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    grup: list[dict[str, Any]] = []
    rows: list[dict[str, Any]] = []
    for (jenis, teks, tujuan), isi in groupby(butir, key=lambda b: (b.jenis_kelompok, b.kelompok, b.tujuan)):
        for urutan, b in enumerate(isi):
            rows.append(
                {
                    "id": b.pk, "grup": len(grup), "urutan": urutan, "indikator": b.indikator, "target": b.target,
                    "satuan": b.satuan, "jenis": b.jenis, "mendukung": b.mendukung_id, "keterangan": b.keterangan,
                    "arah": b.arah, "cara_hitung": b.cara_hitung, "skala": b.skala,
                }
            )  # fmt: skip
        grup.append({"teks": teks, "jenis": jenis, "tujuan": tujuan})
    return grup, rows


def _pagu(p: PaguPerjanjian, posisi: Mapping[int, int]) -> dict[str, Any]:
    butir = [posisi[n] for n in butir_didukung(p) if n in posisi]
    return {"id": p.pk, "jumlah": p.jumlah, "keterangan": p.keterangan, "butir": butir}


def _bulat(nilai: Any) -> int:
    return nomor(str(nilai or "")) or 0


# ---- what a submit button without script asks for


def tambah(data: QueryDict, grup: int, jenis: str) -> QueryDict:
    """The same form with one more empty row under this sasaran."""
    isi = data.copy()
    n = _bulat(isi.get(f"{B}-TOTAL_FORMS"))
    isi[f"{B}-TOTAL_FORMS"] = str(n + 1)
    isi[f"{B}-{n}-grup"], isi[f"{B}-{n}-urutan"], isi[f"{B}-{n}-jenis"] = str(grup), str(900 + n), jenis
    return isi


def tambah_kelompok(data: QueryDict, jenis: str) -> QueryDict:
    """The same form with one more sasaran and an empty row under it."""
    isi = data.copy()
    n = _bulat(isi.get(f"{K}-TOTAL_FORMS"))
    isi[f"{K}-TOTAL_FORMS"] = str(n + 1)
    isi[f"{K}-{n}-jenis"] = JenisKelompok.SASARAN
    return tambah(isi, n, jenis)


def geser(data: QueryDict, posisi: int, arah: int) -> QueryDict:
    """The same form with a row one place higher or lower within its sasaran."""
    isi = data.copy()
    grup = isi.get(f"{B}-{posisi}-grup")
    rows = [i for i in range(min(_bulat(isi.get(f"{B}-TOTAL_FORMS")), 500)) if isi.get(f"{B}-{i}-grup") == grup]
    rows.sort(key=lambda i: (_bulat(isi.get(f"{B}-{i}-urutan")), i))
    if posisi not in rows:
        return isi
    dari = rows.index(posisi)
    ke = max(0, min(len(rows) - 1, dari + arah))
    rows.insert(ke, rows.pop(dari))
    for urutan, i in enumerate(rows):
        isi[f"{B}-{i}-urutan"] = str(urutan)
    return isi


def pakai_sumber(data: QueryDict, posisi: int, butir: Butir | None) -> QueryDict:
    """The same form with the source's wording, target and unit put back into one row."""
    isi = data.copy()
    if butir is not None:
        for medan, nilai in (
            ("indikator", butir.sumber_indikator), ("target", butir.sumber_target), ("satuan", butir.sumber_satuan),
        ):  # fmt: skip
            if nilai:
                isi[f"{B}-{posisi}-{medan}"] = nilai
    return isi


def form_kosong(posisi: int, grup: int, induk: Induk, jenis: str) -> ButirForm:
    """An unbound new row, for adding one without reloading the page."""
    awal = {"grup": grup, "urutan": 900 + posisi, "jenis": jenis, "cara_hitung": CaraHitung.AKHIR}
    return ButirForm(prefix=f"{B}-{posisi}", initial=awal, induk=induk, empty_permitted=True)


def kelompok_kosong(posisi: int) -> KelompokForm:
    return KelompokForm(prefix=f"{K}-{posisi}", initial={"jenis": JenisKelompok.SASARAN}, empty_permitted=True)
