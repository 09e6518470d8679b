// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace Countersign
{
class GlyphLabel;
class RoleLabel;

/// A small glyph and a sentence: a check under a field, a hint, an error. Hidden while it has nothing to say, unless
/// its room is kept.
class NoteLine final : public QWidget
{
    Q_OBJECT

public:
    enum class Kind { Hint, Info, Ok, Warning, Bad };

    /// With nothing to say yet. It needs a parent from the start, since it shows and hides itself.
    explicit NoteLine(QWidget *parent);
    /// For a sentence that stays; may be given to a layout later.
    NoteLine(Kind kind, const QString &text, QWidget *parent = nullptr);

    /// An empty @p text hides the line. Changes are told to screen readers.
    void setNote(Kind kind, const QString &text);
    void clear() { setNote(m_kind, {}); }
    /// One line of room stays when there is nothing to say, so that what is below does not jump while typing.
    void keepRoom();
    [[nodiscard]] QString text() const;
    [[nodiscard]] Kind kind() const { return m_kind; }

private:
    void build();

    GlyphLabel *m_glyph;
    RoleLabel *m_label;
    Kind m_kind = Kind::Hint;
};
} // namespace Countersign
