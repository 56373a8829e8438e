"""How an indicator is measured; the same words wherever one stands: in a plan, a PK, or beside them."""

from django.db import models

from ..enums import Arah, CaraHitung, SumberData


class CaraUkur(models.Model):
    """Direction, way of adding up quarters, scale, definition, formula and source (GM/SM Pasal 9 ayat (4))."""

    arah = models.CharField("arah", max_length=10, choices=Arah, default=Arah.NAIK)
    cara_hitung = models.CharField("cara hitung triwulan", max_length=10, choices=CaraHitung, default=CaraHitung.AKHIR)
    skala = models.CharField(
        "skala",
        max_length=250,
        blank=True,
        help_text="Bagi target berupa teks: dari terendah ke tertinggi, misalnya TMP; WDP; WTP atau D = 1; C = 2.",
    )
    definisi_operasional = models.TextField("definisi operasional", blank=True, max_length=4000)
    formula = models.TextField("formula", blank=True, max_length=2000)
    jenis_sumber = models.CharField(
        "jenis sumber data", max_length=20, choices=SumberData, default=SumberData.INTERNAL
    )
    sumber_data = models.CharField("sumber data", max_length=250, blank=True)

    class Meta:
        abstract = True


CARA_UKUR = tuple(f.name for f in CaraUkur._meta.local_fields)
