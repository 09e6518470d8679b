// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/scan/camerapanel.h"
#include "ui/settings.h"

#include <QCoreApplication>
#include <QSignalSpy>
#include <QTest>

using namespace Countersign;
using namespace Qt::StringLiterals;

// Runs with the FFmpeg back-end, which all releases of Qt have and which knows no virtual cameras.
class TstNoCamera : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysWhatIsMissing();
};

void TstNoCamera::saysWhatIsMissing()
{
    Settings settings = Settings::temporary();
    CameraPanel panel({QStringLiteral(COUNTERSIGN_CAMERA_MODULE)}, settings);
    QSignalSpy troubled(&panel, &CameraPanel::troubled);

    // Qt Multimedia without any of its plug-ins…
    const QStringList paths = QCoreApplication::libraryPaths();
    QCoreApplication::setLibraryPaths({});
    QTest::ignoreMessage(QtWarningMsg, "Qt Multimedia has no back-end");
    panel.start();
    QVERIFY(panel.isWorking());
    QVERIFY(troubled.wait(30000));
    QCOMPARE(troubled.takeFirst().constFirst().toString(), u"This build has no camera support."_s);
    QVERIFY(panel.isOn());
    QVERIFY(!panel.isWorking());

    // … and with them, but on a computer without a camera.
    QCoreApplication::setLibraryPaths(paths);
    panel.start();
    // A developer's own computer may have one.
    QTRY_VERIFY_WITH_TIMEOUT(!troubled.isEmpty() || panel.hasCameras(), 30000);
    if (!panel.hasCameras())
        QCOMPARE(troubled.takeFirst().constFirst().toString(), u"No camera found"_s);
    panel.stop();
    QVERIFY(!panel.isOn());
}

QTEST_MAIN(TstNoCamera)
#include "tst_nocamera.moc"
