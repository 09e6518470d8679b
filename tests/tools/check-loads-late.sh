#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# check-multimedia-free.sh PROGRAM MODULE: fails when the program loads Qt Multimedia or anything of its kind at its
# start, which only the camera module may, later.
set -euo pipefail
program="$1"
module="$2"
multimedia='lib(Qt6Multimedia\w*|gst\w+-1\.0|gstreamer-1\.0|pipewire-\S+|pulse\S*|av(codec|format|util))\.so'
if ! grep -qE "$multimedia" <<<"$(LD_LIBRARY_PATH='' ldd "$module")"; then
    echo "$module does not load Qt Multimedia; is this the camera module?" >&2
    exit 2
fi
libraries="$(LD_LIBRARY_PATH='' ldd "$program")"
if ! grep -q 'libQt6Widgets' <<<"$libraries"; then
    echo "$program does not load Qt Widgets; is this the window's program?" >&2
    exit 2
fi
if grep -E "$multimedia" <<<"$libraries"; then
    echo "$program loads the multimedia libraries above" >&2
    exit 1
fi
echo "$program loads no multimedia library"
