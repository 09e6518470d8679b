// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/searchfield.h"

#include "ui/widgets/glyph.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QMimeData>

namespace Countersign
{
using namespace Qt::StringLiterals;

namespace
{
constexpr int usualHeight = 34;

bool clipboardHoldsSetup()
{
    const QMimeData *data = QGuiApplication::clipboard()->mimeData();
    if (data == nullptr)
        return false;
    return data->hasImage() || data->hasUrls() || data->text().trimmed().startsWith("otpauth"_L1, Qt::CaseInsensitive);
}
} // namespace

SearchField::SearchField(QWidget *parent)
    : QLineEdit(parent)
{
    //: Placeholder and name of the search field.
    setPlaceholderText(tr("Search accounts"));
    setAccessibleName(tr("Search accounts"));
    addAction(glyphIcon(Glyph::Search, &Theme::ink2), LeadingPosition);
    auto *clear = addAction(glyphIcon(Glyph::Close, &Theme::ink2), TrailingPosition);
    clear->setText(tr("Clear search"));
    clear->setToolTip(tr("Clear search"));
    clear->setVisible(false);
    connect(clear, &QAction::triggered, this, &QLineEdit::clear);
    connect(this, &QLineEdit::textChanged, clear, [clear](const QString &text) { clear->setVisible(!text.isEmpty()); });
}

QSize SearchField::sizeHint() const
{
    const QSize size = QLineEdit::sizeHint();
    return {size.width(), qMax(usualHeight, size.height())};
}

QSize SearchField::minimumSizeHint() const
{
    const QSize size = QLineEdit::minimumSizeHint();
    return {size.width(), qMax(usualHeight, size.height())};
}

void SearchField::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Up:
    case Qt::Key_Down:
    case Qt::Key_PageUp:
    case Qt::Key_PageDown:
        event->accept();
        Q_EMIT moveRequested(event);
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        event->accept();
        if (event->modifiers().testFlag(Qt::ShiftModifier))
            Q_EMIT nextRequested();
        else
            Q_EMIT copyRequested();
        return;
    case Qt::Key_Escape:
        event->accept();
        if (text().isEmpty())
            Q_EMIT left();
        else
            clear();
        return;
    default:
        break;
    }
    if (event->matches(QKeySequence::Paste) && clipboardHoldsSetup()) {
        event->accept();
        Q_EMIT setupPasted();
        return;
    }
    QLineEdit::keyPressEvent(event);
}

void SearchField::focusInEvent(QFocusEvent *event)
{
    QLineEdit::focusInEvent(event);
    Q_EMIT focusChanged(true);
}

void SearchField::focusOutEvent(QFocusEvent *event)
{
    QLineEdit::focusOutEvent(event);
    Q_EMIT focusChanged(false);
}
} // namespace Countersign
