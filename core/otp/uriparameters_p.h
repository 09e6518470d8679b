// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/otp/setupquestions_p.h"
#include "core/otp/urisplitter_p.h"

#include <QLatin1String>
#include <QString>
#include <QStringList>

#include <vector>

namespace Countersign
{
/// What a parameter (or all its different values) can mean.
struct ParameterReading
{
    /// In the order to show. Empty: keep the default. With a refusal: the ways out of it.
    std::vector<SetupChoice> choices;
    SetupRefusal refusal = SetupRefusal::None;
    QString detail;
    std::vector<SetupNoteItem> notes;
    bool asks = false; ///< The choices are a question; otherwise the first one holds.
};

/// The different values of a parameter in the order given, without empty ones.
struct ParameterTexts
{
    QStringList values;
    std::vector<SetupNoteItem> notes; ///< DuplicateParameter, BrokenEncoding
    bool onlyEmpty = false; ///< It is there, but says nothing.
};

[[nodiscard]] ParameterTexts parameterTexts(const UriParts &parts, QLatin1String name);

/// Each of these takes "" and "null" for "not given", and asks if there are several different values.
[[nodiscard]] ParameterReading readAlgorithm(const UriParts &parts);
[[nodiscard]] ParameterReading readDigits(const UriParts &parts);
[[nodiscard]] ParameterReading readPeriod(const UriParts &parts);
[[nodiscard]] ParameterReading readCounter(const UriParts &parts);
} // namespace Countersign
