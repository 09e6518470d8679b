// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/otp/account.h"
#include "core/otp/otpgenerator.h"
#include "ui/widgets/codepainter.h"

#include <QWidget>

namespace Countersign
{
/// One code with the time it is still right, painted. It keeps the code, never the key: whoever has the account
/// calls showAccount() at each tick.
class LiveCode final : public QWidget
{
    Q_OBJECT

public:
    enum class Form {
        Bar, ///< Large, the time below, at the trailing edge.
        Compare, ///< Very large, the time below, centred.
        Table, ///< Of medium size, without the time.
    };

    explicit LiveCode(Form form, QWidget *parent = nullptr);

    /// The code at @p now; an account that makes none shows nothing.
    void showAccount(const Account &account, UnixTime now);
    void clear();
    /// As shown, without grouping; empty when there is none.
    [[nodiscard]] QString code() const { return m_code; }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] QFont codeFont() const;
    void setCode(const QString &code);
    void paintTime(QPainter &painter, const QRect &line) const;

    Form m_form;
    QString m_code;
    CodeStyle m_style = CodeStyle::Digits;
    QString m_time; ///< "18 s" or "No. 41"
    double m_left = -1; ///< Share of the period that is left; negative for counters.
    bool m_expiring = false;
};
} // namespace Countersign
