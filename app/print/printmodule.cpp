// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/protect/printmodule.h"

#include <QPainter>
#include <QPointer>
#include <QPrintDialog>
#include <QPrinter>
#include <QPrinterInfo>
#include <QWidget>

#include <memory>

namespace Countersign
{
namespace
{
PrintModule::Outcome printOn(QPrinter &printer, const PrintModule::Job &job)
{
    // The person may have chosen other paper in the dialog; the margins stay ours.
    QPageLayout layout = printer.pageLayout();
    layout.setUnits(job.layout.units());
    layout.setMargins(job.layout.margins());
    layout.setOrientation(QPageLayout::Portrait);
    printer.setPageLayout(layout);
    QPainter painter;
    if (!painter.begin(&printer))
        return PrintModule::Outcome::Failed;
    const bool painted = job.paint(painter);
    if (!painted)
        printer.abort();
    return painter.end() && painted && printer.printerState() != QPrinter::Error ? PrintModule::Outcome::Printed
                                                                                 : PrintModule::Outcome::Failed;
}
} // namespace

class QtPrintModule final : public QObject, public PrintModule
{
    Q_OBJECT
    Q_PLUGIN_METADATA(IID COUNTERSIGN_PRINT_MODULE_IID)
    Q_INTERFACES(Countersign::PrintModule)

public:
    void print(QWidget &parent, Job job) override;
};

void QtPrintModule::print(QWidget &parent, Job job)
{
    if (QPrinterInfo::availablePrinterNames().isEmpty())
        return job.done(Outcome::NoPrinter);
    const auto printer = std::make_shared<QPrinter>(QPrinter::HighResolution);
    printer->setDocName(job.title);
    printer->setPageLayout(job.layout);
    auto *dialog = new QPrintDialog(printer.get(), &parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(job.title);
    dialog->setOptions(QAbstractPrintDialog::PrintShowPageSize);
    const auto shared = std::make_shared<const Job>(std::move(job));
    connect(dialog, &QDialog::finished, &parent, [shared, printer](int result) {
        shared->done(result == QDialog::Accepted ? printOn(*printer, *shared) : Outcome::Cancelled);
    });
    dialog->open();
}
} // namespace Countersign

#include "printmodule.moc"
