// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/otp/setupreading.h"

#include <QButtonGroup>
#include <QList>
#include <QWidget>

#include <memory>

class QGridLayout;

namespace Countersign
{
class CandidateCard;
class Disclosure;
class RoleLabel;

/// Asks which of several readings is right, with the live code of each. Keys 1 to 4 choose. GUI thread.
class QuestionPage final : public QWidget
{
    Q_OBJECT

public:
    explicit QuestionPage(QWidget *parent = nullptr);

    /// @p reading has candidates. @p says is what the link says without its key; may be empty.
    void ask(std::shared_ptr<const SetupReading> reading, const QString &says, UnixTime now);
    /// Null until one is chosen; the suggested one is from the start.
    [[nodiscard]] const SetupCandidate *chosen() const;
    void tick(UnixTime now);
    void clear();

Q_SIGNALS:
    void changed();

private:
    void build();
    void makeCards();
    void focusCard();

    std::shared_ptr<const SetupReading> m_reading;
    RoleLabel *m_heading;
    RoleLabel *m_explanation;
    QGridLayout *m_grid;
    QList<CandidateCard *> m_cards;
    QButtonGroup m_group;
    RoleLabel *m_says;
    Disclosure *m_disclosure;
};
} // namespace Countersign
