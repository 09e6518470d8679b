// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/otp/setupquestions_p.h"

#include <algorithm>

namespace Countersign
{
namespace
{
constexpr std::size_t mostCandidates = 4;

bool isEqual(const Account &a, const Account &b)
{
    return isSameAccount(a, b) && a.parameters == b.parameters;
}

/// Counts up, the last place fastest. False after the last combination.
bool advance(std::vector<std::size_t> &picked, const std::vector<std::vector<SetupChoice>> &questions)
{
    for (std::size_t place = picked.size(); place-- > 0;) {
        if (++picked[place] < questions[place].size())
            return true;
        picked[place] = 0;
    }
    return false;
}
} // namespace

void SetupQuestions::add(std::vector<SetupChoice> choices, const QString &detail)
{
    if (choices.empty())
        return;
    if (m_questions.empty())
        m_detail = detail;
    // No more can be shown, and every one multiplies the work.
    if (choices.size() > mostCandidates)
        choices.resize(mostCandidates);
    m_questions.push_back(std::move(choices));
}

SetupCandidate SetupQuestions::candidate(const Account &base, const std::vector<std::size_t> &picked) const
{
    SetupCandidate result;
    result.account = base.clone();
    result.question = m_questions.front().front().question;
    result.literal = true;
    bool differs = false;
    QStringList answers;
    for (std::size_t place = 0; place < picked.size(); ++place) {
        const SetupChoice &choice = m_questions[place][picked[place]];
        choice.apply(result.account);
        answers.append(choice.answer);
        result.literal = result.literal && choice.literal;
        if (!differs && picked[place] != 0) {
            result.question = choice.question;
            differs = true;
        }
    }
    result.answer = answers.join(u',');
    return result;
}

std::vector<SetupCandidate> SetupQuestions::candidates(const Account &base, Suggest suggest) const
{
    std::vector<SetupCandidate> all;
    if (m_questions.empty())
        return all;
    std::vector<std::size_t> picked(m_questions.size(), 0);
    do {
        SetupCandidate next = candidate(base, picked);
        const bool known = std::any_of(
            all.begin(), all.end(), [&](const SetupCandidate &other) { return isEqual(other.account, next.account); });
        if (!known)
            all.push_back(std::move(next));
    } while (all.size() < mostCandidates && advance(picked, m_questions));
    all.front().suggested = suggest == Suggest::First;
    return all;
}
} // namespace Countersign
