// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/health/healthreport.h"
#include "ui/pages/safetytexts.h"

#include <QWidget>

class QGridLayout;
class QPushButton;

namespace Countersign
{
class GlyphLabel;
class RoleLabel;

/// One line of the Safety page: what it is about, what is known, how it stands in words, and at most one button. Where
/// there is no room beside the text, state and button go below it.
class SafetyRow final : public QWidget
{
    Q_OBJECT

public:
    explicit SafetyRow(QWidget *parent = nullptr);

    void present(const SafetyTexts &texts, HealthState state);
    [[nodiscard]] HealthTopic topic() const { return m_topic; }
    void setTopic(HealthTopic topic) { m_topic = topic; }
    /// null when the line has no button.
    [[nodiscard]] QPushButton *button() const { return m_button; }
    /// The button waits for what it began.
    void setBusy(bool busy);

Q_SIGNALS:
    void requested(Countersign::SafetyAction action);

protected:
    void resizeEvent(QResizeEvent *event) override;
    bool event(QEvent *event) override;

private:
    void place();
    void makeButton(const SafetyTexts &texts);
    [[nodiscard]] bool isNarrow() const;

    HealthTopic m_topic = HealthTopic::Keychain;
    SafetyTexts m_texts;
    QGridLayout *m_grid;
    GlyphLabel *m_glyph;
    RoleLabel *m_title;
    RoleLabel *m_facts;
    QWidget *m_state;
    GlyphLabel *m_stateGlyph;
    RoleLabel *m_stateWord;
    QPushButton *m_button = nullptr;
    bool m_placedNarrow = false;
};
} // namespace Countersign
