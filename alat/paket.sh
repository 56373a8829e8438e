#!/usr/bin/env bash
# Checks what the machine must have before Python's own libraries; as root on Debian/Ubuntu installs what is missing.
#   alat/paket.sh        to run the application
#   alat/paket.sh dev    to test it as well
set -eu
cd "$(dirname "$0")/.."

perlu=(libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fonts-liberation2 fonts-urw-base35)
if [ "${1:-}" = dev ]; then perlu+=(chromium libreoffice-writer-nogui poppler-utils qpdf postgresql); fi

python="${PYTHON:-$(command -v python3.11 || command -v python3 || true)}"
if [ -z "$python" ] || ! "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then
    echo "Perlu Python 3.11 atau lebih baru (perintah python3)." >&2
    exit 1
fi
if ! "$python" -c 'import venv, ensurepip' 2>/dev/null; then
    perlu+=("python$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')-venv")
fi

if ! command -v dpkg-query >/dev/null; then
    echo "Bukan Debian/Ubuntu. Pastikan setara paket ini terpasang: ${perlu[*]}" >&2
    exit 0
fi

kurang=()
for paket in "${perlu[@]}"; do
    if [ "$paket" = chromium ] && [ -x /usr/bin/chromium ]; then continue; fi
    dpkg-query -W -f '${db:Status-Status}' "$paket" 2>/dev/null | grep -qx installed || kurang+=("$paket")
done
if [ ${#kurang[@]} -eq 0 ]; then exit 0; fi

echo "Paket sistem yang belum ada: ${kurang[*]}"
if [ "$(id -u)" -ne 0 ]; then
    echo "Jalankan lebih dahulu: sudo apt-get update && sudo apt-get install -y --no-install-recommends ${kurang[*]}" >&2
    exit 1
fi
export DEBIAN_FRONTEND=noninteractive
apt-get update -qq </dev/null
apt-get install -y -qq --no-install-recommends "${kurang[@]}" </dev/null >/dev/null
