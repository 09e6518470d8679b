// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/startupmark.h"

#include <QAbstractItemModel>
#include <QAbstractItemView>
#include <QApplication>
#include <QEvent>
#include <QTimer>
#include <QWidget>

#include <cstdio>

namespace Countersign
{
namespace
{
class FirstPaintFilter final : public QObject
{
public:
    enum class Subject { Codes, Window };

    FirstPaintFilter(Subject subject, QObject *parent)
        : QObject(parent)
        , m_subject(subject)
    {
    }

    bool eventFilter(QObject *object, QEvent *event) override
    {
        if (event->type() == QEvent::Paint && object->isWidgetType() && isSubject(static_cast<QWidget *>(object))) {
            QCoreApplication::instance()->removeEventFilter(this);
            // Painting goes on below us now; the next turn of the event loop comes when it is on its way to the screen.
            QTimer::singleShot(0, this, [this] { announce(); });
        }
        return false;
    }

private:
    [[nodiscard]] bool isSubject(const QWidget *widget) const
    {
        if (m_subject == Subject::Window)
            return widget->isWindow();
        const auto *view = qobject_cast<const QAbstractItemView *>(widget->parentWidget());
        return view && view->viewport() == widget && view->model() && view->model()->rowCount() > 0;
    }

    void announce()
    {
        (void)std::fputs("COUNTERSIGN_BENCH_MARK\n", stderr);
        (void)std::fflush(stderr);
        deleteLater();
    }

    Subject m_subject;
};
} // namespace

void announceFirstPaint(QApplication &application)
{
    const QByteArray subject = qgetenv("COUNTERSIGN_BENCH_MARK");
    if (subject == "codes")
        application.installEventFilter(new FirstPaintFilter(FirstPaintFilter::Subject::Codes, &application));
    else if (subject == "window")
        application.installEventFilter(new FirstPaintFilter(FirstPaintFilter::Subject::Window, &application));
}
} // namespace Countersign
