// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/camerareader/camerachoice.h"
#include "app/camerareader/sight.h"

#include <QTest>

using namespace Countersign;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace
{
/// What a frame shows.
std::vector<QrCode> frame(const QByteArrayList &texts, QrPart part = {})
{
    std::vector<QrCode> codes;
    for (const QByteArray &text : texts)
        codes.push_back({SecretBytes::copyOf(text), {}, part});
    return codes;
}
} // namespace

class TstSight : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsACodeOnce()
    {
        Sight sight;
        Sight::Clock::time_point now{};
        QVERIFY(!sight.isNew({}, now));
        QVERIFY(sight.isNew(frame({"a"}), now));
        for (int i = 0; i < 100; ++i) {
            now += 33ms;
            QVERIFY(!sight.isNew(frame({"a"}), now));
        }
    }

    void tellsItAgainWhenItComesBack()
    {
        Sight sight;
        Sight::Clock::time_point now{};
        QVERIFY(sight.isNew(frame({"a"}), now));
        now += Sight::timeToLeave; // as long as a frame may miss it
        QVERIFY(!sight.isNew(frame({"a"}), now));
        now += Sight::timeToLeave + 1ms;
        QVERIFY(sight.isNew(frame({"a"}), now));
    }

    void keepsSeveralApart()
    {
        Sight sight;
        Sight::Clock::time_point now{};
        QVERIFY(sight.isNew(frame({"a"}), now));
        QVERIFY(sight.isNew(frame({"a", "b"}), now + 100ms));
        // A decoder that finds now the one, now the other.
        QVERIFY(!sight.isNew(frame({"a"}), now + 200ms));
        QVERIFY(!sight.isNew(frame({"b"}), now + 300ms));
        // The same piece of text, in two parts of a whole.
        QVERIFY(sight.isNew(frame({"c"}, {0, 2, 5}), now + 400ms));
        QVERIFY(sight.isNew(frame({"c"}, {1, 2, 5}), now + 500ms));
    }

    void choosesCamerasByName()
    {
        const QStringList cameras{u"Cam"_s, u"USB Cam"_s, u"Laptop: Webcam HD"_s};
        QCOMPARE(camerasCalled(u"Cam"_s, cameras), QStringList(u"Cam"_s));
        QCOMPARE(camerasCalled(u"usb"_s, cameras), QStringList(u"USB Cam"_s));
        QCOMPARE(camerasCalled(u"cam"_s, cameras), cameras);
        QCOMPARE(camerasCalled(u"phone"_s, cameras), QStringList());
    }
};

QTEST_GUILESS_MAIN(TstSight)
#include "tst_sight.moc"
