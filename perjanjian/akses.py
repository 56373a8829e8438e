"""Who may open the pages of the agreement. Which PK somebody may see or act on is decided where it is loaded."""

from .akses_alur import AKSES as ALUR
from .akses_desk import AKSES as DESK
from .akses_lapor import AKSES as LAPOR
from .akses_susun import AKSES as SUSUN

AKSES = {**SUSUN, **ALUR, **DESK, **LAPOR}
