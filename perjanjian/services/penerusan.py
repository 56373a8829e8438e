"""The summary sheet of one act of passing on (BK Pasal 11 ayat (4)): made, frozen and printed within the act."""

import hashlib
from collections.abc import Sequence
from typing import Any

from renstra.queries.rkt import bentuk_rkt
from sakip.dokumen.lembaran import Kertas
from sakip.dokumen.render import DokumenDitolak
from sakip.dokumen.services import simpan_berkas
from sakip.jejak.services import catat
from sakip.organisasi.enums import Jenjang
from sakip.organisasi.models import Penugasan

from ..models import Penerusan, PKDiteruskan
from ..pdf.penerusan import render_penerusan
from ..queries.fakta import latar
from ..queries.penerusan import ringkasan
from ..queries.peran import situasi
from ..rules.penerusan import ke_json
from .dasar import AksiDenied, Terkunci

LEMBAR_RINGKASAN = "lembar_ringkasan"


def pemangku_sekda(t: Terkunci) -> Penugasan:
    """The appointment by which this user acts as Sekretaris Daerah (only such a user gets here)."""
    satu = next(p for p in t.hak.pegangan if p.jenjang == Jenjang.SEKDA)
    return Penugasan.objects.select_related("pegawai", "jabatan").get(pk=satu.penugasan_id)


def buat_lembar(semua: Sequence[Terkunci], aktor: Any) -> Penerusan:
    """The sheet over the PKs that were passed on in one act, one or many; inside its transaction, under its locks."""
    t, daftar = semua[0], [x.pk for x in semua]
    assert t.hak.pegawai_id is not None
    isi = ringkasan(daftar, latar(daftar, situasi(daftar, t.hak.tanggal)), pemangku_sekda(t), t.now)
    teks = ke_json(isi)
    try:
        pdf = render_penerusan(isi, Kertas.dari(bentuk_rkt(t.pk.pemda_id, max(isi.tahun), pemda=True)))
    except DokumenDitolak as salah:
        raise AksiDenied(f"Lembar ringkasan tidak dapat dicetak: {salah}") from salah
    lembar = Penerusan.objects.create(
        pemda=t.pk.pemda,
        oleh_id=t.hak.pegawai_id,
        pada=t.now,
        jumlah=len(daftar),
        isi=teks,
        sha256=hashlib.sha256(teks.encode()).hexdigest(),
        pdf=simpan_berkas(pdf, now=t.now),
    )
    PKDiteruskan.objects.bulk_create(
        PKDiteruskan(penerusan=lembar, perjanjian=p, naskah=p.naskah) for p in daftar if p.naskah
    )
    catat(
        pelaku=aktor, aksi=LEMBAR_RINGKASAN, objek=lembar, now=t.now, pemda_id=t.pk.pemda_id,
        ringkasan=f"Membuat lembar ringkasan {len(daftar)} PK", rincian={"sha256": lembar.sha256},
    )  # fmt: skip
    return lembar
