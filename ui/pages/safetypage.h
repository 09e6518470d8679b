// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/health/healthcheck.h"
#include "ui/pages/safetytexts.h"
#include "ui/settings.h"

#include <QWidget>

class QComboBox;
class QPushButton;
class QToolButton;
class QVBoxLayout;

namespace Countersign
{
class Card;
class GlyphLabel;
class NoteLine;
class RoleLabel;
class SafetyRow;
class ScrollColumn;

/// How safe the codes are, at a glance and in words: what opens them, the vault's file, the entries and the clock, each
/// with the one thing that improves it. Looks by itself when it is made, at nothing that would ask a person.
class SafetyPage final : public QWidget
{
    Q_OBJECT

public:
    /// All must outlive the page.
    SafetyPage(VaultSession &session, const Clock &clock, Settings &settings, HealthCheck::AskClock askClock,
        QWidget *parent = nullptr);

    /// Onto the first button of the worst line.
    void focusBestPlace();
    [[nodiscard]] const HealthReport &report() const { return m_check.report(); }
    /// What the headline and the sentence under it say.
    [[nodiscard]] QString headline() const;

Q_SIGNALS:
    void backRequested();
    /// All but PutKeyBack, which the page does itself.
    void actionRequested(Countersign::SafetyAction action);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    enum class Section { Ways, Vault, Codes };

    QWidget *makeTopBar();
    QWidget *makeFooter();
    void makeHead(QVBoxLayout &column);
    void makeSection(Section section, const QString &title, QVBoxLayout &column);
    QWidget *makeReminder();
    void showReport();
    void updateSection(Section section);
    void checkEverything();
    void finishCheck();
    void carryOut(SafetyAction action);
    void putKeyBack();
    [[nodiscard]] static Section sectionOf(HealthTopic topic);
    [[nodiscard]] SafetyRow *rowOf(HealthTopic topic) const;

    VaultSession &m_session;
    const Clock &m_clock;
    Settings &m_settings;
    HealthCheck m_check;
    UnixTime m_checked{};
    bool m_tells = false; ///< A person asked for the check, and hears what came of it.
    bool m_hasFocusWish = false; ///< Until the first report is there.
    QToolButton *m_back = nullptr;
    QPushButton *m_checkButton = nullptr;
    ScrollColumn *m_body;
    Card *m_head = nullptr;
    GlyphLabel *m_headGlyph = nullptr;
    RoleLabel *m_headline = nullptr;
    RoleLabel *m_outlook = nullptr;
    NoteLine *m_outcome = nullptr;
    QList<QVBoxLayout *> m_sections; ///< Of rows; in the order of Section.
    QList<QWidget *> m_hairlines;
    QList<SafetyRow *> m_rows;
    QWidget *m_reminder = nullptr;
    QComboBox *m_reminderChoice = nullptr;
    RoleLabel *m_footer = nullptr;
};
} // namespace Countersign
