// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

/// What is spoken between us and the helper programs. On success (exit code 0) their standard output is a header of
/// 16 bytes, followed by width × height bytes of brightness, row by row from the top, 0 black, 255 white. On failure
/// it is empty.
///
/// countersign-picture-reader gets the picture file's bytes on its standard input, up to end of file, and sends one
/// picture. countersign-screen-reader waits for the byte @c takeNow, so that it can be started while there is still
/// something to be hidden, and sends one picture or several; at end of file it gives up and ends.
///
/// Header: the eight bytes of @c magic, then width and height as unsigned 32-bit numbers, most significant byte first.
namespace Countersign::PictureProtocol
{
inline constexpr std::array<std::uint8_t, 8> magic{'C', 'S', 'L', 'U', 'M', 'A', '0', '1'};
inline constexpr std::size_t headerSize = 16;

/// Limits that both sides keep, since neither trusts the other.
inline constexpr std::size_t mostFileBytes = std::size_t{64} * 1024 * 1024;
inline constexpr std::int64_t mostPixels = 100'000'000; ///< of one picture
inline constexpr std::size_t mostScreens = 32;

inline constexpr char takeNow = 'T';

enum ExitCode : int {
    Done = 0,
    Unreadable = 3,
    TooLarge = 4,
    ScreenRefused = 5, ///< The person or the system said no.
    ScreenFailed = 6, ///< It was tried and did not work.
    ScreenUnavailable = 7, ///< There is no display, or nobody who takes pictures of it.
};
} // namespace Countersign::PictureProtocol
