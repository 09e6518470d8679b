// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/secretbytes.h"

#include <QFont>
#include <QString>

class QPainter;
class QPageLayout;

namespace Countersign
{
/// The printed sheet with a recovery key: what it is, the key in six groups and as a QR code, how to use it, what it
/// opens, and room to write where things are. Black only, one page, A4 or Letter.
///
/// Pure data and painting: any thread, when the fonts were chosen on the GUI thread.
struct RecoverySheet
{
    SecretBytes key; ///< As RecoveryKey::make() gave it.
    QString made; ///< The day, as people write it here.
    QString computer; ///< Its name; may be empty.
    QString vaultPath; ///< Where the vault file is; the home folder as "~".
    QFont text; ///< Any size; the sheet has its own.
    QFont fixed; ///< The same for the key.
    Qt::LayoutDirection direction = Qt::LeftToRight;

    /// With today's @p made day and this computer's name and fonts. GUI thread.
    [[nodiscard]] static RecoverySheet forKey(SecretBytes key, const QDate &made, const QString &vaultPath);

    [[nodiscard]] RecoverySheet clone() const;

    /// A4, or Letter where that is usual, with margins of 18 mm.
    [[nodiscard]] static QPageLayout pageLayout();
    /// On a device whose page has pageLayout()'s margins already: a PDF, a printer.
    /// @return InvalidArgument when the key is none, so that no QR code can be made of it
    [[nodiscard]] Result<void> paint(QPainter &painter) const;

    /// Writes the sheet as a PDF that only its owner may read. An existing file is replaced. Takes some 50 ms; any
    /// thread. @return WriteFailed, DiskFull, ReadOnly
    [[nodiscard]] Result<void> writePdf(const QString &path) const;
};
} // namespace Countersign
