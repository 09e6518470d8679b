// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/scan/cameraroster.h"

#include <QTest>

using namespace Countersign;
using namespace Qt::StringLiterals;

class TstCameraRoster : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void listsEachCameraOnce();
    void forgetsOneOfWhichAnEntryStays();
    void knowsOneThatComesBack();
    void believesTheListWhenAskedTo();
};

void TstCameraRoster::listsEachCameraOnce()
{
    CameraRoster roster;
    roster.update({u"Front"_s, u"Back"_s, u"Front"_s, u"Back"_s});
    QCOMPARE(roster.cameras(), QStringList({u"Front"_s, u"Back"_s}));
}

void TstCameraRoster::forgetsOneOfWhichAnEntryStays()
{
    CameraRoster roster;
    roster.update({u"Front"_s, u"Back"_s});
    roster.update({u"Front"_s, u"Back"_s, u"Front"_s, u"Back"_s});
    roster.update({u"Back"_s, u"Front"_s, u"Back"_s});
    QCOMPARE(roster.cameras(), QStringList{u"Back"_s});
    roster.update({u"Back"_s, u"Front"_s, u"Back"_s});
    QVERIFY2(!roster.cameras().contains(u"Front"_s), "an unchanged list brought a dead camera back");
}

void TstCameraRoster::knowsOneThatComesBack()
{
    CameraRoster roster;
    roster.update({u"Front"_s, u"Front"_s});
    roster.update({u"Front"_s});
    QVERIFY(roster.cameras().isEmpty());
    roster.update({u"Front"_s, u"Front"_s});
    QCOMPARE(roster.cameras(), QStringList{u"Front"_s});
    roster.update({});
    QVERIFY(roster.cameras().isEmpty());
}

void TstCameraRoster::believesTheListWhenAskedTo()
{
    // Two of one kind, of which one was unplugged: the list alone cannot tell.
    CameraRoster roster;
    roster.update({u"Front"_s, u"Front"_s});
    roster.update({u"Front"_s});
    roster.trust();
    roster.update({u"Front"_s});
    QCOMPARE(roster.cameras(), QStringList{u"Front"_s});
}

QTEST_APPLESS_MAIN(TstCameraRoster)
#include "tst_cameraroster.moc"
