// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/edgekeeper.h"
#include "ui/widgets/theme.h"

#include <QApplication>
#include <QLineEdit>
#include <QStyleFactory>
#include <QTest>

using namespace Countersign;
using namespace Qt::StringLiterals;

class TstEdgeKeeper : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QApplication::setStyle(QStyleFactory::create(u"Fusion"_s)); }
    void outlineCanBeSeenOnADarkPage();
    void leavesLightWindowsAlone();
    void followsTheTheme();

private:
    /// How well the field's outline, as painted, stands out from the page around it.
    static double edgeContrast()
    {
        QWidget page;
        page.setBackgroundRole(QPalette::Base);
        page.setAutoFillBackground(true);
        page.resize(200, 80);
        QLineEdit field(&page);
        field.setGeometry(20, 20, 160, 34);
        EdgeKeeper::attach(field);
        const QImage image = page.grab().toImage();
        double best = 0;
        for (int x = 18; x < 26; ++x)
            best = qMax(best, ThemeColors::contrast(image.pixelColor(x, 37), image.pixelColor(5, 37)));
        return best;
    }
};

void TstEdgeKeeper::outlineCanBeSeenOnADarkPage()
{
    QApplication::setPalette(ReferencePalette::dark());
    QVERIFY2(edgeContrast() >= 2.5, qPrintable(QString::number(edgeContrast())));
}

void TstEdgeKeeper::leavesLightWindowsAlone()
{
    QApplication::setPalette(ReferencePalette::light());
    QLineEdit field;
    EdgeKeeper::attach(field);
    QCOMPARE(field.palette().color(QPalette::Window), QApplication::palette().color(QPalette::Window));
}

void TstEdgeKeeper::followsTheTheme()
{
    QApplication::setPalette(ReferencePalette::light());
    QLineEdit field;
    EdgeKeeper::attach(field);
    EdgeKeeper::attach(field); // once is enough
    QApplication::setPalette(ReferencePalette::dark());
    QCoreApplication::processEvents();
    QVERIFY(field.palette().color(QPalette::Window) != QApplication::palette().color(QPalette::Window));
    QApplication::setPalette(ReferencePalette::light());
    QCoreApplication::processEvents();
    QCOMPARE(field.palette().color(QPalette::Window), QApplication::palette().color(QPalette::Window));
}

QTEST_MAIN(TstEdgeKeeper)
#include "tst_edgekeeper.moc"
