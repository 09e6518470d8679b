#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# check-loads-late.sh PROGRAM MODULE KIND: fails when the program loads libraries of that kind at its start, which only
# its module may, later. Kinds: multimedia, printing.
set -euo pipefail
program="$1"
module="$2"
kind="$3"
case "$kind" in
multimedia) pattern='lib(Qt6Multimedia\w*|gst\w+-1\.0|gstreamer-1\.0|pipewire-\S+|pulse\S*|av(codec|format|util))\.so' ;;
printing) pattern='lib(Qt6PrintSupport|cups)\.so' ;;
*)
    echo "unknown kind $kind" >&2
    exit 2
    ;;
esac
if ! grep -qE "$pattern" <<<"$(LD_LIBRARY_PATH='' ldd "$module")"; then
    echo "$module loads no $kind library; is this the right module?" >&2
    exit 2
fi
libraries="$(LD_LIBRARY_PATH='' ldd "$program")"
if ! grep -q 'libQt6Widgets' <<<"$libraries"; then
    echo "$program does not load Qt Widgets; is this the window's program?" >&2
    exit 2
fi
if grep -E "$pattern" <<<"$libraries"; then
    echo "$program loads the $kind libraries above" >&2
    exit 1
fi
echo "$program loads no $kind library"
