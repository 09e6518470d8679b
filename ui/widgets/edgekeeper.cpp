// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/edgekeeper.h"

#include "ui/widgets/theme.h"

#include <QApplication>
#include <QEvent>
#include <QStyle>
#include <QWidget>

namespace Countersign
{
using namespace Qt::StringLiterals;

namespace
{
/// What Fusion darkens the window's colour by for outlines (QColor::darker()).
constexpr int fusionDarkens = 140;
} // namespace

void EdgeKeeper::attach(QWidget &control)
{
    if (control.findChild<EdgeKeeper *>(QString(), Qt::FindDirectChildrenOnly) == nullptr)
        new EdgeKeeper(control); // owned by the control
}

EdgeKeeper::EdgeKeeper(QWidget &control)
    : QObject(&control)
    , m_control(control)
{
    control.installEventFilter(this);
    apply();
}

bool EdgeKeeper::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::ApplicationPaletteChange || event->type() == QEvent::StyleChange)
        apply();
    return QObject::eventFilter(watched, event);
}

void EdgeKeeper::apply()
{
    const QPalette usual = QApplication::palette(&m_control);
    const Theme theme = Theme::of(usual);
    const bool vanishes = theme.dark && m_control.style()->name().compare("fusion"_L1, Qt::CaseInsensitive) == 0;
    const QColor window = vanishes ? theme.edge.lighter(fusionDarkens) : usual.color(QPalette::Window);
    QPalette own = m_control.palette();
    if (own.color(QPalette::Active, QPalette::Window) == window)
        return;
    own.setColor(QPalette::Window, window);
    m_control.setPalette(own);
}
} // namespace Countersign
