// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace Countersign
{
struct Arguments;
class Clock;
class Console;
class RandomSource;

/// What a command works with. All of it outlives the command; main() owns it.
struct CliContext
{
    const Arguments &arguments;
    Console &console;
    const Clock &clock;
    RandomSource &random;
};
} // namespace Countersign
