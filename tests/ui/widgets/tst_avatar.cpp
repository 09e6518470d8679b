// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/avatar.h"
#include "ui/widgets/theme.h"

#include <QTest>

using namespace Countersign;
using namespace Qt::StringLiterals;

class TstAvatar : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void takesFirstLettersOfTwoWords_data();
    void takesFirstLettersOfTwoWords();
    void sameIssuerHasSameGroundEverywhere();
    void whiteReadsOnEveryGround();
};

void TstAvatar::takesFirstLettersOfTwoWords_data()
{
    QTest::addColumn<QString>("issuer");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("letters");
    QTest::newRow("one word") << u"GitHub"_s << u"alice"_s << u"G"_s;
    QTest::newRow("two words") << u"Tidewater VPN"_s << u"alice"_s << u"TV"_s;
    QTest::newRow("five words") << u"Open Federation of University Libraries"_s << QString() << u"OF"_s;
    QTest::newRow("umlaut") << u"über  uns"_s << QString() << u"ÜU"_s;
    QTest::newRow("no issuer") << u"  "_s << u"alice@example.com"_s << u"A"_s;
    QTest::newRow("nothing") << QString() << QString() << u"?"_s;
    QTest::newRow("beyond the first plane") << u"\U0001F600 Smile"_s << QString() << u"\U0001F600S"_s;
    QTest::newRow("combining mark") << u"e\u0301cole"_s << QString() << u"E\u0301"_s;
}

void TstAvatar::takesFirstLettersOfTwoWords()
{
    QFETCH(QString, issuer);
    QFETCH(QString, name);
    QTEST(Avatar::letters(issuer, name), "letters");
}

void TstAvatar::sameIssuerHasSameGroundEverywhere()
{
    QCOMPARE(Avatar::ground(u"GitHub"_s).name(), u"#855599"_s);
    QCOMPARE(Avatar::ground(u"github"_s).name(), u"#855599"_s);
    QCOMPARE(Avatar::ground(u"Bücherei Köln"_s).name(), u"#a1532e"_s);
    QCOMPARE(Avatar::ground(u"Bu\u0308cherei Ko\u0308ln"_s).name(), u"#a1532e"_s);
    QCOMPARE(Avatar::ground(QString()).name(), u"#6b7178"_s);
}

void TstAvatar::whiteReadsOnEveryGround()
{
    QSet<QString> seen;
    for (int number = 0; number < 500; ++number) {
        const QColor ground = Avatar::ground(QString::number(number));
        QVERIFY(ThemeColors::contrast(Qt::white, ground) >= 4.8);
        seen.insert(ground.name());
    }
    QCOMPARE(seen.size(), 12);
}

QTEST_MAIN(TstAvatar)
#include "tst_avatar.moc"
