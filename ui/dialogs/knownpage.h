// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/vault/vaultsession.h"
#include "ui/dialogs/setupcollector.h"

#include <QButtonGroup>
#include <QWidget>

#include <optional>

class QRadioButton;
class QVBoxLayout;

namespace Countersign
{
class LiveCode;
class RoleLabel;

/// An account of this name is here already, with another key: shows the code of each, and asks what to do. Keys 1 to 3
/// choose. GUI thread.
class KnownPage final : public QWidget
{
    Q_OBJECT

public:
    enum class Choice { KeepBoth, Replace, Skip };

    /// @p session must outlive the page; it is asked for the old account's code.
    explicit KnownPage(const VaultSession &session, QWidget *parent = nullptr);

    /// @p item is of the kind OtherKey.
    void ask(const FoundItem &item, UnixTime now);
    [[nodiscard]] Choice choice() const;
    void tick(UnixTime now);
    void clear();

Q_SIGNALS:
    void changed();

private:
    void build();
    QWidget *makeCode(const QString &title, LiveCode *code, RoleLabel *about);
    void addChoice(Choice choice, const QString &text, const QString &description, QVBoxLayout &column);

    const VaultSession &m_session;
    std::optional<FoundItem> m_item;
    RoleLabel *m_heading;
    RoleLabel *m_explanation;
    LiveCode *m_oldCode;
    LiveCode *m_newCode;
    RoleLabel *m_oldAbout;
    RoleLabel *m_newAbout;
    QButtonGroup m_group;
};
} // namespace Countersign
