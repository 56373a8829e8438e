"""The report as a Word document (DOCX) that an office can finish: real styles, captions, fields, lists and tables."""

from .penulis import render_docx

__all__ = ["render_docx"]
