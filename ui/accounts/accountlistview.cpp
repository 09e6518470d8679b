// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/accounts/accountlistview.h"

#include "ui/accounts/accountdelegate.h"
#include "ui/accounts/accountlistmodel.h"
#include "ui/widgets/fonts.h"
#include "ui/widgets/theme.h"

#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>

namespace Countersign
{
namespace
{
bool isTyping(const QKeyEvent &event)
{
    constexpr auto commands = Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier;
    const QString text = event.text();
    return !(event.modifiers() & commands) && !text.isEmpty() && text.at(0).isPrint() && !text.at(0).isSpace();
}
} // namespace

AccountListView::AccountListView(AccountListModel &model, QWidget *parent)
    : QListView(parent)
    , m_model(model)
    , m_delegate(new AccountDelegate(model, this))
{
    setItemDelegate(m_delegate);
    setModel(&model);
    setFrameShape(QFrame::NoFrame);
    setSelectionMode(SingleSelection);
    setEditTriggers(NoEditTriggers);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setResizeMode(Adjust);
    setMouseTracking(true);
    viewport()->setAttribute(Qt::WA_Hover);
    setAccessibleName(tr("Accounts"));

    connect(m_delegate, &AccountDelegate::rowClicked, this, &AccountListView::copyRequested);
    connect(m_delegate, &AccountDelegate::buttonClicked, this, &AccountListView::buttonPressed);
    connect(&model, &AccountListModel::ticked, this, &AccountListView::repaintTimes);
}

void AccountListView::repaintRows()
{
    viewport()->update();
}

void AccountListView::repaintTimes()
{
    // At once: update() would wait for a timer of a few milliseconds, and wake the processor once more every second.
    viewport()->repaint();
}

void AccountListView::setEnterArmed(bool armed)
{
    m_delegate->setCurrentRowHint(armed ? AccountDelegate::Hint::EnterCopies : AccountDelegate::Hint::None);
    update(currentIndex());
}

void AccountListView::setHint(const QString &text)
{
    m_hint = text;
    repaintRows();
}

void AccountListView::paintEvent(QPaintEvent *event)
{
    QListView::paintEvent(event);
    if (m_hint.isEmpty() || m_model.rowCount() == 0)
        return;
    constexpr int margin = 32;
    const int top = visualRect(m_model.index(m_model.rowCount() - 1)).bottom() + 1;
    const QRect room = viewport()->rect().adjusted(margin, top + margin, -margin, -margin / 2);
    QPainter painter(viewport());
    painter.setFont(Fonts::small(font()));
    painter.setPen(Theme::of(palette()).ink2);
    const int flags = Qt::AlignHCenter | Qt::AlignTop | Qt::TextWordWrap;
    if (painter.boundingRect(room, flags, m_hint).height() <= room.height())
        painter.drawText(room, flags, m_hint);
}

void AccountListView::setCurrentRow(int row)
{
    setCurrentIndex(m_model.index(row));
}

void AccountListView::moveCurrent(QKeyEvent *event)
{
    QListView::keyPressEvent(event);
}

void AccountListView::keyPressEvent(QKeyEvent *event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && currentIndex().isValid()) {
        const bool next = event->modifiers().testFlag(Qt::ShiftModifier);
        event->accept();
        if (next)
            Q_EMIT nextRequested(currentIndex());
        else
            Q_EMIT copyRequested(currentIndex());
    } else if (event->matches(QKeySequence::Copy) && currentIndex().isValid()) {
        event->accept();
        Q_EMIT copyRequested(currentIndex());
    } else if (isTyping(*event)) {
        event->accept();
        Q_EMIT searchTyped(event->text());
    } else {
        QListView::keyPressEvent(event);
    }
}

void AccountListView::mouseMoveEvent(QMouseEvent *event)
{
    QListView::mouseMoveEvent(event);
    const QModelIndex index = indexAt(event->pos());
    if (!index.isValid())
        return setHoveredButton(-1);
    QStyleOptionViewItem option;
    initViewItemOption(&option);
    option.rect = visualRect(index);
    const bool over = m_delegate->layoutFor(option, index).button.contains(event->pos());
    setHoveredButton(over ? index.row() : -1);
}

void AccountListView::leaveEvent(QEvent *event)
{
    setHoveredButton(-1);
    QListView::leaveEvent(event);
}

void AccountListView::setHoveredButton(int row)
{
    if (row == m_hoveredButton)
        return;
    m_hoveredButton = row;
    m_delegate->setHoveredButton(row);
    repaintRows();
}

void AccountListView::contextMenuEvent(QContextMenuEvent *event)
{
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
    const QModelIndex index = byKey ? currentIndex() : indexAt(event->pos());
    if (index.isValid())
        setCurrentIndex(index);
    const QPoint position = byKey ? viewport()->mapToGlobal(visualRect(index).center()) : event->globalPos();
    event->accept();
    Q_EMIT contextMenuRequested(index, position);
}

void AccountListView::resizeEvent(QResizeEvent *event)
{
    QListView::resizeEvent(event);
    verticalScrollBar()->setSingleStep(qMax(1, sizeHintForRow(0) / 2));
}
} // namespace Countersign
