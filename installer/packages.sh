# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash disable=SC2034
# The Debian packages that Countersign needs, by purpose, and how to install those that are missing. Sourced, not run,
# after common.sh. "a|b" stands for whichever of these names the release has; the first one known is taken.

# To compile it.
COUNTERSIGN_PACKAGES_build=(
    g++ cmake ninja-build ccache pkg-config
    qt6-base-dev qt6-tools-dev qt6-tools-dev-tools qt6-l10n-tools "qt6-svg-dev|libqt6svg6-dev" libgl1-mesa-dev
    qt6-multimedia-dev
    qtkeychain-qt6-dev libzxing-dev libssl-dev rapidjson-dev libexpected-dev libzxcvbn-dev
)

# To run it: what is loaded at run time and so is no dependency of the above. A keychain service is a matter of the
# desktop; without one Countersign works with a password. The camera is seen through GStreamer where Qt has it (Debian
# 12), from PipeWire or straight from the device; later releases use FFmpeg, which comes with Qt.
COUNTERSIGN_PACKAGES_run=(
    libsecret-1-0 "qt6-svg-plugins|libqt6svg6" qt6-image-formats-plugins qt6-wayland
    libxcb-cursor0 libxkbcommon-x11-0 fonts-dejavu-core
    "libqt6printsupport6|libqt6printsupport6t64"
    libqt6multimedia6 gstreamer1.0-plugins-base gstreamer1.0-plugins-good gstreamer1.0-pipewire
)

# To run all tests with real parts: a private D-Bus with a real keyring daemon, a virtual display, a Wayland desktop
# with its portal, a screen reader's view, other programs that read and make the same codes, fonts for every script
# that accounts are named in, and what virtual cameras are built with.
COUNTERSIGN_PACKAGES_test=(
    git python3 python3-cryptography python3-dbus python3-gi util-linux procps file
    dbus dbus-x11 gnome-keyring libsecret-tools gcr libkf5wallet-bin
    xvfb xauth xdotool openbox xclip xsel x11-utils imagemagick
    at-spi2-core python3-pyatspi gir1.2-atspi-2.0
    oathtool zbar-tools libzbar-dev qrencode libgstreamer1.0-dev
    sway grim xdg-desktop-portal xdg-desktop-portal-wlr xdg-desktop-portal-gtk pipewire wireplumber
    fonts-noto-core fonts-noto-cjk fonts-noto-color-emoji
    man-db groff zsh fish bash-completion
    desktop-file-utils appstream
    poppler-utils
)

# For the slower checks of .ci/run. Format and lint rules are written for version 14; others judge differently.
COUNTERSIGN_PACKAGES_checks=(
    "clang-format-14|clang-format" "clang-tidy-14|clang-tidy" shellcheck libc-bin
)

is_installed() { [ "$(dpkg-query -W -f='${db:Status-Status}' "$1" 2>/dev/null)" = installed ]; }

is_known() { apt-cache policy "$1" 2>/dev/null | grep -q '^  Candidate: [^(]'; }

# missing_packages PURPOSE...: the entries of the lists of which no alternative is installed.
missing_packages()
{
    local purpose entry name found
    for purpose in "$@"; do
        local -n list="COUNTERSIGN_PACKAGES_$purpose"
        for entry in "${list[@]}"; do
            found=
            for name in ${entry//|/ }; do
                is_installed "$name" && found=1
            done
            [ -n "$found" ] || echo "$entry"
        done
    done
}

# chosen_names ENTRY...: for each entry the first name that apt can install, else the entry's first name.
chosen_names()
{
    local entry name chosen
    for entry in "$@"; do
        chosen="${entry%%|*}"
        for name in ${entry//|/ }; do
            if is_known "$name"; then
                chosen="$name"
                break
            fi
        done
        echo "$chosen"
    done
}

run_apt()
{
    local get=(apt-get -q -y --no-install-recommends -o DPkg::Lock::Timeout=600)
    if [ "$(id -u)" -eq 0 ]; then
        DEBIAN_FRONTEND=noninteractive "${get[@]}" "$@"
    else
        sudo env DEBIAN_FRONTEND=noninteractive "${get[@]}" "$@"
    fi
}

# Fresh images come without lists, old ones with names of files that have gone from the archive.
has_fresh_lists()
{
    [ -n "$(find /var/lib/apt/lists -maxdepth 1 -name '*_Packages*' -mtime -2 -print -quit 2>/dev/null)" ]
}

# install_packages PURPOSE...: installs what is missing. Silent when nothing is.
install_packages()
{
    local missing names
    if ! command -v apt-get >/dev/null || ! command -v dpkg-query >/dev/null; then
        say "note: this is not a Debian system, so nothing is installed. The build needs CMake 3.25, Ninja, ccache, Qt 6.4"
        say "(Base, Svg, Multimedia, Tools), QtKeychain 0.13, ZXing 1.4, OpenSSL 3.0, RapidJSON, tl-expected and libzxcvbn."
        return 0
    fi
    mapfile -t missing < <(missing_packages "$@")
    [ "${#missing[@]}" -gt 0 ] || return 0
    if [ "$(id -u)" -ne 0 ] && ! command -v sudo >/dev/null; then
        say "These packages are missing, and installing them needs root or sudo:"
        die "as root, run: apt-get install --no-install-recommends ${missing[*]%%|*}" 3
    fi

    local log="${TMPDIR:-/tmp}/countersign-apt-$$.log"
    say "Installing ${#missing[@]} missing packages: ${missing[*]%%|*}"
    if ! has_fresh_lists; then
        run_apt update >"$log" 2>&1 || say "note: apt-get update failed; trying with the lists at hand"
    fi
    mapfile -t names < <(chosen_names "${missing[@]}")
    if ! run_apt install "${names[@]}" >"$log" 2>&1; then
        run_apt update >>"$log" 2>&1 || say "note: apt-get update failed"
        mapfile -t names < <(chosen_names "${missing[@]}")
        if ! run_apt install "${names[@]}" >>"$log" 2>&1; then
            tail -n 30 "$log" >&2
            die "the packages could not be installed; the whole output is in $log" 3
        fi
    fi
    rm -f "$log"
}
