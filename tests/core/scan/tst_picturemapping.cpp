// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scan/picturemapping.h"

#include <QTest>

#include <cmath>

using namespace Countersign;

namespace
{
bool leadsTo(const PictureMapping &mapping, QrPoint from, QrPoint to)
{
    return mapping.original(from) == to;
}
} // namespace

class TstPictureMapping final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void leavesPlacesAlone();
    void undoesScaling();
    void undoesCropping();
    void undoesMirroring();
    void undoesSeveralChangesLastFirst();
    void leadsFromTheFrontToATurnedPlane();
    void walksAlongLines();
    void staysFiniteWhereThePlaneVanishes();
};

void TstPictureMapping::leavesPlacesAlone()
{
    QVERIFY(leadsTo({}, {17, -4}, {17, -4}));
}

void TstPictureMapping::undoesScaling()
{
    QVERIFY(leadsTo(PictureMapping::scaled(0.25), {10, 20}, {40, 80}));
    QVERIFY(leadsTo(PictureMapping::scaled(3), {31, 60}, {10, 20}));
}

void TstPictureMapping::undoesCropping()
{
    QVERIFY(leadsTo(PictureMapping::shifted(100, -8), {5, 10}, {105, 2}));
}

void TstPictureMapping::undoesMirroring()
{
    QVERIFY(leadsTo(PictureMapping::mirrored(640), {0, 7}, {640, 7}));
    QVERIFY(leadsTo(PictureMapping::mirrored(640), {600, 7}, {40, 7}));
}

void TstPictureMapping::undoesSeveralChangesLastFirst()
{
    // Cropped at (100, 50), doubled, then mirrored at a width of 80.
    const PictureMapping mapping =
        PictureMapping::mirrored(80).then(PictureMapping::scaled(2)).then(PictureMapping::shifted(100, 50));
    QVERIFY(leadsTo(mapping, {80, 0}, {100, 50}));
    QVERIFY(leadsTo(mapping, {20, 10}, {130, 55}));
}

void TstPictureMapping::leadsFromTheFrontToATurnedPlane()
{
    const PictureMapping turned = PictureMapping::fronted(40, 0, 320, 180, 640);
    QVERIFY(leadsTo(turned, {0, 0}, {320, 180}));
    // What is further away is seen closer to the middle, and lines that were upright stay so.
    const PictureMapping::Point far = turned.original(PictureMapping::Point{100, 100});
    const PictureMapping::Point near = turned.original(PictureMapping::Point{-100, 100});
    QVERIFY(far.x - 320 < 320 - near.x);
    QVERIFY(far.y < near.y);
    QVERIFY(std::abs(turned.original(PictureMapping::Point{100, -50}).x - far.x) < 1e-9);
    // Leaning does to the height what turning does to the width.
    const PictureMapping::Point leaning =
        PictureMapping::fronted(0, 40, 180, 320, 640).original(PictureMapping::Point{100, 100});
    QVERIFY(std::abs(leaning.x - far.y) < 1e-9);
    QVERIFY(std::abs(leaning.y - far.x) < 1e-9);
}

void TstPictureMapping::walksAlongLines()
{
    const PictureMapping mapping = PictureMapping::scaled(0.6).then(PictureMapping::fronted(-25, 10, 320, 180, 640));
    PictureMapping::Walk walk = mapping.walkAlong(33.5, -20.5);
    for (int i = 0; i < 100; ++i, walk.next()) {
        const PictureMapping::Point point = mapping.original(PictureMapping::Point{i - 20.5, 33.5});
        QVERIFY(std::abs(walk.x() - point.x) < 0.01);
        QVERIFY(std::abs(walk.y() - point.y) < 0.01);
    }
}

void TstPictureMapping::staysFiniteWhereThePlaneVanishes()
{
    const PictureMapping turned = PictureMapping::fronted(45, 0, 0, 0, 1150);
    // The eye's own plane is at -1000 × √2.
    for (int x = -1500; x < -1300; ++x) {
        const QrPoint point = turned.original(QrPoint{x, 10});
        QVERIFY(std::abs(point.x) <= 1'000'000);
        QVERIFY(std::abs(point.y) <= 1'000'000);
    }
}

QTEST_GUILESS_MAIN(TstPictureMapping)
#include "tst_picturemapping.moc"
