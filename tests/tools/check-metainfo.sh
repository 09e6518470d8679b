#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# check-metainfo.sh FILE: the software centre's page has no error and no warning, but for the homepage that does not
# exist yet (a warning from AppStream 1.0 on; earlier versions do not know the override for it).
set -euo pipefail
report="$(appstreamcli validate --no-net --explain "$1" 2>&1 || true)"
echo "$report"
grep -qE 'Validation (was successful|failed)' <<<"$report"
if grep -E '^[EW]: ' <<<"$report" | grep -v 'url-homepage-missing'; then
    exit 1
fi
