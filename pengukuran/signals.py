"""What the measurement lets others know."""

from django.dispatch import Signal

# a correction was accepted: `pengukuran`, `now`; sent within the transaction of the act
dikoreksi = Signal()
