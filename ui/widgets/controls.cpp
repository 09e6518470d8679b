// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/controls.h"

#include "ui/widgets/actionrow.h"
#include "ui/widgets/disclosure.h"
#include "ui/widgets/edgekeeper.h"
#include "ui/widgets/linkbutton.h"

#include <QAbstractSpinBox>
#include <QCheckBox>
#include <QComboBox>
#include <QLayout>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QScreen>

namespace Countersign::Controls
{
namespace
{
constexpr int comfortableHeight = 34;
constexpr int horizontalRoom = 8;

bool isControl(const QWidget *widget)
{
    if (qobject_cast<const ActionRow *>(widget) != nullptr || qobject_cast<const LinkButton *>(widget) != nullptr
        || qobject_cast<const Disclosure *>(widget) != nullptr)
        return false;
    if (qobject_cast<const QLineEdit *>(widget) != nullptr) // but not the one inside a spin box
        return qobject_cast<const QAbstractSpinBox *>(widget->parentWidget()) == nullptr;
    return qobject_cast<const QPushButton *>(widget) != nullptr || qobject_cast<const QComboBox *>(widget) != nullptr
        || qobject_cast<const QAbstractSpinBox *>(widget) != nullptr;
}

bool hasOutline(const QWidget *widget)
{
    return (isControl(widget) && qobject_cast<const QPushButton *>(widget) == nullptr)
        || qobject_cast<const QCheckBox *>(widget) != nullptr || qobject_cast<const QRadioButton *>(widget) != nullptr
        || qobject_cast<const QPlainTextEdit *>(widget) != nullptr;
}
} // namespace

void setComfortableSizes(QWidget &root)
{
    const QList<QWidget *> widgets = root.findChildren<QWidget *>();
    for (QWidget *widget : widgets) {
        if (hasOutline(widget))
            EdgeKeeper::attach(*widget);
        if (!isControl(widget))
            continue;
        if (auto *button = qobject_cast<QPushButton *>(widget))
            setComfortableSize(*button);
        else
            widget->setMinimumHeight(qMax(comfortableHeight, widget->sizeHint().height()));
    }
}

void setComfortableSize(QPushButton &button)
{
    const QSize hint = button.sizeHint();
    // Fusion tears icon and text apart when a right-to-left button is wider than it needs.
    const bool torn = !button.icon().isNull() && button.layoutDirection() == Qt::RightToLeft;
    const int room = torn ? 0 : 2 * horizontalRoom;
    button.setMinimumSize(hint.width() + room, qMax(comfortableHeight, hint.height()));
}

void resizeToText(QWidget &dialog, int characters, int lines)
{
    const QFontMetrics metrics = dialog.fontMetrics();
    const QSize wanted(characters * metrics.averageCharWidth(), lines * metrics.height());
    dialog.resize(wanted.boundedTo(dialog.screen()->availableSize()));
}

void removeWidgets(QLayout &layout)
{
    while (QLayoutItem *item = layout.takeAt(0)) {
        if (QWidget *widget = item->widget()) {
            widget->hide();
            widget->deleteLater();
        }
        delete item;
    }
}
} // namespace Countersign::Controls
