// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/crypto/recoverykey.h"
#include "ui/protect/sheetpainter_p.h"

#include <QCoreApplication>
#include <QFile>
#include <QFontMetrics>
#include <QStyle>
#include <QSvgRenderer>

namespace Countersign
{
using namespace Qt::StringLiterals;

namespace
{
class Text
{
    Q_DECLARE_TR_FUNCTIONS(Countersign::RecoverySheet)
};

constexpr qreal millimetresPerInch = 25.4;
constexpr int columns = 3;

// Type, in points
constexpr qreal titleSize = 20;
constexpr qreal headingSize = 13;
constexpr qreal bodySize = 10.5;
constexpr qreal smallSize = 8.5;
constexpr qreal keySize = 18;

// Lengths, in mm
constexpr qreal markSize = 11;
constexpr qreal partGap = 7;
constexpr qreal lineGap = 2;
constexpr qreal squareSize = 30; ///< Modules of 1.2 mm, which any camera reads.
constexpr qreal squareLeft = 37; ///< What the square's column takes.
constexpr qreal quietZone = 5; ///< Four modules of white around it, ISO/IEC 18004.
constexpr qreal keyHeight = 38;
constexpr qreal corner = 2;
constexpr qreal thick = 0.5;
constexpr qreal thin = 0.2;
} // namespace

SheetPainter::SheetPainter(QPainter &painter, const RecoverySheet &sheet)
    : m_painter(painter)
    , m_sheet(sheet)
    , m_width(painter.device()->width())
    , m_height(painter.device()->height())
{
    m_painter.setLayoutDirection(sheet.direction);
    m_painter.setPen(Qt::black);
    m_painter.setRenderHint(QPainter::Antialiasing);
}

QString SheetPainter::title()
{
    return Text::tr("Countersign recovery sheet");
}

int SheetPainter::dots(qreal mm) const
{
    return qRound(mm * m_painter.device()->logicalDpiX() / millimetresPerInch);
}

QFont SheetPainter::font(qreal points, Weight weight) const
{
    QFont font(m_sheet.text, m_painter.device());
    font.setPointSizeF(points);
    font.setWeight(weight == Weight::Strong ? QFont::DemiBold : QFont::Normal);
    return font;
}

QRect SheetPainter::place(int from, int width, int top, int height) const
{
    return QStyle::visualRect(m_sheet.direction, QRect(0, 0, m_width, m_height), QRect(from, top, width, height));
}

int SheetPainter::write(int from, int width, int top, const QString &text, const QFont &font, int alignment)
{
    const QRect area = place(from, width, top, m_height);
    const int flags = Qt::AlignTop | Qt::TextWordWrap
        | static_cast<int>(QStyle::visualAlignment(m_sheet.direction, Qt::Alignment(alignment)));
    // Visual alignment is final; drawText() would mirror it once more.
    m_painter.setFont(font);
    QRect used;
    m_painter.drawText(area, flags | Qt::AlignAbsolute, text, &used);
    return used.height();
}

void SheetPainter::box(const QRect &rect, qreal lineWidth)
{
    m_painter.setPen(QPen(Qt::black, dots(lineWidth)));
    m_painter.setBrush(Qt::NoBrush);
    m_painter.drawRoundedRect(rect, dots(corner), dots(corner));
}

void SheetPainter::paintHead()
{
    const int mark = dots(markSize);
    QFile picture(u":/countersign/icon/countersign-symbolic.svg"_s);
    if (picture.open(QIODevice::ReadOnly)) {
        // Symbolic pictures are grey until somebody gives them a colour.
        QSvgRenderer renderer(picture.readAll().replace("#2e3436", "#000000"));
        renderer.render(&m_painter, place(0, mark, 0, mark));
    }
    const int from = mark + dots(4);
    m_top = write(from, m_width - from, 0, title(), font(titleSize, Weight::Strong));
    const QString made = m_sheet.computer.isEmpty()
        //: %1 a date
        ? Text::tr("Made on %1.").arg(m_sheet.made)
        //: %1 a date, %2 the name of a computer
        : Text::tr("Made on %1 on “%2”.").arg(m_sheet.made, m_sheet.computer);
    m_top += write(from, m_width - from, m_top, made, font(bodySize));
    m_top = qMax(m_top, mark) + dots(partGap);
}

void SheetPainter::paintWarning()
{
    const int padding = dots(4);
    const int from = padding;
    const int width = m_width - 2 * padding;
    int bottom = m_top + padding;
    bottom += write(
        from, width, bottom, Text::tr("Keep this on paper, away from the computer."), font(bodySize, Weight::Strong));
    bottom += write(from, width, bottom,
        Text::tr(
            "With this key and a copy of your vault file, anyone can make your sign-in codes. Don't photograph it, "
            "and don't keep it in a folder with the file."),
        font(bodySize));
    box(QRect(0, m_top, m_width, bottom + padding - m_top), thick);
    m_top = bottom + padding + dots(partGap);
}

void SheetPainter::paintKey(const QrModules &square)
{
    //: The printed key that opens the vault
    m_top += write(0, m_width, m_top, Text::tr("Recovery key"), font(headingSize, Weight::Strong)) + dots(lineGap);
    const int squareColumn = dots(squareLeft);
    const QRect groups = place(0, m_width - squareColumn, m_top, dots(keyHeight));
    box(groups, thin);
    paintGroups(groups);
    const int side = dots(squareSize);
    const QRect area = place(m_width - side, side, m_top, side);
    paintSquare(square, area);
    write(m_width - side, side, m_top + side + dots(quietZone), Text::tr("The same key as a QR code"), font(smallSize),
        Qt::AlignHCenter);
    m_top += dots(keyHeight) + dots(lineGap);
    m_top += write(0, m_width - squareColumn, m_top,
        Text::tr("Only the digits 0–9 and the letters A–Z without I, L, O and U are used. Capitals don't matter. The "
                 "last character of each group is a check: Countersign tells you at once which group has a mistake."),
        font(smallSize));
    m_top += dots(partGap);
}

void SheetPainter::paintGroups(const QRect &area)
{
    QFont fixed(m_sheet.fixed, m_painter.device());
    fixed.setPointSizeF(keySize);
    fixed.setWeight(QFont::Bold);
    const int rows = RecoveryKey::groupCount / columns;
    for (int number = 0; number < RecoveryKey::groupCount; ++number) {
        // From the left in every language: it is one text, cut in six.
        const QRect cell(area.left() + (number % columns) * area.width() / columns,
            area.top() + (number / columns) * area.height() / rows, area.width() / columns, area.height() / rows);
        m_painter.setFont(font(smallSize));
        m_painter.drawText(
            cell.adjusted(0, dots(2), 0, 0), Qt::AlignHCenter | Qt::AlignTop, QString::number(number + 1));
        m_painter.setFont(fixed);
        QString group = QString::fromLatin1(
            m_sheet.key.view().sliced(qsizetype{number} * RecoveryKey::groupSize, RecoveryKey::groupSize));
        m_painter.drawText(cell.adjusted(0, dots(3), 0, 0), Qt::AlignCenter, group);
        wipe(group);
    }
}

void SheetPainter::paintSquare(const QrModules &square, const QRect &area)
{
    // Whole dots, so that no module is wider than the next.
    const int module = area.width() / square.size;
    const int rest = (area.width() - module * square.size) / 2;
    m_painter.setRenderHint(QPainter::Antialiasing, false);
    for (int y = 0; y < square.size; ++y) {
        for (int x = 0; x < square.size; ++x) {
            if (square.isDark(x, y))
                m_painter.fillRect(
                    area.left() + rest + x * module, area.top() + rest + y * module, module, module, Qt::black);
        }
    }
    m_painter.setRenderHint(QPainter::Antialiasing);
}

void SheetPainter::paintUse()
{
    const int gap = dots(10);
    const int width = (m_width - gap) / 2;
    m_top = qMax(paintSteps(0, width, m_top), paintScope(width + gap, width, m_top)) + dots(partGap);
}

int SheetPainter::paintSteps(int from, int width, int top)
{
    top += write(from, width, top, Text::tr("How to use it"), font(headingSize, Weight::Strong)) + dots(lineGap);
    const QStringList steps{
        Text::tr("Start Countersign. On another computer, install it and put a copy of the vault file into its place "
                 "first."),
        Text::tr("On the page that says your codes are locked, or why they can't be opened, choose “Recovery key”."),
        Text::tr("Type the six groups.")};
    const int indent = dots(9);
    const int circle = dots(6);
    for (qsizetype i = 0; i < steps.size(); ++i) {
        m_painter.setFont(font(smallSize, Weight::Strong));
        const QRect round = place(from, circle, top, circle);
        m_painter.drawText(round, Qt::AlignCenter, QString::number(i + 1));
        m_painter.setPen(QPen(Qt::black, dots(thin)));
        m_painter.drawEllipse(round);
        const int used = write(from + indent, width - indent, top + dots(0.5), steps.at(i), font(bodySize));
        top += qMax(circle, used) + dots(lineGap);
    }
    return top;
}

int SheetPainter::paintScope(int from, int width, int top)
{
    top += write(from, width, top, Text::tr("What it opens"), font(headingSize, Weight::Strong)) + dots(lineGap);
    const QStringList scope{m_sheet.computer.isEmpty()
            ? Text::tr("Your codes on this computer, when its keychain doesn't work.")
            //: %1 the name of a computer
            : Text::tr("The codes on “%1”, when its keychain doesn't work.").arg(m_sheet.computer),
        //: %1 a date
        Text::tr("Every copy of the vault file made from %1 on, until a newer sheet replaces this one.")
            .arg(m_sheet.made),
        Text::tr("Nothing else: it isn't a password for any website.")};
    for (const QString &text : scope)
        top += write(from, width, top, text, font(bodySize)) + dots(lineGap);
    return top;
}

void SheetPainter::paintPlaces()
{
    m_top += write(0, m_width, m_top, Text::tr("Where things are"), font(headingSize, Weight::Strong)) + dots(lineGap);
    //: On paper, before the path of a file
    paintLine(Text::tr("Vault file"), m_sheet.vaultPath);
    //: On paper, before room to write: where a copy of the vault file is
    paintLine(Text::tr("A copy of it"), {});
    //: On paper, before room to write
    paintLine(Text::tr("This sheet is kept at"), {});
    m_top += dots(3);
    const int gap = dots(10);
    const int width = (m_width - gap) / 2;
    m_top += qMax(paintTick(0, width, Text::tr("Checked: I typed from this sheet into Countersign, and it was right.")),
        paintTick(
            width + gap, width, Text::tr("Older sheets are destroyed. They still open copies made in their time.")));
}

void SheetPainter::paintLine(const QString &name, const QString &value)
{
    const int from = dots(42);
    m_painter.setFont(font(bodySize));
    const int height = qMax(dots(8), m_painter.fontMetrics().height());
    const int indent = dots(1);
    write(0, from, m_top + dots(1.5), name, font(bodySize));
    // A path is one word; what does not fit is left out at its front, where it tells least.
    QFont strong = font(bodySize, Weight::Strong);
    const int room = m_width - from - indent;
    m_painter.setFont(strong);
    const QString shown = m_painter.fontMetrics().elidedText(value, Qt::ElideLeft, room);
    if (!shown.isEmpty())
        write(from + indent, room, m_top + dots(1.5), shown, strong);
    const QRect line = place(from, m_width - from, m_top, height);
    m_painter.setPen(QPen(Qt::black, dots(thin)));
    m_painter.drawLine(line.bottomLeft(), line.bottomRight());
    m_top += height;
}

int SheetPainter::paintTick(int from, int width, const QString &text)
{
    const int side = dots(4.5);
    m_painter.setPen(QPen(Qt::black, dots(thin)));
    m_painter.drawRect(place(from, side, m_top, side));
    const int indent = side + dots(3);
    return qMax(side, write(from + indent, width - indent, m_top, text, font(bodySize)));
}

void SheetPainter::paintFoot()
{
    const QString text = Text::tr("Seen by someone else? Make a new recovery key in Countersign, and delete copies of "
                                  "the vault file that this one opens.");
    m_painter.setFont(font(smallSize));
    const int height = m_painter.boundingRect(QRect(0, 0, m_width, m_height), Qt::TextWordWrap, text).height();
    const int top = m_height - height;
    m_painter.setPen(QPen(Qt::black, dots(thin)));
    m_painter.drawLine(0, top - dots(lineGap), m_width, top - dots(lineGap));
    write(0, m_width, top, text, font(smallSize));
}
} // namespace Countersign
