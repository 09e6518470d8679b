// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/numberkeys.h"

#include <QAbstractButton>
#include <QButtonGroup>
#include <QShortcut>

namespace Countersign
{
void addNumberKeys(QWidget &page, const QButtonGroup &group, int most)
{
    for (int number = 1; number <= most; ++number) {
        auto *shortcut = new QShortcut(QKeySequence(Qt::Key_0 + number), &page);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        QObject::connect(shortcut, &QShortcut::activated, &group, [&group, number] {
            if (QAbstractButton *button = group.button(number - 1)) {
                button->setChecked(true);
                button->setFocus(Qt::ShortcutFocusReason);
            }
        });
    }
}
} // namespace Countersign
