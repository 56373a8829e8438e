"""What this app tells those that build on it."""

from django.dispatch import Signal

# Work that a stopped worker left behind is looked for. Sent with `now` and `semua` (whatever its age); who has such
# work sets it to gagal and answers with how many there were.
menyapu = Signal()
