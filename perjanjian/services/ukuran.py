"""Freezing how the rows of a PK are measured, as it leaves the hands of those who wrote it."""

from renstra.models import CARA_UKUR

from ..models import Butir, Perjanjian
from ..queries.ukuran import salin_cara_ukur


def bekukan_cara_ukur(pk: Perjanjian) -> None:
    """Take the measuring of every row once more from its source; from the next state on a trigger keeps it.

    So the capaian of a PK follows the formula that stood when it was signed, whatever the plan says later (GM/SM
    Pasal 9 ayat (4)). Call under the lock of the PK, before its state changes.
    """
    berubah = salin_cara_ukur(list(pk.butir.all()))
    if berubah:
        Butir.objects.bulk_update(berubah, CARA_UKUR, batch_size=200)
