// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/secretbytes.h"

#include <cstdint>
#include <optional>
#include <span>

namespace Countersign
{
class RandomSource;

/// The recovery key that a person prints or writes down (FORMAT.md, recovery keys): 150 random bits as six groups of
/// six characters, the sixth of each group a check over GF(32). Pure; any thread.
namespace RecoveryKey
{
inline constexpr int groupCount = 6;
inline constexpr int groupSize = 6;
inline constexpr int length = groupCount * groupSize;

/// What is to be said of one group while it is typed.
enum class GroupState {
    Empty,
    Started, ///< Fewer than six characters, all of them possible.
    Good,
    Wrong, ///< A character that is never used, too many, or a check that does not fit this group in this place.
};

/// A fresh key: 36 capitals and digits, without separators. @return RandomFailed
[[nodiscard]] Result<SecretBytes> make(RandomSource &random);

/// @p typed is ASCII, in either case, and may have spaces and hyphens; @p number is 0 to 5. One wrong character, two
/// swapped ones, and a group typed in another one's place are always found.
[[nodiscard]] GroupState stateOf(std::span<const std::uint8_t> typed, int number);

/// The key that a person typed, as make() gave it: spaces, hyphens and lower case do not matter, and I, L and O are
/// taken for the digits they look like. Nothing when any group is not Good.
[[nodiscard]] std::optional<SecretBytes> read(const SecretBytes &typed);

/// The same for a part of a key, such as one group, without checking it: no spaces and hyphens, capitals, and digits
/// for I, L and O. What is in no key stays as it is.
[[nodiscard]] SecretBytes canonical(const SecretBytes &typed);

/// Which group has the first mistake, 0 to 5; nothing when the text is a key, or does not have the length of one.
[[nodiscard]] std::optional<int> wrongGroup(const SecretBytes &typed);
} // namespace RecoveryKey
} // namespace Countersign
