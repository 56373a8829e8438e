"""The measured tree of a file, written into the plan and taken out again."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django.db.models import ProtectedError

from renstra.models import Indikator, IndikatorBersama, JawabanMutu, Rencana, Simpul, Target
from renstra.rules.impor_pohon import URUTAN, SimpulBerkas
from renstra.rules.target import bilangan_target
from renstra.services.dasar import Ditolak
from renstra.services.impor.pohon import Ukuran, UkurIndikator, UkurSimpul
from renstra.services.impor.potret import kembalikan, potret, taruh
from renstra.services.impor.tabel import berlaku
from renstra.services.rencana import DIPAKAI


def tulis(rencana: Rencana, ukuran: Ukuran, putusan: Mapping[str, str]) -> None:
    """Make the plan what the preview showed. Conflicts follow the decision of the person."""
    try:
        Indikator.objects.filter(pk__in=[i.pk for i in ukuran.hapus_indikator]).delete()
        Simpul.objects.filter(pk__in=[s.pk for s in ukuran.hapus_simpul]).delete()
    except ProtectedError:
        raise Ditolak(DIPAKAI) from None
    _Penulis(rencana, putusan).tulis(ukuran)


class _Penulis:
    def __init__(self, rencana: Rencana, putusan: Mapping[str, str]) -> None:
        self.rencana, self.putusan = rencana, putusan
        self.simpul: dict[int, Simpul] = {}  # node of the file -> stored node
        self.baru: list[SimpulBerkas] = []

    def berlaku(self, ukur: UkurSimpul | UkurIndikator) -> bool:
        return berlaku(ukur.kunci, ukur.banding, self.putusan)

    def tulis(self, ukuran: Ukuran) -> None:
        for ukur in sorted(ukuran.simpul, key=lambda u: URUTAN[u.berkas.jenis]):
            self._tulis_simpul(ukur)
        self._urutkan([u.berkas for u in ukuran.simpul])
        self._tulis_indikator(ukuran)

    def _tulis_simpul(self, ukur: UkurSimpul) -> None:
        berkas, simpul = ukur.berkas, ukur.lama
        if simpul is None or self.berlaku(ukur):
            if simpul is None and not self.berlaku(ukur):
                return
            ada, induk_id = self._induk(ukur)
            if not ada:
                return
            simpul = simpul or Simpul(rencana=self.rencana, jenis=berkas.jenis)
            simpul.induk_id, simpul.mendukung_id = induk_id, ukur.isi["mendukung"]
            simpul.kode, simpul.uraian = ukur.isi["kode"], ukur.isi["uraian"]
            simpul.save()
            if ukur.lama is None:
                self.baru.append(berkas)
        self.simpul[id(berkas)] = simpul

    def _induk(self, ukur: UkurSimpul) -> tuple[bool, int | None]:
        """The parent's id, and whether there is one where there must be."""
        berkas = ukur.berkas
        if not berkas.diletakkan and ukur.lama:
            return True, ukur.lama.induk_id
        if not isinstance(berkas.induk, SimpulBerkas):
            return True, berkas.induk
        atas = self.simpul.get(id(berkas.induk))
        if atas is None:
            return ukur.lama is not None, ukur.lama.induk_id if ukur.lama else None
        return True, atas.pk

    def _urutkan(self, semua: Sequence[SimpulBerkas]) -> None:
        """New nodes stand after the one that the file has before them; the order of the others stays."""
        if not self.baru:
            return
        saudara: dict[int | None, list[Simpul]] = defaultdict(list)
        for satu in self.rencana.simpul.order_by("urutan", "id"):
            saudara[satu.induk_id].append(satu)
        pk_baru = {self.simpul[id(b)].pk for b in self.baru}
        sebelum: dict[int | None, int] = {}
        sisip: dict[int | None, list[Simpul]] = {}
        for berkas in semua:
            if (simpul := self.simpul.get(id(berkas))) is None:
                continue
            if simpul.pk in pk_baru:
                urut = sisip.setdefault(simpul.induk_id, [s for s in saudara[simpul.induk_id] if s.pk not in pk_baru])
                urut.insert(_tempat(urut, sebelum.get(simpul.induk_id), semua, self.simpul), simpul)
            sebelum[simpul.induk_id] = simpul.pk
        berganti = [s for urut in sisip.values() for n, s in enumerate(urut, 1) if _geser(s, n)]
        Simpul.objects.bulk_update(berganti, ["urutan"], batch_size=200)

    def _tulis_indikator(self, ukuran: Ukuran) -> None:
        baru: list[Indikator] = []
        berubah: list[Indikator] = []
        isi: list[tuple[Indikator, Mapping[str, Any]]] = []
        akhir = _urutan_akhir(self.rencana)
        for ukur, i in ((u, i) for u in ukuran.simpul for i in u.indikator):
            simpul = self.simpul.get(id(ukur.berkas))
            if simpul is None or not self.berlaku(i):
                continue
            indikator = i.lama or Indikator(urutan=akhir[simpul.pk] + 1)
            if i.lama is None:
                akhir[simpul.pk] += 1
            indikator.simpul_id = simpul.pk
            _isikan(indikator, i.isi)
            (berubah if i.lama else baru).append(indikator)
            isi.append((indikator, i.isi))
        Indikator.objects.bulk_create(baru, batch_size=200)
        simpan_indikator(berubah, isi, self.rencana.tahun)


