// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/dialogs/lockingpage.h"

#include <QDialog>

namespace Countersign
{
/// The locking page in a window of its own. Open it with open(). GUI thread.
class LockingDialog final : public QDialog
{
    Q_OBJECT

public:
    /// @p settings must outlive the dialog.
    LockingDialog(Settings &settings, const LockingPage::Possible &possible, QWidget *parent = nullptr);

    [[nodiscard]] LockingPage &page() { return *m_page; }

private:
    LockingPage *m_page;
};
} // namespace Countersign
