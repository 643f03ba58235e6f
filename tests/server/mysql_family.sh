# What tests/server/mariadb and tests/server/mysql have in common: a private server in a directory of
# its own. KIND is the name of the one that reads this file:
#   tests/server/KIND start DIR     starts one, with nothing in it, and prints its URL
#   tests/server/KIND stop DIR      stops it and removes the directory
#   tests/server/KIND kill DIR      ends it as a crash would; what it wrote stays
#   tests/server/KIND again DIR     starts it again after that
#   tests/server/KIND find DIR      only looks whether one is installed
#   tests/server/KIND run COMMAND…  runs a command with ALQ_MARIADB_URL set to a new one
# The socket is DIR/socket, the user root without a password. As root the server runs as another
# user. What it commits survives its own death, so that a kill is a fair test. Exit code 77: none is
# installed. KIND has said the functions
#   prepare   sets server (the command, an array), user and options (an array), and calls place
#   install   makes what is in the data directory

# Sets data, the directory: in memory where there is room, since every definition waits for the disk.
# place ROOT: what the server takes for /, if that is another directory.
place() {
    local room
    room=$(df --output=avail -k /dev/shm 2>/dev/null | tail -n 1) || room=0
    data=$dir/data
    if [[ ${1:-}/dev/shm -ef /dev/shm && -w /dev/shm && $room -gt 1000000 ]]; then
        data=/dev/shm/alambique-$(md5sum <<<"$dir" | cut -c 1-12)
    fi
}

# The process of this directory's server, and nobody else's, though its number was used again.
process() {
    local id
    id=$(cat "$dir/pid" 2>/dev/null) || return 1
    tr '\0' ' ' <"/proc/$id/cmdline" 2>/dev/null | grep -qF -- "--datadir=$data" && echo "$id"
}

end() {
    local id
    id=$(process) || return 0
    kill "-$1" "$id" 2>/dev/null || true
    for ((i = 0; i < 600; i++)); do
        [[ -d /proc/$id && $(awk '{ print $3 }' "/proc/$id/stat" 2>/dev/null) != Z ]] || return 0
        sleep 0.05
    done
}

start() {
    # A killed one leaves its lock, and nobody may have taken notice of its end yet.
    rm -f "$dir/socket.lock"
    # The test that starts it must not wait for its output, nor end it with its own session.
    setsid "${server[@]}" --no-defaults "${as_user[@]}" --datadir="$data" --socket="$dir/socket" \
        --pid-file="$dir/pid" --log-error="$dir/log.err" --tmpdir="$dir/tmp" --skip-log-bin \
        --innodb-flush-log-at-trx-commit=2 --innodb-flush-method=nosync --innodb-fast-shutdown=2 \
        --innodb-buffer-pool-size=64M --max-connections=400 --character-set-server=utf8mb4 \
        --lower-case-table-names=0 "${options[@]}" >/dev/null 2>&1 </dev/null &
    disown
    for ((i = 0; i < 600; i++)); do
        mariadb --no-defaults -uroot -S "$dir/socket" -e 'CREATE DATABASE IF NOT EXISTS test' \
            >/dev/null 2>&1 && echo "mysql://root@localhost/test?unix_socket=$dir/socket" && return 0
        sleep 0.05
    done
    cat "$dir/log.err" >&2 || true
    return 1
}

[[ -n ${1:-} && -n ${2:-} ]] || { echo "start, stop, kill, again, find, each with a directory, or run" >&2; exit 2; }
command -v mariadb >/dev/null || exit 77
action=$1
if [[ $action == run ]]; then
    shift
    dir=$(mktemp -d "/tmp/alq-${0##*/}-XXXXXX")
    trap '"$0" stop "$dir"' EXIT
    ALQ_MARIADB_URL=$("$0" start "$dir")
    export ALQ_MARIADB_URL
    "$@"
    exit
fi
dir=$2
case $dir in /*) ;; *) dir=$PWD/$dir ;; esac
prepare
as_user=()
[[ $EUID -ne 0 ]] || as_user=(--user="$user")

case $action in
find) ;;
start)
    end KILL
    rm -rf "$dir" "$data"
    mkdir -p "$data" "$dir/tmp"
    chmod 711 "$dir"
    [[ $EUID -ne 0 ]] || chown -R "$user" "$dir" "$data"
    install >"$dir/install" 2>&1 || { cat "$dir/install" >&2; exit 1; }
    start
    ;;
again) start ;;
kill) end KILL ;;
stop)
    end TERM
    rm -rf "$dir" "$data"
    ;;
*)
    echo "unknown: $action" >&2
    exit 2
    ;;
esac
