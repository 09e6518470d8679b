// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/livecode.h"

#include "ui/widgets/fonts.h"
#include "ui/widgets/paintutil.h"
#include "ui/widgets/theme.h"

#include <QLocale>
#include <QPainter>
#include <QStyle>

namespace Countersign
{
namespace
{
constexpr int wedgeSize = 14;
constexpr int wedgeGap = 5;
constexpr std::chrono::seconds warningTime{5};
constexpr std::chrono::seconds longestInSeconds{99};
constexpr int fullCircle = 360 * 16; // QPainter counts in sixteenths of a degree
constexpr int twelveOClock = 90 * 16;

QString timeText(std::chrono::seconds left)
{
    if (left > longestInSeconds) {
        const auto minutes = std::chrono::ceil<std::chrono::minutes>(left);
        //: Time left: minutes
        return LiveCode::tr("%1 min").arg(QLocale().toString(static_cast<qlonglong>(minutes.count())));
    }
    //: Time left: seconds
    return LiveCode::tr("%1 s").arg(QLocale().toString(static_cast<qlonglong>(left.count())));
}
} // namespace

LiveCode::LiveCode(Form form, QWidget *parent)
    : QWidget(parent)
    , m_form(form)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    if (form == Form::Compare)
        setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void LiveCode::showAccount(const Account &account, UnixTime now)
{
    const Result<CodeWindow> window = OtpGenerator::codeAt(account, now);
    if (!window) {
        clear();
        return;
    }
    m_style = codeStyle(account.parameters.type);
    if (account.parameters.isTimeBased()) {
        const std::chrono::seconds left = window->validUntil - now;
        m_left = static_cast<double>(left.count()) / static_cast<double>(account.parameters.period.count());
        m_expiring = left <= warningTime;
        m_time = timeText(left);
    } else {
        m_left = -1;
        m_expiring = false;
        //: Number of a counter-based code
        m_time = tr("No. %1").arg(QLocale().toString(static_cast<qulonglong>(window->counter)));
    }
    setCode(window->code);
    update();
}

void LiveCode::clear()
{
    m_time.clear();
    setCode({});
    update();
}

void LiveCode::setCode(const QString &code)
{
    if (code == m_code)
        return;
    const bool sameSize = code.size() == m_code.size();
    m_code = code;
    //: Read aloud. %1 the code, its digits apart
    setAccessibleName(code.isEmpty() ? QString() : tr("Code %1").arg(spokenCode(code, m_style)));
    if (!sameSize)
        updateGeometry();
}

QFont LiveCode::codeFont() const
{
    switch (m_form) {
    case Form::Bar:
        return Fonts::code(font());
    case Form::Compare:
        return Fonts::compareCode(font());
    case Form::Table:
        break;
    }
    return Fonts::tableCode(font());
}

QSize LiveCode::sizeHint() const
{
    const CodePainter code(codeFont());
    // Six digits at least, so that nothing moves when a code comes or goes.
    const int width = qMax(code.widthFor(6, CodeStyle::Digits), m_code.isEmpty() ? 0 : code.width(m_code, m_style));
    const int line = m_form == Form::Table ? 0 : qMax(wedgeSize, QFontMetrics(Fonts::small(font())).height()) + 4;
    return {width, code.height() + line};
}

void LiveCode::paintEvent(QPaintEvent * /*event*/)
{
    if (m_code.isEmpty())
        return;
    const Theme theme = Theme::of(palette());
    const CodePainter code(codeFont());
    QRect codeRect(0, 0, width(), m_form == Form::Table ? height() : code.height());
    const QRect line(0, codeRect.height(), width(), height() - codeRect.height());
    if (m_form == Form::Compare) {
        const int codeWidth = code.width(m_code, m_style);
        codeRect.setLeft((width() - codeWidth) / 2);
        codeRect.setWidth(codeWidth);
    }
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    code.paint(painter, codeRect, m_code, m_style, theme.ink, layoutDirection());
    if (m_form != Form::Table)
        paintTime(painter, line);
}

void LiveCode::paintTime(QPainter &painter, const QRect &line) const
{
    const Theme theme = Theme::of(palette());
    const QColor color = m_expiring ? theme.warn : theme.ink2;
    const QFont small = m_expiring ? Fonts::smallStrong(font()) : Fonts::small(font());
    const int textWidth = QFontMetrics(small).horizontalAdvance(m_time);
    const int wedgeWidth = m_left < 0 ? 0 : wedgeSize + wedgeGap;
    const int all = textWidth + wedgeWidth;
    const int left = m_form == Form::Compare ? (line.width() - all) / 2 : line.width() - all;
    const QRect wedge(left, line.center().y() - wedgeSize / 2 + 1, wedgeSize, wedgeSize);
    const QRect text(left + wedgeWidth, line.top(), textWidth, line.height());

    painter.setFont(small);
    painter.setPen(color);
    painter.drawText(QStyle::visualRect(layoutDirection(), line, text), Qt::AlignCenter, PaintUtil::isolated(m_time));
    if (m_left < 0)
        return;
    const QRectF circle = QStyle::visualRect(layoutDirection(), line, wedge);
    painter.setPen(QPen(color, 1.2));
    painter.setBrush(Qt::NoBrush);
    painter.drawEllipse(circle.adjusted(0.75, 0.75, -0.75, -0.75));
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    painter.drawPie(circle.adjusted(2.6, 2.6, -2.6, -2.6), twelveOClock, -qRound(fullCircle * m_left));
}
} // namespace Countersign
