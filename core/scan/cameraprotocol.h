// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>

/// What countersign-camera-reader says on its standard output: messages, each of a byte that says which kind it is,
/// the length of what follows as an unsigned 32-bit number, most significant byte first, and that many bytes.
///
/// At the end of its standard input it lets the camera go and ends, so that no camera outlives who wanted it.
namespace Countersign::CameraProtocol
{
enum Message : char {
    Looking = 'L', ///< Which cameras are there? Nothing follows.
    Opening = 'O', ///< The camera's name, UTF-8.
    Running = 'R', ///< The first picture has come. The camera's name.
    Trouble = 'T', ///< A byte, one of CameraTrouble; then its detail, UTF-8.
    /// There is a code that was not there a moment ago: all codes that are seen now. For each its QrPart as three bytes
    /// (index, count, parity), the length of its text as above, and the text.
    Codes = 'C',
};

inline constexpr std::size_t headerSize = 5;
/// More than the texts of all codes that fit into a frame. Both sides keep this limit.
inline constexpr std::size_t mostBytes = std::size_t{1024} * 1024;
} // namespace Countersign::CameraProtocol

namespace Countersign
{
/// Why a camera shows nothing. The detail is the camera's name, if nothing else is said.
enum class CameraTrouble : std::uint8_t {
    NoSupport, ///< The camera's helper or module, or what they need, is not installed. No detail.
    NoCamera, ///< No detail.
    NoSuchCamera, ///< None is called as was asked for. The detail is those that there are, one a line.
    SeveralCameras, ///< Several are called as was asked for. The detail is those, one a line.
    Busy, ///< It opened, but shows nothing.
    NotAllowed, ///< It does not even open.
    Unplugged,
    Stopped, ///< It was running, and shows nothing any more.
    Failed, ///< The helper crashed or talked nonsense. No detail.
};
inline constexpr CameraTrouble lastCameraTrouble = CameraTrouble::Failed;
} // namespace Countersign
