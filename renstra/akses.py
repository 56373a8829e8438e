from sakip.wewenang import Akses

AKSES: dict[str, Akses] = {}
