// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <array>

class QAction;
class QMenu;
class QWidget;

namespace Countersign
{
/// What a person can do from the keyboard or a menu of the main window.
enum class Command {
    AddAccount,
    ScanScreen,
    OpenPicture,
    PasteSetup,
    Find,
    CopyCode,
    CopyNextCode,
    CopyName,
    Pin,
    Edit,
    Delete,
    Undo,
    SayTimeLeft,
    Lock,
    Locking,
    Safety,
    ShowMenu,
    Shortcuts,
    About,
    CloseWindow,
    Quit,
};

/// All commands as QActions: text, key and tool tip in one place. Who carries them out connects to them.
class Actions final : public QObject
{
    Q_OBJECT

public:
    /// The actions' keys work in @p window.
    explicit Actions(QWidget *window);

    [[nodiscard]] QAction *operator[](Command command) const;

    /// Commands that need an open vault are switched off without one.
    void setVaultOpen(bool open);
    /// Texts and states for the current row: a pinned one can be unpinned, a counter makes its next code.
    void setCurrentRow(bool valid, bool pinned, bool counter, bool makesCodes);

    /// A row's context menu.
    void fillRowMenu(QMenu &menu) const;
    /// The window's menu.
    void fillMainMenu(QMenu &menu) const;

private:
    static constexpr auto commandCount = static_cast<std::size_t>(Command::Quit) + 1;

    std::array<QAction *, commandCount> m_actions{};
};
} // namespace Countersign
