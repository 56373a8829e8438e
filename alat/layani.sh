#!/usr/bin/env bash
# Runs the server given as arguments with one worker for the background work beside it. Ctrl+C, or the end of the
# server, stops both. A worker that dies is started again, after what it left behind has been swept.
set -u
cd "$(dirname "$0")/.."
py=.venv/bin/python

bekerja() {
    trap 'kill -TERM "$anak" 2>/dev/null; wait "$anak"; exit 0' TERM INT
    while true; do
        "$py" manage.py sapu_impor --semua &
        anak=$!; wait "$anak"
        "$py" manage.py db_worker --interval 2 --no-reload &
        anak=$!; wait "$anak"
        sleep 2 &
        anak=$!; wait "$anak"
    done
}

bekerja &
pekerja=$!
"$@" &
server=$!

berhenti() {
    trap '' INT TERM
    kill -TERM "$server" "$pekerja" 2>/dev/null
    wait "$server" "$pekerja" 2>/dev/null
}
trap 'berhenti; exit 0' INT TERM
wait "$server"
kode=$?
berhenti
exit "$kode"
