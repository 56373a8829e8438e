"""Words of the reports."""

from django.db.models import TextChoices


class Patuh(TextChoices):
    """How a PD kept a milestone; what came late under a dispensasi is told apart from what simply came late."""

    TEPAT = "tepat", "Tepat waktu"
    DISPENSASI = "dispensasi", "Dengan dispensasi"
    TERLAMBAT = "terlambat", "Terlambat"
    DIBUKA = "dibuka", "Belum, dispensasi berjalan"
    LEWAT = "lewat", "Belum, batas lewat"
    BELUM = "belum", "Belum jatuh tempo"
    TIADA = "tiada", "Belum berlaku"


BELUM_DIPENUHI = (Patuh.LEWAT, Patuh.DIBUKA, Patuh.BELUM)
