#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# check-gui-free.sh PROGRAM: fails when the program loads a GUI library, directly or through another library.
set -euo pipefail
program="$1"
# Sanitizer builds print through ldd as well; leaks of ldd's own are not our matter.
libraries="$(LD_LIBRARY_PATH='' ldd "$program")"
if ! grep -q 'libQt6Core' <<<"$libraries"; then
    echo "$program does not load Qt at all; is this the right program?" >&2
    exit 2
fi
gui='lib(Qt6(Gui|Widgets|Svg|OpenGL|Multimedia|Qml|Quick|PrintSupport)\w*|X11|xcb|wayland-\w+|EGL|GLX?|gtk-\w+)\.so'
if grep -E "$gui" <<<"$libraries"; then
    echo "$program loads the GUI libraries above" >&2
    exit 1
fi
echo "$program loads no GUI library"
