"""Who signs a berita acara, and until when (BK Pasal 11 ayat (2), Pasal 12 ayat (4), Pasal 13)."""

from dataclasses import dataclass


@dataclass(frozen=True)
class FaktaAcara:
    """What is true of one berita acara for one person."""

    anggota: bool = True
    berhalangan: str = ""
    sudah: bool = False
    berlaku: bool = True  # it still counts for at least one agreement


def boleh_ditandatangani(f: FaktaAcara) -> str | None:
    """Signed by the members that it names and that decided; the reason it is refused, or None."""
    if not f.anggota:
        return "Berita acara ditandatangani oleh anggota tim yang tercantum di dalamnya."
    if f.berhalangan:
        return f"Anda berhalangan pada berita acara ini ({f.berhalangan}), sehingga tidak menandatangani."
    if f.sudah:
        return "Anda sudah menandatangani berita acara ini."
    if not f.berlaku:
        return "Berita acara ini tidak berlaku lagi, sehingga tidak perlu ditandatangani."
    return None
