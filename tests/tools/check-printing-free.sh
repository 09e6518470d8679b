#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# check-printing-free.sh PROGRAM MODULE: fails when the program loads Qt's printing at its start, which only the print
# module may, later.
set -euo pipefail
program="$1"
module="$2"
printing='lib(Qt6PrintSupport|cups)\.so'
if ! grep -qE "$printing" <<<"$(LD_LIBRARY_PATH='' ldd "$module")"; then
    echo "$module does not load Qt's printing; is this the print module?" >&2
    exit 2
fi
libraries="$(LD_LIBRARY_PATH='' ldd "$program")"
if ! grep -q 'libQt6Widgets' <<<"$libraries"; then
    echo "$program does not load Qt Widgets; is this the window's program?" >&2
    exit 2
fi
if grep -E "$printing" <<<"$libraries"; then
    echo "$program loads the printing libraries above" >&2
    exit 1
fi
echo "$program loads no printing library"