def ubah_indikator(semua: Sequence[tuple[Indikator, Mapping[str, Any]]], tahun: range) -> None:
    """Stored indicators as a file has them, with the targets of all years."""
    for indikator, isi in semua:
        _isikan(indikator, isi)
    simpan_indikator([indikator for indikator, _ in semua], semua, tahun)


def simpan_indikator(
    berubah: Sequence[Indikator], isi: Sequence[tuple[Indikator, Mapping[str, Any]]], tahun: range
) -> None:
    """Write changed indicators, and the targets of these and of the new ones."""
    kolom = [f.name for f in Indikator._meta.concrete_fields if not f.primary_key]
    Indikator.objects.bulk_update(berubah, kolom, batch_size=200)
    Target.objects.filter(indikator__in=[i.pk for i in berubah]).delete()
    target = [t for indikator, nilai in isi for t in _target(indikator, nilai, tahun)]
    Target.objects.bulk_create(target, batch_size=500)


def _tempat(
    urut: Sequence[Simpul], sebelum: int | None, semua: Sequence[SimpulBerkas], simpul: Mapping[int, Simpul]
) -> int:
    """Behind the sibling that the file has before it; first, where the file has other siblings only after it."""
    pk = [s.pk for s in urut]
    if sebelum in pk:
        return pk.index(sebelum) + 1
    dalam_berkas = {simpul[id(b)].pk for b in semua if id(b) in simpul}
    return 0 if dalam_berkas & set(pk) else len(urut)


def _geser(simpul: Simpul, urutan: int) -> bool:
    beda, simpul.urutan = simpul.urutan != urutan, urutan
    return beda


def _urutan_akhir(rencana: Rencana) -> dict[int, int]:
    akhir: dict[int, int] = defaultdict(int)
    for simpul, urutan in Indikator.objects.filter(simpul__rencana=rencana).values_list("simpul_id", "urutan"):
        akhir[simpul] = max(akhir[simpul], urutan)
    return akhir


def _isikan(indikator: Indikator, isi: Mapping[str, Any]) -> None:
    for nama in isi:
        if nama != "simpul" and not nama.startswith(("target_2", "pagu_")):
            setattr(indikator, nama, isi[nama])
    indikator.baseline_bilangan = bilangan_target(isi["baseline"])
    indikator.target_akhir_bilangan = bilangan_target(isi["target_akhir"])


def _target(indikator: Indikator, isi: Mapping[str, Any], tahun: range) -> Iterator[Target]:
    for t in tahun:
        tertulis, pagu = isi[f"target_{t}"], isi[f"pagu_{t}"]
        if tertulis or pagu is not None:
            yield Target(
                indikator=indikator, tahun=t, tertulis=tertulis, bilangan=bilangan_target(tertulis), pagu=pagu
            )


# ---- undoing


def _kumpulan(rencana: Rencana) -> list[Any]:
    return [
        Simpul.objects.filter(rencana=rencana),
        Indikator.objects.filter(simpul__rencana=rencana),
        Target.objects.filter(indikator__simpul__rencana=rencana),
        JawabanMutu.objects.filter(indikator__simpul__rencana=rencana),
        IndikatorBersama.objects.filter(indikator__simpul__rencana=rencana),
    ]


def cadangkan(rencana: Rencana) -> Any:
    """The whole tree with everything that hangs on it."""
    return potret(*_kumpulan(rencana))


def pulihkan(rencana: Rencana, cadangan: Any) -> None:
    """The tree as it was. Answers and consents come back only with an indicator that the file removed: those of the
    others may have been given since, and no version of the plan tells."""
    semua = _kumpulan(rencana)
    pohon, milik_orang = semua[:3], semua[3:]
    ada = set(pohon[1].values_list("pk", flat=True))
    try:
        kembalikan(cadangan[: len(pohon)], *pohon)
    except ProtectedError:
        raise Ditolak(DIPAKAI) from None
    for isi, satu in zip(cadangan[len(pohon) :], milik_orang, strict=True):
        taruh([b for b in isi if b["fields"]["indikator"] not in ada], satu.model)
