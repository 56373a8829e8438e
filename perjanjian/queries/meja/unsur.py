"""The units of the Tim Verifikasi on one PK: their votes and their checklists (BK Pasal 13 ayat (1))."""

from collections.abc import Mapping

from sakip.organisasi.enums import Unsur
from sakip.organisasi.hak import Hak
from sakip.organisasi.rules.verifikasi import kata_unsur, unsur_diminta

from ...enums import Jalur
from ...models import Perjanjian, Verifikasi
from ...rules.daftar_periksa import DaftarPeriksa
from ..berita_acara import ALASAN_BERHALANGAN
from ..fakta import Latar
from ..peran import unsur_berhalangan
from .bentuk import SUARA, UnsurMeja


def unsur_ditanya(pk: Perjanjian, latar: Latar) -> list[Unsur]:
    """Whose consent is asked for; none on the path inside a PD."""
    ketentuan = latar.ketentuan.get(pk.tahun)
    if pk.jalur != Jalur.KABUPATEN:
        return []
    return list(unsur_diminta(ketentuan.unsur_verifikasi if ketentuan else None))


def susun_unsur(
    pk: Perjanjian, latar: Latar, hak: Hak, putaran: Verifikasi | None, daftar: Mapping[str, DaftarPeriksa]
) -> tuple[UnsurMeja, ...]:
    """The vote of each unit that is asked, by whom and when, and how far its checklist is."""
    berhalangan = unsur_berhalangan(pk, latar.situasi)
    suara = {s.unsur: s for s in latar.suara.get(putaran.pk, [])} if putaran else {}
    orang = {a.unsur: a.pegawai.nama for a in latar.situasi.tim}

    def satu(u: Unsur) -> UnsurMeja:
        s, anda, d = suara.get(u), u in hak.unsur, daftar.get(u)
        if s is not None:
            ket = s.pegawai.nama + (f": “{s.catatan}”" if s.catatan else "")
            return UnsurMeja(u.label, anda, SUARA[s.putusan], ket, s.pada, d)
        if u not in berhalangan:
            return UnsurMeja(u.label, anda, SUARA[""], orang.get(u, ""), None, d)
        sebab = (
            f"{ALASAN_BERHALANGAN}, tidak ikut memutuskan" if u in orang else "Belum ada anggota tim dari unsur ini"
        )
        return UnsurMeja(u.label, anda, SUARA["berhalangan"], sebab)

    return tuple(map(satu, unsur_ditanya(pk, latar)))


def daftar_sendiri(hak: Hak, daftar: Mapping[str, DaftarPeriksa]) -> tuple[tuple[str, DaftarPeriksa], ...]:
    """The lists that are the reader's to tick."""
    return tuple((kata_unsur(u) if u else "", d) for u, d in daftar.items() if d.butir and (not u or u in hak.unsur))
