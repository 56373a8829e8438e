"""Who may open the pages of the agreement. Which PK somebody may see or act on is decided where it is loaded."""

from .alur import AKSES as ALUR
from .desk import AKSES as DESK
from .lapor import AKSES as LAPOR
from .susun import AKSES as SUSUN

AKSES = {**SUSUN, **ALUR, **DESK, **LAPOR}
