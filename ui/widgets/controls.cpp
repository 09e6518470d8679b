// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/controls.h"

#include "ui/widgets/actionrow.h"
#include "ui/widgets/disclosure.h"
#include "ui/widgets/linkbutton.h"

#include <QAbstractSpinBox>
#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>

namespace Countersign::Controls
{
namespace
{
constexpr int comfortableHeight = 34;

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
} // namespace

void setComfortableHeight(QWidget &root)
{
    const QList<QWidget *> widgets = root.findChildren<QWidget *>();
    for (QWidget *widget : widgets) {
        if (isControl(widget))
            widget->setMinimumHeight(qMax(comfortableHeight, widget->sizeHint().height()));
    }
}
} // namespace Countersign::Controls
