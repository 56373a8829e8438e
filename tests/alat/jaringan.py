"""The tests reach nothing but this machine."""

import ipaddress
import socket
from collections.abc import Callable
from typing import Any

_asli_connect = socket.socket.connect
_asli_connect_ex = socket.socket.connect_ex
_boleh: set[str] = set()


class JaringanTertutup(PermissionError):
    """A test tried to reach another host."""


def _dalam(alamat: Any) -> bool:
    if not isinstance(alamat, tuple):  # unix sockets
        return True
    host = str(alamat[0])
    if host in {"localhost", ""} or host in _boleh:
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _jaga(asli: Callable[..., Any]) -> Callable[..., Any]:
    def connect(self: socket.socket, alamat: Any) -> Any:
        if not _dalam(alamat):
            raise JaringanTertutup(f"the tests reach no other host: {alamat}")
        return asli(self, alamat)

    return connect


def tutup(*boleh: str) -> None:
    """Refuse every connection but to this machine and to the hosts `boleh` (a database server's)."""
    _boleh.update(boleh)
    socket.socket.connect = _jaga(_asli_connect)  # type: ignore[method-assign]
    socket.socket.connect_ex = _jaga(_asli_connect_ex)  # type: ignore[method-assign]
