// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace Countersign
{
/// How the program ends; part of its contract with scripts (countersign-cli(1), EXIT STATUS).
enum class ExitCode {
    Done = 0,
    Failed = 1,
    Usage = 2,
    WrongPassword = 3,
    NothingMatched = 4,
};
} // namespace Countersign
