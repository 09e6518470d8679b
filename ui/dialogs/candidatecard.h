// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/otp/setupreading.h"

#include <QWidget>

class QRadioButton;

namespace Countersign
{
class LiveCode;

/// One possible reading as a card: its name, its live code large enough to compare, why it may be the right one. The
/// whole card chooses; for keyboard and screen readers it is a radio button.
class CandidateCard final : public QWidget
{
    Q_OBJECT

public:
    /// @p number is the key that chooses it. @p candidate must outlive the card.
    CandidateCard(const SetupCandidate &candidate, const QString &title, int number, QWidget *parent = nullptr);

    [[nodiscard]] QRadioButton *button() const { return m_button; }
    [[nodiscard]] const SetupCandidate &candidate() const { return m_candidate; }
    void tick(UnixTime now);
    [[nodiscard]] QString code() const;

protected:
    void paintEvent(QPaintEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;

private:
    const SetupCandidate &m_candidate;
    int m_number;
    QString m_title;
    QRadioButton *m_button;
    LiveCode *m_code;
};
} // namespace Countersign
