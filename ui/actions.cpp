// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/actions.h"

#include "ui/widgets/glyph.h"

#include <QAction>
#include <QCoreApplication>
#include <QKeySequence>
#include <QMenu>
#include <QWidget>

#include <optional>

namespace Countersign
{
namespace
{
struct Definition
{
    Command command;
    const char *text;
    QKeySequence keys;
    std::optional<Glyph> glyph;
};

/// Translated by Actions; the texts carry their mnemonics.
QList<Definition> definitions()
{
    return {
        {Command::AddAccount, QT_TRANSLATE_NOOP("Countersign::Actions", "&Add account…"), Qt::CTRL | Qt::Key_N,
            Glyph::Add},
        {Command::ScanScreen, QT_TRANSLATE_NOOP("Countersign::Actions", "Scan &my screen"),
            Qt::CTRL | Qt::SHIFT | Qt::Key_S, Glyph::Screen},
        {Command::OpenPicture, QT_TRANSLATE_NOOP("Countersign::Actions", "&Open a picture…"), Qt::CTRL | Qt::Key_O,
            Glyph::Image},
        {Command::PasteSetup, QT_TRANSLATE_NOOP("Countersign::Actions", "&Paste a picture, link or key"),
            Qt::CTRL | Qt::Key_V, Glyph::Paste},
        {Command::Find, QT_TRANSLATE_NOOP("Countersign::Actions", "&Search"), Qt::CTRL | Qt::Key_F, Glyph::Search},
        {Command::CopyCode, QT_TRANSLATE_NOOP("Countersign::Actions", "&Copy code"), {}, Glyph::Copy},
        {Command::CopyNextCode, QT_TRANSLATE_NOOP("Countersign::Actions", "Copy &next code"), {}, Glyph::Next},
        {Command::CopyName, QT_TRANSLATE_NOOP("Countersign::Actions", "Copy &account name"),
            Qt::CTRL | Qt::SHIFT | Qt::Key_C, std::nullopt},
        {Command::Pin, QT_TRANSLATE_NOOP("Countersign::Actions", "&Pin"), Qt::CTRL | Qt::Key_D, Glyph::Pin},
        {Command::Edit, QT_TRANSLATE_NOOP("Countersign::Actions", "&Edit…"), Qt::Key_F2, Glyph::Edit},
        {Command::Delete, QT_TRANSLATE_NOOP("Countersign::Actions", "&Delete"), Qt::Key_Delete, Glyph::Trash},
        {Command::Undo, QT_TRANSLATE_NOOP("Countersign::Actions", "&Undo"), Qt::CTRL | Qt::Key_Z, Glyph::Restore},
        {Command::SayTimeLeft, QT_TRANSLATE_NOOP("Countersign::Actions", "Say &time left"), Qt::CTRL | Qt::Key_T,
            Glyph::Clock},
        {Command::Lock, QT_TRANSLATE_NOOP("Countersign::Actions", "&Lock now"), Qt::CTRL | Qt::Key_L, Glyph::Lock},
        {Command::Locking, QT_TRANSLATE_NOOP("Countersign::Actions", "Loc&king…"), {}, Glyph::Preferences},
        {Command::Safety, QT_TRANSLATE_NOOP("Countersign::Actions", "Sa&fety"), Qt::CTRL | Qt::SHIFT | Qt::Key_B,
            Glyph::Shield},
        {Command::ShowMenu, QT_TRANSLATE_NOOP("Countersign::Actions", "Menu"), Qt::Key_F10, Glyph::Menu},
        {Command::Shortcuts, QT_TRANSLATE_NOOP("Countersign::Actions", "&Keyboard shortcuts"), Qt::Key_F1,
            Glyph::Keyboard},
        {Command::About, QT_TRANSLATE_NOOP("Countersign::Actions", "A&bout Countersign"), {}, Glyph::Info},
        {Command::CloseWindow, QT_TRANSLATE_NOOP("Countersign::Actions", "C&lose"), Qt::CTRL | Qt::Key_W, std::nullopt},
        {Command::Quit, QT_TRANSLATE_NOOP("Countersign::Actions", "&Quit"), Qt::CTRL | Qt::Key_Q, Glyph::Quit},
    };
}
} // namespace

Actions::Actions(QWidget *window)
    : QObject(window)
{
    for (const Definition &definition : definitions()) {
        auto *action = new QAction(tr(definition.text), this);
        action->setShortcut(definition.keys);
        if (definition.glyph)
            action->setIcon(glyphIcon(*definition.glyph));
        m_actions.at(static_cast<std::size_t>(definition.command)) = action;
        window->addAction(action);
    }
    setVaultOpen(false);
}

QAction *Actions::operator[](Command command) const
{
    return m_actions.at(static_cast<std::size_t>(command));
}

void Actions::setVaultOpen(bool open)
{
    for (const auto command : {Command::Find, Command::Lock, Command::Locking, Command::Safety})
        (*this)[command]->setEnabled(open);
    if (open)
        return;
    (*this)[Command::Undo]->setEnabled(false);
    setCurrentRow(false, false, false, false);
}

void Actions::setCurrentRow(bool valid, bool pinned, bool counter, bool makesCodes)
{
    for (const auto command : {Command::CopyName, Command::Delete})
        (*this)[command]->setEnabled(valid);
    for (const auto command : {Command::CopyCode, Command::CopyNextCode, Command::Pin, Command::Edit})
        (*this)[command]->setEnabled(valid && makesCodes);
    (*this)[Command::SayTimeLeft]->setEnabled(valid && makesCodes && !counter);
    (*this)[Command::CopyNextCode]->setText(counter ? tr("&Next code") : tr("Copy &next code"));
    (*this)[Command::Pin]->setText(pinned ? tr("Un&pin") : tr("&Pin"));
}

void Actions::fillRowMenu(QMenu &menu) const
{
    for (const auto command : {Command::CopyCode, Command::CopyNextCode, Command::CopyName})
        menu.addAction((*this)[command]);
    menu.addSeparator();
    menu.addAction((*this)[Command::Pin]);
    menu.addAction((*this)[Command::Edit]);
    menu.addSeparator();
    menu.addAction((*this)[Command::Delete]);
}

void Actions::fillMainMenu(QMenu &menu) const
{
    for (const auto command : {Command::AddAccount, Command::ScanScreen, Command::OpenPicture, Command::PasteSetup})
        menu.addAction((*this)[command]);
    menu.addSeparator();
    menu.addAction((*this)[Command::Undo]);
    menu.addSeparator();
    menu.addAction((*this)[Command::Safety]);
    menu.addAction((*this)[Command::Lock]);
    menu.addAction((*this)[Command::Locking]);
    menu.addSeparator();
    for (const auto command : {Command::Shortcuts, Command::About, Command::Quit})
        menu.addAction((*this)[command]);
}
} // namespace Countersign
