// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace Countersign
{
class GlyphLabel;
class RoleLabel;

/// A dashed frame that says what can be dropped. It only shows; the window around it takes the drop, so that one
/// can let go anywhere.
class DropArea final : public QWidget
{
    Q_OBJECT

public:
    enum class Form {
        Line, ///< One line: glyph, text
        Large, ///< The glyph above a heading and a text
    };

    explicit DropArea(Form form, QWidget *parent = nullptr);

    /// @p heading is for the large form only.
    void setTexts(const QString &heading, const QString &text);
    /// What the text is about: an invitation, a success, or a trouble.
    enum class Mood { Invitation, Success, Trouble };
    void setMood(Mood mood);
    /// While something that fits is held over the window: the frame in the accent's colour.
    void setActive(bool active);
    [[nodiscard]] QString heading() const;
    [[nodiscard]] QString text() const;

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void showGlyph();

    Form m_form;
    GlyphLabel *m_glyph;
    RoleLabel *m_heading;
    RoleLabel *m_text;
    Mood m_mood = Mood::Invitation;
    bool m_active = false;
};
} // namespace Countersign
