// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/noteline.h"

#include "ui/widgets/fonts.h"
#include "ui/widgets/glyphlabel.h"
#include "ui/widgets/rolelabel.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QVBoxLayout>

namespace Countersign
{
namespace
{
constexpr int glyphSize = 16;

struct Look
{
    Glyph glyph;
    QColor Theme::*glyphColor;
    QColor Theme::*textColor;
};

Look lookOf(NoteLine::Kind kind)
{
    switch (kind) {
    case NoteLine::Kind::Hint:
        break;
    case NoteLine::Kind::Info:
        return {Glyph::Info, &Theme::accentInk, &Theme::ink};
    case NoteLine::Kind::Ok:
        return {Glyph::Check, &Theme::ok, &Theme::ok};
    case NoteLine::Kind::Warning:
        return {Glyph::Warning, &Theme::warn, &Theme::ink};
    case NoteLine::Kind::Bad:
        return {Glyph::Error, &Theme::bad, &Theme::bad};
    }
    return {Glyph::Info, &Theme::ink2, &Theme::ink2};
}
} // namespace

NoteLine::NoteLine(QWidget *parent)
    : QWidget(parent)
    , m_glyph(new GlyphLabel(Glyph::Info, glyphSize, &Theme::ink2, this))
    , m_label(new RoleLabel(&Theme::ink2, &Fonts::small, this))
{
    build();
    hide();
}

NoteLine::NoteLine(Kind kind, const QString &text, QWidget *parent)
    : QWidget(parent)
    , m_glyph(new GlyphLabel(lookOf(kind).glyph, glyphSize, lookOf(kind).glyphColor, this))
    , m_label(new RoleLabel(lookOf(kind).textColor, &Fonts::small, this))
    , m_kind(kind)
{
    m_label->setText(text);
    build();
}

void NoteLine::build()
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    // Beside the first line, also when the text has several.
    auto *glyphColumn = new QVBoxLayout;
    glyphColumn->addSpacing(qMax(0, (m_label->fontMetrics().height() - glyphSize) / 2));
    glyphColumn->addWidget(m_glyph);
    row->addLayout(glyphColumn);
    row->setAlignment(glyphColumn, Qt::AlignTop);
    row->addWidget(m_label, 1, Qt::AlignTop);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void NoteLine::setNote(Kind kind, const QString &text)
{
    const bool same = m_kind == kind && m_label->text() == text;
    m_kind = kind;
    if (same)
        return;
    const Look look = lookOf(kind);
    m_glyph->setGlyph(look.glyph, look.glyphColor);
    m_label->setColor(look.textColor);
    m_label->setText(text);
    setVisible(!text.isEmpty());
    if (!text.isEmpty()) {
        QAccessibleEvent changed(m_label, QAccessible::NameChanged);
        QAccessible::updateAccessibility(&changed);
    }
}

void NoteLine::keepRoom()
{
    QSizePolicy policy = sizePolicy();
    policy.setRetainSizeWhenHidden(true);
    setSizePolicy(policy);
    setMinimumHeight(qMax(glyphSize, m_label->fontMetrics().height()));
}

QString NoteLine::text() const
{
    return m_label->text();
}
} // namespace Countersign
