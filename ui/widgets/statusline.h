// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/glyph.h"

#include <QAbstractButton>

namespace Countersign
{
class LinkButton;

/// One line that says how things stand or what just happened, with a glyph and at most one thing to do about it.
/// Shortened with an ellipsis when the window is too narrow; the whole text is in the tool tip and is read aloud. A
/// flat button: pressing it asks for more.
class StatusLine final : public QAbstractButton
{
    Q_OBJECT

public:
    struct Message
    {
        Glyph glyph = Glyph::Info;
        QColor Theme::*color = &Theme::ink2;
        QString text;
        QString link; ///< Empty for none.
        QString name = {}; ///< Read aloud instead of the text, unless it is empty.

        friend bool operator==(const Message &, const Message &) = default;
    };

    explicit StatusLine(QWidget *parent = nullptr);

    void setMessage(const Message &message);
    [[nodiscard]] const Message &message() const { return m_message; }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void linkActivated();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    bool event(QEvent *event) override;

private:
    void placeLink();
    void paintGround(QPainter &painter, const Theme &theme) const;
    [[nodiscard]] int textLeft() const;
    [[nodiscard]] int textWidth() const;

    Message m_message;
    LinkButton *m_link;
};
} // namespace Countersign
