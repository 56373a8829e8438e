"""The berita acara of a day of Desk: made once all its appointments have ended, frozen, signed by its members."""

from datetime import datetime
from typing import Any

from django.db import transaction

from sakip.dokumen.render import DokumenDitolak
from sakip.organisasi.giliran import giliran
from sakip.organisasi.hak import hak_dari
from sakip.organisasi.queries import ketentuan_pada
from sakip.waktu import tanggal_di

from ..models import BeritaAcara, HariDesk
from ..pdf import render_acara_desk
from ..queries.acara_desk import fakta_acara_desk, susun_acara_desk
from ..queries.berita_acara import baris_anggota, ke_json, urut_berikut
from ..queries.desk_hari import hari_isi
from ..queries.desk_orang import anggota_tim, merencanakan
from ..rules.desk import acara_desk_dapat_dibuat
from .acara import Naskah, simpan_acara
from .dasar import AksiDenied
from .desk_dasar import BUKAN, jejak
from .naskah import baca_gambar

BUAT = "berita_acara_desk"


@transaction.atomic
def buat_acara_desk(*, hari_id: int, aktor: Any, now: datetime) -> BeritaAcara:
    """Make the paper of the day (BK penjelasan Pasal 11 ayat (4)); once. Raises `AksiDenied`."""
    hari = HariDesk.objects.select_related("pemda").get(pk=hari_id)
    pemda = giliran(hari.pemda_id)
    tanggal = tanggal_di(now, pemda.zona_waktu)
    hak = hak_dari(aktor, tanggal)
    if hak.pemda_id != pemda.pk or not merencanakan(hak, anggota_tim(pemda.pk, tanggal)):
        raise AksiDenied(BUKAN)
    if (tolak := acara_desk_dapat_dibuat(fakta_acara_desk(hari_isi(hari, now)))) is not None:
        raise AksiDenied(tolak)
    ketentuan = ketentuan_pada(pemda.pk, tanggal.replace(year=hari.tahun, month=1, day=1))
    if ketentuan is None:
        raise AksiDenied(f"Ketentuan tahun {hari.tahun} belum ada. Mintalah admin mengisinya.")
    assert hak.pegawai_id is not None  # who plans the Desk belongs to the Tim
    urut = urut_berikut(pemda.pk, hari.tahun)
    isi, anggota = susun_acara_desk(hari, ketentuan, kini=now, tanggal=tanggal, urut=urut)
    try:
        pdf = render_acara_desk(isi, logo=baca_gambar(pemda.logo))
    except DokumenDitolak as salah:
        raise AksiDenied(f"Berita acara tidak dapat dicetak: {salah}") from salah
    naskah = Naskah(ke_json(isi), isi.nomor, tanggal, pdf)
    baris = [baris_anggota(n, i, a) for n, (i, a) in enumerate(zip(isi.anggota, anggota, strict=True))]
    acara = simpan_acara(
        naskah, baris, pemda=pemda, hari_desk=hari, tahun=hari.tahun, urut=urut, oleh=hak.pegawai_id, now=now
    )
    jejak(aktor, BUAT, acara, f"Membuat {acara} hari Desk", now, pemda.pk, sha256=acara.sha256)
    return acara
