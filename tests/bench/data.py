"""A large regency, quickly: 50 PDs, up to 5,000 offices with a PK each, and as many years back as it takes; with rows,
budget, signatures, audit lines.

Written past the services with bulk_create; the triggers are set aside for that moment and put back.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime
from decimal import Decimal
from itertools import islice, pairwise
from zoneinfo import ZoneInfo

from django.db import connection, transaction
from django.db.models import F, Model, OuterRef, Subquery

from perjanjian.enums import Jalur, Pihak, Status
from perjanjian.models import Butir, Dukungan, Naskah, PaguPerjanjian, Perjanjian, TandaTangan
from sakip.dokumen.models import Berkas
from sakip.jejak import pemicu
from sakip.jejak.models import Jejak, Rantai
from sakip.organisasi.enums import FungsiPD, JenisUnit, Jenjang, Tingkat
from sakip.organisasi.models import Jabatan, Pegawai, Penugasan, PerangkatDaerah
from tests.pemeran import MULAI, TAHUN, Daerah

PD = 50
PEJABAT = 5000  # offices of the regency; further agreements are those of earlier years
SAAT = datetime(TAHUN, 1, 20, 9, 0, tzinfo=ZoneInfo("Asia/Jakarta"))
SEKALI = 2500
# What a regency looks like in the last week of January: of ten agreements six are in force, the others on their way.
STATUS = [*[Status.BERLAKU] * 6, Status.DRAF, Status.DIAJUKAN, Status.SELARAS, Status.DITANDATANGANI]


def isi(daerah: Daerah, dari: int, sampai: int) -> None:
    """Agreements number `dari` up to (not including) `sampai`, in 50 PDs."""
    pds = _pd(daerah)
    tepi = {PD, *range(0, sampai, SEKALI)}  # the heads of the PDs come first
    batas = [dari, *sorted(b for b in tepi if dari < b < sampai), sampai]
    pemicu.lepas(connection)
    try:
        for mulai, akhir in pairwise(batas):
            with transaction.atomic():
                _bagian(daerah, pds, range(mulai, akhir))
    finally:
        pemicu.pasang(connection)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _simpan(model: type[Model], baris: Iterable[Model]) -> list[Model]:
    hasil: list[Model] = []
    sisa: Iterator[Model] = iter(baris)
    while sebagian := list(islice(sisa, SEKALI)):
        hasil += model._default_manager.bulk_create(sebagian)
    return hasil


def _pd(daerah: Daerah) -> list[PerangkatDaerah]:
    for n in range(PD):
        PerangkatDaerah.objects.get_or_create(
            pemda=daerah.pemda,
            kode=f"ukur-{n}",
            defaults={"nama": f"Dinas Ukur {n}", "singkatan": f"DU{n}", "fungsi": FungsiPD.LAIN},
        )
    return list(PerangkatDaerah.objects.filter(pemda=daerah.pemda, kode__startswith="ukur-").order_by("id"))


def _bagian(daerah: Daerah, pds: list[PerangkatDaerah], nomor: range) -> None:
    if nomor.start < PEJABAT:
        _pejabat(daerah, pds, nomor)
    urut = [n % PEJABAT for n in nomor]
    ada = {j.urutan: j for j in Jabatan.objects.filter(pd__in=pds, urutan__gte=urut[0], urutan__lte=urut[-1])}
    jabatan = [ada[n] for n in urut]
    bertugas = {t.jabatan_id: t for t in Penugasan.objects.filter(jabatan__in=ada.values())}
    petugas = [bertugas[j.pk] for j in jabatan]
    perjanjian = _simpan(Perjanjian, (_perjanjian(daerah, j, n) for j, n in zip(jabatan, nomor, strict=True)))
    _lampiran(perjanjian)
    _naskah(daerah, perjanjian, petugas)
    _jejak(daerah, perjanjian)


def _pejabat(daerah: Daerah, pds: list[PerangkatDaerah], nomor: range) -> None:
    pemda, bupati = daerah.pemda, daerah.jabatan["bupati"]
    kepala = {j.pd_id: j for j in Jabatan.objects.filter(pd__in=pds, jenis_unit=JenisUnit.PD)}
    jabatan = []
    for n in nomor:
        pd = pds[n % PD]
        memimpin = n < PD
        jabatan.append(
            Jabatan(
                pemda=pemda,
                pd=pd,
                nama=f"Kepala {pd.nama}" if memimpin else f"Penelaah Teknis {n}",
                jenjang=Jenjang.KEPALA_PD if memimpin else Jenjang.PELAKSANA,
                jenis_unit=JenisUnit.PD if memimpin else JenisUnit.TANPA,
                atasan=bupati if memimpin else kepala.get(pd.pk, bupati),
                urutan=n,
            )
        )
    _simpan(Jabatan, jabatan)
    orang = _simpan(Pegawai, (Pegawai(pemda=pemda, nama=f"Pegawai {n}, S.T.", nip=f"{10**17 + n}") for n in nomor))
    _simpan(Penugasan, (Penugasan(pegawai=o, jabatan=j, mulai=MULAI) for o, j in zip(orang, jabatan, strict=True)))


def _perjanjian(daerah: Daerah, jabatan: Jabatan, n: int) -> Perjanjian:
    return Perjanjian(
        pemda=daerah.pemda,
        pd_id=jabatan.pd_id,
        tahun=TAHUN - n // PEJABAT,
        jabatan=jabatan,
        jabatan_kedua_id=jabatan.atasan_id,
        jenjang=jabatan.jenjang,
        jalur=Jalur.KABUPATEN if jabatan.jenjang == Jenjang.KEPALA_PD else Jalur.PERANGKAT_DAERAH,
        kode=f"UKUR{n:07d}",
        status=Status.DRAF,
        penyusun=daerah.pengguna["perencana_satu"],
        disusun_pada=SAAT,
    )


def _lampiran(perjanjian: list[Model]) -> None:
    atasan = {  # the rows of the head of each PD, which those below support
        (b.perjanjian.pd_id, b.urutan): b
        for b in Butir.objects.filter(perjanjian__jenjang=Jenjang.KEPALA_PD, perjanjian__tahun=TAHUN).select_related(
            "perjanjian"
        )
    }
    butir = _simpan(
        Butir,
        (
            Butir(
                perjanjian=p,
                urutan=i,
                mendukung=atasan.get((p.pd_id, i)) if p.jenjang == Jenjang.PELAKSANA and p.tahun == TAHUN else None,
                kelompok=f"Meningkatnya mutu layanan {i // 2 + 1}",
                indikator=f"Persentase layanan {i + 1} yang selesai tepat waktu",
                target="95",
                target_bilangan=Decimal(95),
                satuan="%",
            )
            for p in perjanjian
            for i in range(4)
        ),
    )
    pagu = _simpan(
        PaguPerjanjian,
        (
            PaguPerjanjian(
                perjanjian=p,
                tingkat=Tingkat.PROGRAM,
                kode=f"5.01.0{i + 1}",
                nama=f"Program penunjang urusan {i + 1}",
                jumlah=Decimal("125000000.25"),
                sumber_dana=[["APBD", "125000000.25"]],
                urutan=i,
            )
            for p in perjanjian
            for i in range(3)
        ),
    )
    _simpan(Dukungan, (Dukungan(pagu=g, butir=butir[4 * (n // 3) + n % 3]) for n, g in enumerate(pagu)))


def _naskah(daerah: Daerah, perjanjian: list[Model], petugas: list[Model]) -> None:
    """Content and signatures of those in force; the others stand where `STATUS` puts them."""
    berkas, _ = Berkas.objects.get_or_create(sha256="0" * 64, defaults={"ukuran": 1, "dibuat_pada": SAAT})
    naskah = _simpan(
        Naskah,
        (
            Naskah(
                perjanjian=p,
                revisi=1,
                isi="{}",
                sha256="0" * 64,
                sha256_substansi="0" * 64,
                pdf=berkas,
                pdf_draf=berkas,
                dibuat_pada=SAAT,
            )
            for p in perjanjian
        ),
    )
    atasan = daerah.penugasan["bupati"]
    _simpan(
        TandaTangan,
        (
            TandaTangan(
                naskah=n,
                pihak=pihak,
                pegawai_id=t.pegawai_id,
                penugasan=t,
                pengguna=daerah.pengguna["bupati"],
                nama="Pegawai, S.T.",
                jabatan="Jabatan",
                waktu=SAAT,
                sha256="0" * 64,
            )
            for n, pertama in zip(naskah, petugas, strict=True)
            for pihak, t in ((Pihak.PERTAMA, pertama), (Pihak.KEDUA, atasan))
        ),
    )
    for sisa, status in enumerate(STATUS):
        pk = [p.pk for p in perjanjian if p.tahun == TAHUN and p.pk % len(STATUS) == sisa]
        if status == Status.BERLAKU:
            pk += [p.pk for p in perjanjian if p.tahun < TAHUN and p.pk % 6 == sisa]
        if status != Status.DRAF:
            terkini = Naskah.objects.filter(perjanjian=OuterRef("pk")).values("pk")[:1]
            Perjanjian.objects.filter(pk__in=pk).update(status=status, naskah=Subquery(terkini), **_tanggal(status))


def _tanggal(status: Status) -> dict[str, datetime | None]:
    return {
        "diajukan_pada": SAAT,
        "ditandatangani_pada": SAAT if status in {Status.DITANDATANGANI, Status.BERLAKU} else None,
        "berlaku_pada": SAAT if status == Status.BERLAKU else None,
    }


def _jejak(daerah: Daerah, perjanjian: list[Model]) -> None:
    rantai, _ = Rantai.objects.get_or_create(kunci=f"ukur:{daerah.pemda.kode}")
    awal = rantai.nomor
    baris = [
        Jejak(
            rantai=rantai,
            nomor=awal + i + 1,
            waktu=SAAT,
            pelaku_nama="Perencana",
            aksi=aksi,
            objek_jenis="perjanjian",
            objek_id=p.pk,
            ringkasan="PK disusun" if aksi == "susun" else "PK diajukan",
            hash_sebelumnya="0" * 64,
            hash=f"{awal + i + 1:064x}",
        )
        for i, (p, aksi) in enumerate((p, aksi) for p in perjanjian for aksi in ("susun", "ajukan"))
    ]
    _simpan(Jejak, baris)
    Rantai.objects.filter(pk=rantai.pk).update(nomor=F("nomor") + len(baris))
