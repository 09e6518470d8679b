// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/otp/setupreading.h"

#include <functional>
#include <vector>

namespace Countersign
{
/// One of several readings of one detail of a setup text.
struct SetupChoice
{
    SetupQuestion question = SetupQuestion::SteamOrDigits;
    QString answer;
    bool literal = false;
    std::function<void(Account &)> apply; ///< Makes the account what it is if this reading is right.
};

/// The questions that came up while reading one text, and the complete accounts that their answers lead to.
class SetupQuestions
{
public:
    enum class Suggest { First, None };

    /// @p choices in the order to show, the suggested one first; @p detail as at SetupReading::detail.
    void add(std::vector<SetupChoice> choices, const QString &detail);
    [[nodiscard]] bool isEmpty() const { return m_questions.empty(); }
    /// Of the first question.
    [[nodiscard]] QString detail() const { return m_detail; }

    /// The cross product of all answers applied to @p base: without repetitions, at most four, the one with all first
    /// answers first.
    [[nodiscard]] std::vector<SetupCandidate> candidates(const Account &base, Suggest suggest) const;

private:
    [[nodiscard]] SetupCandidate candidate(const Account &base, const std::vector<std::size_t> &picked) const;

    std::vector<std::vector<SetupChoice>> m_questions;
    QString m_detail;
};
} // namespace Countersign
