// SPDX-License-Identifier: GPL-3.0-or-later
// countersign-screen-reader under a real Wayland compositor with its real portal, on two outputs (tools/with-sway).
#include "tests/core/scan/qrpainting.h"
#include "tests/support/printers.h"
#include "tests/support/screenreading.h"

#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QTest>

using namespace Countersign;
using namespace Qt::StringLiterals;

namespace
{
constexpr int patienceMilliseconds = 120'000;
const QByteArray text = "otpauth://totp/Example:alice?secret=JBSWY3DPEHPK3PXP&issuer=Example";
/// Where this compositor's portal leaves its pictures, readable by all.
const auto leftover = u"/tmp/out.png"_s;

using Pictures = std::vector<Luminance>;

Result<Pictures> readNow()
{
    return readScreens(QStringLiteral(COUNTERSIGN_SCREEN_READER));
}
} // namespace

class TstScreenWayland final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsAllOutputsAndLeavesNothing()
    {
        QProcess site;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"QT_QPA_PLATFORM"_s, u"wayland"_s);
        site.setProcessEnvironment(environment);
        site.start(QStringLiteral(COUNTERSIGN_QR_WINDOW), {QString::fromLatin1(text), u"0"_s, u"0"_s});
        QVERIFY(QTest::qWaitFor([&site] { return site.canReadLine(); }, patienceMilliseconds));
        for (int time = 1; time <= 3; ++time) {
            QElapsedTimer timer;
            timer.start();
            const Result<Pictures> pictures = readNow();
            QVERIFY_RESULT(pictures);
            qInfo("picture %d after %lld ms", time, timer.elapsed());
            QCOMPARE(pictures->size(), 1U); // of both outputs
            QCOMPARE(pictures->front().width, 1280 + 800);
            const std::vector<QrCode> codes = decodeQrCodes(pictures->front().view());
            QCOMPARE(codes.size(), 1U);
            QCOMPARE(codes.front().text.view(), QByteArrayView(text));
            QVERIFY2(!QFile::exists(leftover), "the portal's picture was left on the disk");
        }
        site.terminate();
        site.waitForFinished();
    }
};

QTEST_GUILESS_MAIN(TstScreenWayland)
#include "tst_screenwayland.moc"
