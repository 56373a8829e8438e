"""Charts and the chart of offices as pictures: one drawing gives the SVG of page and PDF and the PNG of DOCX."""

from .keluar import jumlah, png, svg, ukuran

__all__ = ["jumlah", "png", "svg", "ukuran"]
