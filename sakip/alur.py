"""The mechanism of workflow tables: a row per transition, and one function that answers for page and service alike."""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

Guard = Callable[[Any], str | None]


@dataclass(frozen=True)
class Transition:
    """One row: who may take the thing from which states to which state, and what must hold. Acts, states and roles are
    members of the app's own TextChoices."""

    aksi: str
    sources: frozenset[str]
    destination: str
    roles: frozenset[str]
    guards: tuple[Guard, ...] = ()
    needs_catatan: bool = False
    label: str = ""


@dataclass(frozen=True)
class Decision:
    """Whether an act is open to this person now. `visible` - worth showing as a (disabled) button with its reasons."""

    aksi: str
    allowed: bool
    visible: bool
    reasons: tuple[str, ...] = ()
    transition: Transition | None = field(default=None, compare=False)


def transition(
    aksi: str,
    sources: Iterable[str],
    destination: str,
    roles: Iterable[str],
    guards: Sequence[Guard] = (),
    *,
    needs_catatan: bool = False,
    label: str = "",
) -> Transition:
    """A table row, written compactly."""
    return Transition(aksi, frozenset(sources), destination, frozenset(roles), tuple(guards), needs_catatan, label)


def decide(table: Collection[Transition], aksi: str, status: str, roles: Collection[str], facts: object) -> Decision:
    """Answer whether `aksi` may be done now.

    In: the workflow's table, the act, the present status, the roles this person has on this object today, the facts
    the guards look at. Out: a `Decision`; where it is refused the reasons are sentences for the reader.
    """
    rows = [row for row in table if row.aksi == aksi and status in row.sources]
    if not rows:
        return Decision(aksi, False, False, ("Tindakan ini tidak tersedia pada status sekarang.",))
    mine = [row for row in rows if row.roles & set(roles)]
    if not mine:
        return Decision(aksi, False, False, ("Tindakan ini bukan wewenang Anda.",))
    row = mine[0]
    reasons = tuple(reason for guard in row.guards if (reason := guard(facts)))
    return Decision(aksi, not reasons, True, reasons, row)
