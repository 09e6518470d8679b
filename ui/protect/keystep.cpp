// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/protect/keystep.h"

#include "core/base/background.h"
#include "ui/announcer.h"
#include "ui/protect/recoverykeyview.h"
#include "ui/widgets/fonts.h"
#include "ui/widgets/glyph.h"
#include "ui/widgets/messagebar.h"
#include "ui/widgets/rolelabel.h"

#include <QFileDialog>
#include <QHBoxLayout>
#include <QPointer>
#include <QPushButton>
#include <QStandardPaths>
#include <QVBoxLayout>

namespace Countersign
{
using namespace Qt::StringLiterals;

KeyStep::KeyStep(RecoverySheet sheet, Activate activate, QWidget *parent)
    : QWidget(parent)
    , m_sheet(std::move(sheet))
    , m_activate(std::move(activate))
    //: Button; a dialog follows
    , m_print(new QPushButton(glyphIcon(Glyph::Print), tr("&Print…")))
    , m_savePdf(new QPushButton(glyphIcon(Glyph::Export), tr("&Save PDF…")))
    , m_bar(new MessageBar(this))
{
    m_pool.setMaxThreadCount(1);
    auto *view = new RecoveryKeyView(m_sheet.key.clone());
    auto *advice = new RoleLabel(&Theme::ink2, &Fonts::small);
    advice->setText(
        tr("Or write it down: six groups of six, only digits and the letters A–Z without I, L, O and U. The "
           "last character of each group is a check, so a mistake is found when you type it."));
    m_print->setAutoDefault(true);
    m_savePdf->setAutoDefault(true);
    auto *ways = new QHBoxLayout;
    ways->setSpacing(8);
    ways->addWidget(m_print);
    ways->addWidget(m_savePdf);
    ways->addStretch();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(12);
    column->addWidget(view);
    column->addLayout(ways);
    column->addWidget(advice);
    column->addWidget(m_bar);
    m_bar->hide();
    connect(m_print, &QPushButton::clicked, this, &KeyStep::print);
    connect(m_savePdf, &QPushButton::clicked, this, &KeyStep::savePdf);
}

KeyStep::~KeyStep() = default;

void KeyStep::print()
{
    // As savePdf().
    const QPointer<KeyStep> step(this);
    m_activate([step] {
        if (step)
            step->openPrintDialog();
    });
}

void KeyStep::openPrintDialog()
{
    m_print->setEnabled(false);
    m_printer.print(m_sheet.clone(), *this, [this](SheetPrinter::Outcome outcome) { showPrinted(outcome); });
}

void KeyStep::showPrinted(SheetPrinter::Outcome outcome)
{
    m_print->setEnabled(true);
    const QString nothing = tr("Nothing was printed.");
    switch (outcome) {
    case SheetPrinter::Outcome::Cancelled:
        return;
    case SheetPrinter::Outcome::Printed:
        return say(true, tr("The sheet was sent to the printer."),
            tr("When you have it in your hand, go on and check it. If nothing comes out, save a PDF or write the key "
               "down."));
    case SheetPrinter::Outcome::NoPrinter:
        return say(false, nothing,
            tr("No printer is set up on this computer. Save a PDF and print it elsewhere, or write the key down."));
    case SheetPrinter::Outcome::NotInstalled:
        return say(false, nothing,
            tr("This installation has no part for printing. Save a PDF and print that, or write the key down."));
    case SheetPrinter::Outcome::Failed:
        return say(false, nothing, tr("The printer didn't take it. Try again, save a PDF, or write the key down."));
    }
}

void KeyStep::savePdf()
{
    // Asking the keychain may have ended this step meanwhile.
    const QPointer<KeyStep> step(this);
    m_activate([step] {
        if (step)
            step->choosePdf();
    });
}

void KeyStep::choosePdf()
{
    auto *chooser = new QFileDialog(this, tr("Save the recovery sheet"));
    chooser->setAttribute(Qt::WA_DeleteOnClose);
    chooser->setAcceptMode(QFileDialog::AcceptSave);
    chooser->setNameFilter(tr("PDF files (*.pdf)"));
    chooser->setDefaultSuffix(u"pdf"_s);
    chooser->setDirectory(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation));
    //: Name of a file
    chooser->selectFile(tr("Countersign recovery key") + u".pdf"_s);
    connect(chooser, &QFileDialog::fileSelected, this, &KeyStep::writePdf);
    chooser->open();
}

void KeyStep::writePdf(const QString &path)
{
    m_savePdf->setEnabled(false);
    runInBackground(
        m_pool, this, [sheet = m_sheet.clone(), path] { return sheet.writePdf(path); },
        [this, path](const Result<void> &result) { showWritten(path, result); });
}

void KeyStep::showWritten(const QString &path, const Result<void> &result)
{
    m_savePdf->setEnabled(true);
    const QString name = QFileInfo(path).fileName();
    QString strong;
    QString text;
    if (result) {
        //: %1 the name of a file
        strong = tr("Saved as %1.").arg(name);
        text =
            tr("Whoever opens that file can open your codes. Print it, or keep it on a stick that you put away; then "
               "delete it here.");
    } else {
        strong = tr("The PDF wasn't saved.");
        text = result.error().code == ErrorCode::DiskFull
            ? tr("The disk is full. Free some space, choose another folder, or write the key down.")
            : tr("Countersign can't write there. Choose another folder, or write the key down.");
    }
    say(result.has_value(), strong, text);
}

void KeyStep::say(bool isGood, const QString &strong, const QString &text)
{
    m_bar->setMessage(isGood ? MessageBar::Kind::Info : MessageBar::Kind::Bad, strong, text);
    m_bar->show();
    Announcer::announce(m_bar, strong + u' ' + text);
}
} // namespace Countersign
