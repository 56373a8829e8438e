"""One at a time in a regency: numbers of papers, the plan of the Desk, the chain of dates."""

from .models import PemerintahDaerah


def giliran(pemda_id: int) -> PemerintahDaerah:
    """Wait for the turn of this regency, held until the transaction ends. Who only reads or names it does not wait.

    Taken after the PKs and dispensasi of an act, and before its first line in the audit trail.
    """
    return PemerintahDaerah.objects.select_for_update(no_key=True).get(pk=pemda_id)
