// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/protect/printmodule.h"
#include "ui/protect/recoverysheet.h"

#include <QPointer>
#include <QThreadPool>

#include <functional>

class QWidget;

namespace Countersign
{
/// Prints recovery sheets through the print module, which is loaded for the first of them, in the background.
/// GUI thread.
class SheetPrinter final
{
public:
    enum class Outcome {
        Printed, ///< Handed to the printer.
        Cancelled,
        NoPrinter, ///< None is set up on this computer.
        NotInstalled, ///< The print module or what it needs is not there.
        Failed,
    };
    using Done = std::function<void(Outcome)>;

    SheetPrinter();
    SheetPrinter(const SheetPrinter &) = delete;
    SheetPrinter &operator=(const SheetPrinter &) = delete;
    /// Waits until the module is loaded, if it is being loaded.
    ~SheetPrinter();

    /// Lets the person choose a printer. @p done is called unless @p parent dies first.
    void print(RecoverySheet sheet, QWidget &parent, Done done);

private:
    static void printWith(PrintModule *module, RecoverySheet sheet, QWidget &parent, const Done &done);

    QThreadPool m_pool;
};
} // namespace Countersign
