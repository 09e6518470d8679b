// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/flowlayout.h"

#include <QTest>
#include <QWidget>

using namespace Countersign;

namespace
{
/// Three of 100 × 30 in a widget, 10 apart.
struct Row
{
    Row()
        : layout(new FlowLayout(10))
    {
        for (int i = 0; i < 3; ++i) {
            auto *box = new QWidget;
            box->setFixedSize(100, 30);
            layout->addWidget(box);
            boxes.append(box);
        }
        widget.setLayout(layout);
    }

    QWidget widget;
    FlowLayout *layout;
    QList<QWidget *> boxes;
};
} // namespace

class TstFlowLayout : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void wantsOneRowAndNeedsTheWidest();
    void goesOnInTheNextRow();
    void followsTheDirectionOfReading();
    void leavesOutWhatIsHidden();
};

void TstFlowLayout::wantsOneRowAndNeedsTheWidest()
{
    const Row row;
    QCOMPARE(row.layout->sizeHint(), QSize(320, 30));
    QCOMPARE(row.layout->minimumSize(), QSize(100, 30));
}

void TstFlowLayout::goesOnInTheNextRow()
{
    const Row row;
    QCOMPARE(row.layout->heightForWidth(320), 30);
    QCOMPARE(row.layout->heightForWidth(319), 70);
    QCOMPARE(row.layout->heightForWidth(209), 110);
    row.layout->setGeometry(QRect(5, 7, 250, 70));
    QCOMPARE(row.boxes.at(0)->geometry(), QRect(5, 7, 100, 30));
    QCOMPARE(row.boxes.at(1)->geometry(), QRect(115, 7, 100, 30));
    QCOMPARE(row.boxes.at(2)->geometry(), QRect(5, 47, 100, 30));
}

void TstFlowLayout::followsTheDirectionOfReading()
{
    Row row;
    row.widget.setLayoutDirection(Qt::RightToLeft);
    row.layout->setGeometry(QRect(0, 0, 250, 70));
    QCOMPARE(row.boxes.at(0)->geometry(), QRect(150, 0, 100, 30));
    QCOMPARE(row.boxes.at(1)->geometry(), QRect(40, 0, 100, 30));
    QCOMPARE(row.boxes.at(2)->geometry(), QRect(150, 40, 100, 30));
}

void TstFlowLayout::leavesOutWhatIsHidden()
{
    const Row row;
    row.boxes.at(0)->hide();
    QCOMPARE(row.layout->sizeHint(), QSize(210, 30));
    row.layout->setGeometry(QRect(0, 0, 210, 30));
    QCOMPARE(row.boxes.at(1)->geometry(), QRect(0, 0, 100, 30));
    QCOMPARE(row.boxes.at(2)->geometry(), QRect(110, 0, 100, 30));
}

QTEST_MAIN(TstFlowLayout)
#include "tst_flowlayout.moc"
