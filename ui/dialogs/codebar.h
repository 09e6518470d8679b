// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/otp/account.h"

#include <QWidget>

class QHBoxLayout;

namespace Countersign
{
class AvatarLabel;
class LiveCode;
class RoleLabel;

/// An account that is about to be added: avatar, two lines of text, and its code as it is now.
class CodeBar final : public QWidget
{
    Q_OBJECT

public:
    enum class Ground {
        Info, ///< Tinted: a preview below a form.
        Card, ///< Framed: something that was found.
    };

    explicit CodeBar(Ground ground, QWidget *parent = nullptr);

    void setTexts(const QString &title, const QString &text);
    /// Avatar and code. The key stays with the caller, who calls this again at each tick.
    void showAccount(const Account &account, UnixTime now);
    void clear();
    /// Between the texts and the code, such as an Edit button.
    void addButton(QWidget *button);
    [[nodiscard]] QString code() const;

private:
    AvatarLabel *m_avatar;
    RoleLabel *m_title;
    RoleLabel *m_text;
    LiveCode *m_code;
    QHBoxLayout *m_row = nullptr;
};
} // namespace Countersign
