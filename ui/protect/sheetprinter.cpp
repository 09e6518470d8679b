// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/protect/sheetprinter.h"

#include "core/base/background.h"
#include "core/base/programparts.h"
#include "ui/protect/sheetpainter_p.h"

#include <QPluginLoader>
#include <QWidget>

#include <memory>

namespace Countersign
{
using namespace Qt::StringLiterals;

namespace
{
SheetPrinter::Outcome outcomeOf(PrintModule::Outcome outcome)
{
    switch (outcome) {
    case PrintModule::Outcome::Printed:
        return SheetPrinter::Outcome::Printed;
    case PrintModule::Outcome::Cancelled:
        return SheetPrinter::Outcome::Cancelled;
    case PrintModule::Outcome::NoPrinter:
        return SheetPrinter::Outcome::NoPrinter;
    case PrintModule::Outcome::Failed:
        break;
    }
    return SheetPrinter::Outcome::Failed;
}
} // namespace

SheetPrinter::SheetPrinter()
{
    m_pool.setMaxThreadCount(1);
}

SheetPrinter::~SheetPrinter() = default;

void SheetPrinter::print(RecoverySheet sheet, QWidget &parent, Done done)
{
    const auto waiting = std::make_shared<RecoverySheet>(std::move(sheet));
    runInBackground(
        m_pool, &parent,
        [path = findModule(u"countersign-print"_s, QStringLiteral(COUNTERSIGN_LIB_FROM_BIN))] {
            // Finding and linking Qt's printing is what takes its time; the object itself is made on the GUI thread.
            QPluginLoader loader(path);
            loader.setLoadHints(QLibrary::PreventUnloadHint);
            return !path.isEmpty() && loader.load() ? path : QString();
        },
        [waiting, &parent, done = std::move(done)](const QString &path) {
            QPluginLoader loader(path);
            auto *module = path.isEmpty() ? nullptr : qobject_cast<PrintModule *>(loader.instance());
            printWith(module, std::move(*waiting), parent, done);
        });
}

void SheetPrinter::printWith(PrintModule *module, RecoverySheet sheet, QWidget &parent, const Done &done)
{
    if (module == nullptr)
        return done(Outcome::NotInstalled);
    const auto shared = std::make_shared<const RecoverySheet>(std::move(sheet));
    PrintModule::Job job;
    job.title = SheetPainter::title();
    job.layout = RecoverySheet::pageLayout();
    job.paint = [shared](QPainter &painter) { return shared->paint(painter).has_value(); };
    job.done = [done](PrintModule::Outcome outcome) { done(outcomeOf(outcome)); };
    module->print(parent, std::move(job));
}
} // namespace Countersign
