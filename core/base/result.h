// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <tl/expected.hpp>

#include <type_traits>
#include <utility>

namespace Countersign
{
// Implicit construction is the point of this class: a function returns a value or an Error, and says so by
// returning one.
// NOLINTBEGIN(google-explicit-constructor, hicpp-explicit-conversions)

/// A value, or the reason why there is none. Must be looked at.
template<typename T>
class [[nodiscard]] Result : public tl::expected<T, Error>
{
    using Base = tl::expected<T, Error>;

public:
    using Base::Base;
    Result(Base base)
        : Base(std::move(base))
    {
    }
    Result(Error error)
        : Base(tl::unexpect, std::move(error))
    {
    }
    Result(ErrorCode code)
        : Base(tl::unexpect, Error{code, {}})
    {
    }
};

// NOLINTEND(google-explicit-constructor, hicpp-explicit-conversions)

/// Success without a value.
[[nodiscard]] inline Result<void> success()
{
    return tl::expected<void, Error>();
}
} // namespace Countersign
