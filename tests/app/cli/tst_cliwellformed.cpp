// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/wellformed.h"

#include <QTest>

#include <random>

using namespace Countersign;

class TstCliWellFormed : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsWhatIsWellFormed()
    {
        const QByteArray text = "a\x7f"
                                "é銀🔑\xEF\xBF\xBF\xF4\x8F\xBF\xBF";
        QCOMPARE(wellFormedUtf8(text).view(), QByteArrayView(text));
    }

    void replacesEveryOtherByte_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("count");
        QTest::newRow("a lone tail") << QByteArray("\x80") << 1;
        QTest::newRow("a cut sequence") << QByteArray("\xE2\x82") << 2;
        QTest::newRow("overlong, two bytes") << QByteArray("\xC0\xAF") << 2;
        QTest::newRow("overlong, three bytes") << QByteArray("\xE0\x80\xAF") << 3;
        QTest::newRow("overlong, four bytes") << QByteArray("\xF0\x80\x80\xAF") << 4;
        QTest::newRow("a surrogate") << QByteArray("\xED\xA0\x80") << 3;
        QTest::newRow("beyond Unicode") << QByteArray("\xF4\x90\x80\x80") << 4;
        QTest::newRow("never a first byte") << QByteArray("\xFF") << 1;
    }

    void replacesEveryOtherByte()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(int, count);
        QCOMPARE(wellFormedUtf8(bytes).view(), QByteArrayView(QByteArray("\xEF\xBF\xBD").repeated(count)));
    }

    void agreesWithQtAboutWhatIsWellFormed()
    {
        std::mt19937 random(1); // NOLINT(cert-msc51-cpp): repeatable on purpose
        for (int round = 0; round < 20'000; ++round) {
            QByteArray bytes;
            for (unsigned index = 0; index < 1 + random() % 6; ++index)
                bytes.append(static_cast<char>(random() % 4 == 0 ? random() % 128 : 0xC0 | (random() % 64)));
            bytes.append(static_cast<char>(0x80 | (random() % 64)));
            const bool unchanged = wellFormedUtf8(bytes).view() == QByteArrayView(bytes);
            QCOMPARE(unchanged, QByteArrayView(bytes).isValidUtf8());
        }
    }

    void takesControlsOutForATerminal()
    {
        QCOMPARE(withoutControls("a\x1b[31m\nb\xC2\x9B\x7f"
                                 "é")
                     .view(),
            QByteArrayView("a\xEF\xBF\xBD[31m\nb\xEF\xBF\xBD\xEF\xBF\xBDé"));
    }
};

QTEST_GUILESS_MAIN(TstCliWellFormed)
#include "tst_cliwellformed.moc"
