# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
# What the project's scripts share: where the checkout is, how to speak, how many jobs to run. Sourced, not run.

COUNTERSIGN_ROOT="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)"

# Messages go to standard error: standard output belongs to the program that a script ends in.
say() { printf '%s\n' "$*" >&2; }

die()
{
    say "error: $1"
    exit "${2:-1}"
}

# One compiler job a core, but no more than memory allows: a Qt source file takes up to 900 MB.
job_count()
{
    local cores memory
    cores="$(nproc 2>/dev/null || echo 2)"
    memory="$(awk '/^MemAvailable:/ { print int($2 / 921600) }' /proc/meminfo 2>/dev/null)"
    [ "${memory:-0}" -ge 1 ] || memory=1
    if [ "$memory" -lt "$cores" ]; then
        echo "$memory"
    else
        echo "$cores"
    fi
}

# Makes ccache find what was compiled in another folder (a fresh clone, another work tree).
export CCACHE_BASEDIR="$COUNTERSIGN_ROOT" CCACHE_NOHASHDIR=1

# quietly LOG TITLE COMMAND...: shows the command's output only when it fails.
quietly()
{
    local log="$1" title="$2"
    shift 2
    mkdir -p "$(dirname "$log")" || die "cannot write to $(dirname "$log"); was it made by another user?"
    say "$title"
    if ! "$@" >"$log" 2>&1 </dev/null; then
        tail -n 60 "$log" >&2
        die "\"$*\" failed; the whole output is in $log"
    fi
}
