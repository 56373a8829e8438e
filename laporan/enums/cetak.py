"""Words of the files that are made of a report."""

from django.db.models import TextChoices

from . import StatusLaporan


class JenisCetak(TextChoices):
    PDF = "pdf", "PDF"
    DOCX = "docx", "Word (DOCX)"
    XLSX = "xlsx", "Excel"
    UMUM = "umum", "PDF untuk masyarakat"


class StatusCetak(TextChoices):
    ANTRE = "antre", "Menunggu giliran"
    BERJALAN = "berjalan", "Sedang dibuat"
    SELESAI = "selesai", "Selesai"
    GAGAL = "gagal", "Gagal"


class JenisTemplat(TextChoices):
    PD = "pd", "LKjIP Perangkat Daerah"
    PEMDA = "pemda", "LKjIP kabupaten/kota"


JENIS_KANTOR = (JenisCetak.PDF, JenisCetak.DOCX, JenisCetak.XLSX)  # what an office makes of its report
AKHIRAN = {JenisCetak.PDF: "pdf", JenisCetak.DOCX: "docx", JenisCetak.XLSX: "xlsx", JenisCetak.UMUM: "pdf"}
MENGGANTUNG = (StatusCetak.ANTRE, StatusCetak.BERJALAN)
FINAL = (StatusLaporan.DITANDATANGANI, StatusLaporan.DISAMPAIKAN)  # before it every page says DRAF
