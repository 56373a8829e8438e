#!/usr/bin/env bash
# `make check`: everything that can be said about the code without running the tests. Reports all faults, then fails.
set -u
cd "$(dirname "$0")/.."
py="${PERIKSA_PY:-.venv/bin/python}"
bin="$(dirname "$py")"
gagal=()

langkah() {
    local nama="$1"
    shift
    echo "-- $nama"
    "$@" </dev/null || gagal+=("$nama")
}

# Typed strictly: what decides and what writes, and the kernel that everything stands on.
tipe() {
    local berkas
    mapfile -t berkas < <(
        find sakip renstra perjanjian pengukuran laporan -name '*.py' -not -path '*/migrations/*' |
            grep -E '/(rules|workflow|queries|services)(_[a-z]+)?(\.py$|/)|^sakip/([a-z]+\.py$|lembar/)|^sakip/(jejak|dokumen)/[a-z_]+\.py$' |
            grep -vE 'settings|/(apps|admin|forms|views)\.py$' | sort
    )
    "$bin/mypy" --follow-imports=silent "${berkas[@]}"
}

alur() {
    diff -u docs/alur.md <("$py" manage.py gambar_alur) ||
        { echo "docs/alur.md tidak sama dengan workflow.py: .venv/bin/python manage.py gambar_alur > docs/alur.md"; return 1; }
}

langkah "format (ruff)" "$bin/ruff" format --check -q .
langkah "lint (ruff)" "$bin/ruff" check -q .
langkah "tipe (mypy)" tipe
langkah "templat (djlint)" "$bin/djlint" templates --lint --quiet
langkah "migrasi" "$py" manage.py makemigrations --check --dry-run
langkah "setelan produksi" "$py" manage.py check --deploy --fail-level WARNING
langkah "bagan alur" alur

if [ ${#gagal[@]} -gt 0 ]; then
    printf 'GAGAL: %s\n' "$(IFS=,; echo "${gagal[*]}")" >&2
    exit 1
fi
echo "Semua pemeriksaan lulus."
