// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/theme.h"

#include <QTest>

using namespace Countersign;
using namespace Qt::StringLiterals;

namespace
{
QPalette fusionDefault()
{
    QPalette palette(QColor(0xEFEFEF), QColor(0xEFEFEF));
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(role, Qt::black);
    palette.setColor(QPalette::Base, Qt::white);
    palette.setColor(QPalette::Highlight, QColor(0x308CC6));
    palette.setColor(QPalette::HighlightedText, Qt::white);
    return palette;
}

QPalette highContrast()
{
    QPalette palette(Qt::black, Qt::black);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(role, Qt::white);
    palette.setColor(QPalette::Base, Qt::black);
    palette.setColor(QPalette::Highlight, QColor(0xFFE600));
    palette.setColor(QPalette::HighlightedText, Qt::black);
    return palette;
}

struct Pair
{
    const char *name;
    QColor Theme::*role;
    QColor Theme::*ground;
    double ratio;
};
} // namespace

class TstTheme : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void contrastHoldsForEveryPair_data();
    void contrastHoldsForEveryPair();
    void matchesTheReferenceColors();
    void marksHighContrastByOutlines();
    void tellsDarkFromLight();
    void cacheGivesTheSameAsTheFunction();
    void contrastIsThatOfWcag();
};

void TstTheme::contrastHoldsForEveryPair_data()
{
    QTest::addColumn<QPalette>("palette");
    QTest::newRow("reference light") << ReferencePalette::light();
    QTest::newRow("reference dark") << ReferencePalette::dark();
    QTest::newRow("fusion") << fusionDefault();
    QTest::newRow("high contrast") << highContrast();
}

void TstTheme::contrastHoldsForEveryPair()
{
    QFETCH(QPalette, palette);
    const Theme theme = Theme::fromPalette(palette);
    QList<Pair> pairs{{"onAccent on accentFill", &Theme::onAccent, &Theme::accentFill, 4.5},
        {"edge on surface", &Theme::edge, &Theme::surface, 3}, {"edge on chrome", &Theme::edge, &Theme::chrome, 3},
        {"accent on surface", &Theme::accent, &Theme::surface, 3},
        {"accent on chrome", &Theme::accent, &Theme::chrome, 3},
        {"accent on select", &Theme::accent, &Theme::select, 3}, {"ok on tint", &Theme::ok, &Theme::okTint, 4.5},
        {"warn on tint", &Theme::warn, &Theme::warnTint, 4.5}, {"bad on tint", &Theme::bad, &Theme::badTint, 4.5},
        {"ink on okTint", &Theme::ink, &Theme::okTint, 4.5}, {"ink on warnTint", &Theme::ink, &Theme::warnTint, 4.5},
        {"ink on badTint", &Theme::ink, &Theme::badTint, 4.5}, {"ink on infoTint", &Theme::ink, &Theme::infoTint, 4.5}};
    for (auto ground : {&Theme::surface, &Theme::chrome, &Theme::hover, &Theme::select}) {
        for (auto role : {&Theme::ink, &Theme::ink2, &Theme::accentInk, &Theme::ok, &Theme::warn, &Theme::bad})
            pairs.append({"text on a plain ground", role, ground, 4.5});
    }
    for (const Pair &pair : std::as_const(pairs)) {
        const double ratio = ThemeColors::contrast(theme.*pair.role, theme.*pair.ground);
        QVERIFY2(ratio >= pair.ratio,
            qPrintable(u"%1: %2 on %3 has %4"_s.arg(QLatin1String(pair.name), (theme.*pair.role).name(),
                (theme.*pair.ground).name(), QString::number(ratio))));
    }
}

void TstTheme::matchesTheReferenceColors()
{
    const Theme light = Theme::fromPalette(ReferencePalette::light());
    QCOMPARE(light.ink2.name(), u"#66696b"_s);
    QCOMPARE(light.accentInk.name(), u"#1d68c4"_s);
    QCOMPARE(light.edge.name(), u"#898c8e"_s);
    QCOMPARE(light.select.name(), u"#e0ebf8"_s);
    QCOMPARE(light.hover.name(), u"#f4f4f4"_s);
    QCOMPARE(light.ok.name(), u"#187749"_s);
    QCOMPARE(light.warnTint.name(), u"#f3eee6"_s);
    const Theme dark = Theme::fromPalette(ReferencePalette::dark());
    QCOMPARE(dark.ink2.name(), u"#9da0a3"_s);
    QCOMPARE(dark.accentInk.name(), u"#6ea3ed"_s);
    QCOMPARE(dark.accentFill.name(), u"#3575cf"_s);
    QCOMPARE(dark.select.name(), u"#243855"_s);
    QCOMPARE(dark.infoTint.name(), u"#212e41"_s);
}

void TstTheme::marksHighContrastByOutlines()
{
    const Theme theme = Theme::fromPalette(highContrast());
    QVERIFY(theme.highContrast);
    QCOMPARE(theme.select, theme.surface);
    QCOMPARE(theme.hover, theme.surface);
    QCOMPARE(theme.edge, theme.ink);
    QVERIFY(!Theme::fromPalette(fusionDefault()).highContrast);
}

void TstTheme::tellsDarkFromLight()
{
    QVERIFY(!Theme::fromPalette(ReferencePalette::light()).dark);
    QVERIFY(Theme::fromPalette(ReferencePalette::dark()).dark);
    QVERIFY(Theme::fromPalette(highContrast()).dark);
}

void TstTheme::cacheGivesTheSameAsTheFunction()
{
    for (const QPalette &palette :
        {ReferencePalette::light(), ReferencePalette::dark(), fusionDefault(), highContrast(), QPalette(Qt::green)}) {
        QCOMPARE(Theme::of(palette), Theme::fromPalette(palette));
        QCOMPARE(Theme::of(palette), Theme::fromPalette(palette));
    }
}

void TstTheme::contrastIsThatOfWcag()
{
    QCOMPARE(ThemeColors::contrast(Qt::white, Qt::black), 21.0);
    QCOMPARE(ThemeColors::contrast(Qt::red, Qt::red), 1.0);
    // The well-known lightest grey that still reads on white.
    QVERIFY(ThemeColors::contrast(QColor(0x767676), Qt::white) >= 4.5);
    QVERIFY(ThemeColors::contrast(QColor(0x777777), Qt::white) < 4.5);
}

QTEST_MAIN(TstTheme)
#include "tst_theme.moc"
