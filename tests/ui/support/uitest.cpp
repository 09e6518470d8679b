// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/support/uitest.h"

#include <QAbstractButton>
#include <QAccessible>
#include <QApplication>
#include <QCommandLinkButton>
#include <QLabel>
#include <QTest>

namespace Countersign::UiTest
{
using namespace Qt::StringLiterals;

namespace
{
QString nameOf(QWidget *widget)
{
    QAccessibleInterface *const interface = QAccessible::queryAccessibleInterface(widget);
    return interface == nullptr ? QString() : interface->text(QAccessible::Name).trimmed();
}

QString plain(QString text)
{
    return text.remove(u'&');
}

bool isReachable(const QWidget *widget)
{
    return widget->isVisible() && (widget->focusPolicy() & Qt::TabFocus) != 0 && widget->focusProxy() == nullptr;
}
} // namespace

QStringList spokenNames(const QWidget &root)
{
    QStringList names;
    const auto widgets = root.findChildren<QWidget *>();
    for (QWidget *widget : widgets) {
        if (isReachable(widget))
            names.append(QString::fromLatin1(widget->metaObject()->className()) + u": "_s + nameOf(widget));
    }
    return names;
}

QStringList nameless(const QWidget &root)
{
    QStringList found;
    const auto names = spokenNames(root);
    for (const QString &name : names) {
        if (name.endsWith(u": "_s))
            found.append(name);
    }
    return found;
}

QString visibleText(const QWidget &root)
{
    QStringList texts;
    const auto widgets = root.findChildren<QWidget *>();
    for (const QWidget *widget : widgets) {
        if (!widget->isVisible())
            continue;
        if (const auto *label = qobject_cast<const QLabel *>(widget))
            texts.append(plain(label->text()));
        if (const auto *pressed = qobject_cast<const QAbstractButton *>(widget))
            texts.append(plain(pressed->text()));
        if (const auto *row = qobject_cast<const QCommandLinkButton *>(widget))
            texts.append(row->description());
    }
    return texts.join(u'\n');
}

QList<QWidget *> tabOrder(QWidget &window, QWidget &first)
{
    QList<QWidget *> order;
    first.setFocus(Qt::TabFocusReason);
    QWidget *current = window.window()->focusWidget();
    while (current != nullptr && !order.contains(current)) {
        order.append(current);
        QTest::keyClick(current, Qt::Key_Tab);
        current = window.window()->focusWidget();
    }
    return order;
}

QWidget *button(const QWidget &root, const QString &text)
{
    const auto buttons = root.findChildren<QAbstractButton *>();
    for (QAbstractButton *candidate : buttons) {
        if (candidate->isVisible() && plain(candidate->text()) == text)
            return candidate;
    }
    return nullptr;
}
} // namespace Countersign::UiTest
