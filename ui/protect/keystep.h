// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/protect/recoverysheet.h"
#include "ui/protect/sheetprinter.h"

#include <QThreadPool>
#include <QWidget>

#include <functional>

class QPushButton;

namespace Countersign
{
class MessageBar;
class NoteLine;

/// Shows a fresh recovery key, to be printed, saved as a PDF or written down. GUI thread.
class KeyStep final : public QWidget
{
    Q_OBJECT

public:
    /// Makes the key open the vault, if it does not yet, and then calls what it was given; not when that did not work,
    /// which the dialog says. No sheet may leave that opens nothing.
    using Activate = std::function<void(std::function<void()>)>;

    /// @p sheet with the key; its date is today's.
    KeyStep(RecoverySheet sheet, Activate activate, QWidget *parent = nullptr);
    KeyStep(const KeyStep &) = delete;
    KeyStep &operator=(const KeyStep &) = delete;
    /// Waits for a PDF that is being written.
    ~KeyStep() override;

    [[nodiscard]] const SecretBytes &key() const { return m_sheet.key; }

private:
    void print();
    void openPrintDialog();
    void showPrinted(SheetPrinter::Outcome outcome);
    void savePdf();
    void choosePdf();
    void writePdf(const QString &path);
    void showWritten(const QString &path, const Result<void> &result);
    void say(bool isGood, const QString &strong, const QString &text);

    RecoverySheet m_sheet;
    Activate m_activate;
    QThreadPool m_pool;
    SheetPrinter m_printer;
    QPushButton *m_print;
    QPushButton *m_savePdf;
    MessageBar *m_bar;
};
} // namespace Countersign
