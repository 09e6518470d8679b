// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/protect/recoverykeyview.h"

#include "core/crypto/recoverykey.h"
#include "ui/widgets/fonts.h"
#include "ui/widgets/paintutil.h"
#include "ui/widgets/theme.h"

#include <QAccessible>
#include <QAccessibleWidget>
#include <QApplication>
#include <QFontDatabase>
#include <QPainter>
#include <QStyle>

namespace Countersign
{
using namespace Qt::StringLiterals;

namespace
{
constexpr int padding = 16;
constexpr int numberGap = 2;
constexpr int mostColumns = 3;

QFont keyFont()
{
    QFont font = Fonts::tableCode(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    constexpr qreal apart = 1;
    font.setLetterSpacing(QFont::AbsoluteSpacing, apart);
    return font;
}

int groupWidth()
{
    return QFontMetrics(keyFont()).horizontalAdvance(QString(RecoveryKey::groupSize, u'W'));
}

int groupHeight()
{
    return QFontMetrics(Fonts::caption(QApplication::font())).height() + numberGap + QFontMetrics(keyFont()).height();
}

/// Reads the key out when asked, so that it lies in no string meanwhile.
class Voice final : public QAccessibleWidget
{
public:
    explicit Voice(RecoveryKeyView *view)
        : QAccessibleWidget(view, QAccessible::StaticText)
    {
    }
    [[nodiscard]] QString text(QAccessible::Text kind) const override
    {
        const auto *view = qobject_cast<const RecoveryKeyView *>(object());
        return kind == QAccessible::Description && view != nullptr ? view->spoken() : QAccessibleWidget::text(kind);
    }
};

QAccessibleInterface *voiceOf(const QString & /*className*/, QObject *object)
{
    auto *view = qobject_cast<RecoveryKeyView *>(object);
    return view == nullptr ? nullptr : new Voice(view); // Qt owns it
}
} // namespace

RecoveryKeyView::RecoveryKeyView(SecretBytes key, QWidget *parent)
    : QWidget(parent)
    , m_key(std::move(key))
{
    static const bool installed = [] {
        QAccessible::installFactory(voiceOf);
        return true;
    }();
    Q_UNUSED(installed)
    setAccessibleName(tr("Recovery key"));
    setFocusPolicy(Qt::TabFocus); // to be read out
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

QString RecoveryKeyView::group(int number) const
{
    return QString::fromLatin1(m_key.view().sliced(qsizetype{number} * RecoveryKey::groupSize, RecoveryKey::groupSize));
}

QString RecoveryKeyView::spoken() const
{
    QStringList groups;
    for (int number = 0; number < RecoveryKey::groupCount; ++number) {
        QString text = group(number);
        QString apart;
        for (const QChar character : std::as_const(text))
            apart += apart.isEmpty() ? QString(character) : u", "_s + character;
        wipe(text);
        //: Read aloud. %1 a number from 1 to 6, %2 the characters of this part of the key, one by one
        groups.append(tr("Group %1: %2.").arg(QString::number(number + 1), apart));
        wipe(apart);
    }
    QString all = groups.join(u' ');
    for (QString &text : groups)
        wipe(text);
    return all;
}

int RecoveryKeyView::columnsFor(int width) const
{
    const int each = groupWidth() + padding;
    return qBound(1, (width - padding) / each, mostColumns);
}

QSize RecoveryKeyView::sizeHint() const
{
    const int width = mostColumns * (groupWidth() + padding) + padding;
    return {width, heightForWidth(width)};
}

QSize RecoveryKeyView::minimumSizeHint() const
{
    const int width = groupWidth() + 2 * padding;
    return {width, groupHeight() + 2 * padding};
}

int RecoveryKeyView::heightForWidth(int width) const
{
    const int columns = columnsFor(width);
    const int rows = (RecoveryKey::groupCount + columns - 1) / columns;
    return rows * groupHeight() + (rows + 1) * padding;
}

void RecoveryKeyView::paintEvent(QPaintEvent * /*event*/)
{
    const Theme theme = Theme::of(palette());
    QPainter painter(this);
    PaintUtil::roundedBox(painter, rect(), PaintUtil::cardRadius, theme.chrome, hasFocus() ? theme.accent : theme.edge,
        hasFocus() ? 2 : 1);
    // The groups are numbered, and read from the left in every language, as on paper.
    const int columns = columnsFor(width());
    const int cell = (width() - padding) / columns;
    const QFont numbers = Fonts::caption(QApplication::font());
    const int numberHeight = QFontMetrics(numbers).height();
    for (int number = 0; number < RecoveryKey::groupCount; ++number) {
        const int top = padding + (number / columns) * (groupHeight() + padding);
        const QRect place(padding / 2 + (number % columns) * cell, top, cell, groupHeight());
        painter.setFont(numbers);
        painter.setPen(theme.ink2);
        painter.drawText(place, Qt::AlignHCenter | Qt::AlignTop, QString::number(number + 1));
        painter.setFont(keyFont());
        painter.setPen(theme.ink);
        QString text = group(number);
        painter.drawText(place.adjusted(0, numberHeight + numberGap, 0, 0), Qt::AlignHCenter | Qt::AlignTop, text);
        wipe(text);
    }
}

void RecoveryKeyView::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::ApplicationFontChange)
        updateGeometry();
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::ApplicationFontChange)
        update();
    QWidget::changeEvent(event);
}
} // namespace Countersign
