"""How far the measurement of one office has come in one period, as a dashboard shows it."""

from django.db.models import TextChoices


class KeadaanUkur(TextChoices):
    DITERIMA = "diterima", "Diterima"
    SEMENTARA = "sementara", "Sementara, sedang diperiksa"
    DIKEMBALIKAN = "dikembalikan", "Dikembalikan"
    BELUM = "belum", "Belum diajukan"
    LEWAT = "lewat", "Terlambat, belum diajukan"
    NANTI = "nanti", "Periode belum berakhir"
    TIADA = "tiada", "Belum ada PK yang berlaku"


MENUNGGU = (KeadaanUkur.BELUM, KeadaanUkur.LEWAT, KeadaanUkur.DIKEMBALIKAN)  # its owner has to act
