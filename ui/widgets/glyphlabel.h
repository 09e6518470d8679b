// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/glyph.h"

#include <QWidget>

namespace Countersign
{
/// A glyph as decoration, in one of the theme's colours. It has nothing to say to a screen reader: the text beside
/// it says the same.
class GlyphLabel final : public QWidget
{
    Q_OBJECT

public:
    /// @p size in px.
    GlyphLabel(Glyph glyph, int size, QColor Theme::*color, QWidget *parent = nullptr);

    void setGlyph(Glyph glyph, QColor Theme::*color);
    [[nodiscard]] QSize sizeHint() const override { return {m_size, m_size}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Glyph m_glyph;
    int m_size;
    QColor Theme::*m_color;
};
} // namespace Countersign
