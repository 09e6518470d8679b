// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPageLayout>
#include <QString>
#include <QtPlugin>

#include <functional>

class QPainter;
class QWidget;

/// What is spoken between the program and countersign-print, the library that alone knows Qt's printing. It is loaded
/// when somebody prints a recovery sheet, so that starting does not pay for that. As with the camera's, the library
/// shares no code with the program, and this header is all that both have in common.
namespace Countersign
{
/// The library's root object. GUI thread.
class PrintModule
{
public:
    enum class Outcome {
        Printed, ///< Handed to the printer; whether paper came out, nobody tells.
        Cancelled,
        NoPrinter, ///< None is set up on this computer.
        Failed,
    };

    struct Job
    {
        QString title; ///< Of the dialog and of the job in the printer's list.
        QPageLayout layout;
        std::function<bool(QPainter &)> paint; ///< One page; false: it could not be painted.
        std::function<void(Outcome)> done; ///< Called once, unless the parent dies first.
    };

    PrintModule() = default;
    PrintModule(const PrintModule &) = delete;
    PrintModule &operator=(const PrintModule &) = delete;
    virtual ~PrintModule() = default;

    /// Lets the person choose a printer, in a dialog that belongs to @p parent, and prints. Files are not offered: one
    /// made there could be read by others.
    virtual void print(QWidget &parent, Job job) = 0;
};
} // namespace Countersign

#define COUNTERSIGN_PRINT_MODULE_IID "org.countersign.PrintModule/1"
Q_DECLARE_INTERFACE(Countersign::PrintModule, COUNTERSIGN_PRINT_MODULE_IID)
