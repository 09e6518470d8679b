// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

/// What is spoken between us and countersign-picture-reader: the picture file's bytes go to its standard input, up
/// to end of file. On success (exit code 0) its standard output is a header of 16 bytes, followed by width × height
/// bytes of brightness, row by row from the top, 0 black, 255 white. On failure it is empty.
///
/// Header: the eight bytes of @c magic, then width and height as unsigned 32-bit numbers, most significant byte first.
namespace Countersign::PictureProtocol
{
inline constexpr std::array<std::uint8_t, 8> magic{'C', 'S', 'L', 'U', 'M', 'A', '0', '1'};
inline constexpr std::size_t headerSize = 16;

/// Limits that both sides keep, since neither trusts the other.
inline constexpr std::size_t mostFileBytes = std::size_t{64} * 1024 * 1024;
inline constexpr std::int64_t mostPixels = 100'000'000;

enum ExitCode : int {
    Done = 0,
    Unreadable = 3,
    TooLarge = 4,
};
} // namespace Countersign::PictureProtocol
