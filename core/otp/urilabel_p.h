// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/otp/setupreading.h"

#include <QByteArrayView>
#include <QString>

#include <vector>

namespace Countersign
{
/// Who an account is with, and what it is called there.
struct LabelReading
{
    QString issuer;
    QString name;
    std::vector<SetupNoteItem> notes; ///< IssuerDiffers, IssuerFromLabel, BrokenEncoding
};

/// Reads the label of a setup link, not yet decoded, in the light of its issuer parameter (decoded, may be empty).
/// The parameter wins. "Issuer:" before the name is taken off if it is the same issuer or there is no parameter; if it
/// is another issuer, the whole label is the name, so that nothing is lost.
[[nodiscard]] LabelReading readLabel(QByteArrayView rawLabel, const QString &issuerParameter);

/// What stands before the first raw ':', not decoded; empty if there is none.
[[nodiscard]] QByteArrayView rawLabelPrefix(QByteArrayView rawLabel);
} // namespace Countersign
