"""The days-left badge of an agreement: its own deadline, counted once per DPA date for a whole page of PKs."""

from datetime import date

from sakip.kalender.enums import Peristiwa
from sakip.kalender.queries import aturan_isi, hitung_tenggat, libur_tahun
from sakip.kalender.rules import Lencana, Tenggat, sisa
from sakip.organisasi.models import Ketentuan


class Penenggat:
    """Deadlines of one regency and year, in three queries however many PKs are asked for."""

    def __init__(self, pemda_id: int, tahun: int, ketentuan: Ketentuan | None, hari_ini: date) -> None:
        self.ketentuan, self.hari_ini = ketentuan, hari_ini
        self.aturan = aturan_isi(ketentuan) if ketentuan else []
        self.libur = libur_tahun(pemda_id, tahun) if self.aturan else {}
        self._hasil: dict[tuple[date | None, date | None], dict[str, Tenggat]] = {}

    def tenggat(self, kode: str, dpa: date | None, pengesahan: date | None = None) -> Tenggat | None:
        """The milestone `kode` for a DPA of that date; None where the profile has none or nothing starts it."""
        if self.ketentuan is None or (dpa is None and pengesahan is None):
            return None
        kunci = (dpa, pengesahan)
        if kunci not in self._hasil:
            kejadian: dict[str, date | None] = {Peristiwa.DPA: dpa, Peristiwa.PENGESAHAN: pengesahan}
            isi = hitung_tenggat(self.ketentuan, kejadian, libur=self.libur, aturan=self.aturan)
            self._hasil[kunci] = {t.kode: t for t in isi}
        satu = self._hasil[kunci].get(kode)
        return satu if satu and satu.tanggal else None

    def lencana(self, tenggat: Tenggat | None) -> Lencana | None:
        """How many days are left today."""
        if tenggat is None or self.ketentuan is None:
            return None
        return sisa(tenggat, self.hari_ini, self.libur, self.ketentuan.hari, self.ketentuan.hari_kerja_seminggu)
