// SPDX-License-Identifier: GPL-3.0-or-later
// "add --camera" with virtual cameras in the real helper. Takes its time where a camera that shows nothing is given
// some.
#include "tests/app/cli/ptyprocess.h"
#include "tests/core/scan/qrpainting.h"
#include "tests/support/virtualcamera/camerastage.h"

#include <QDir>
#include <QFile>
#include <QSettings>
#include <QTest>

#include <csignal>

using namespace Countersign;
using namespace Qt::StringLiterals;

namespace
{
const auto front = u"Front camera"_s;
const auto back = u"Back camera"_s;
const QByteArray githubLink = "otpauth://totp/GitHub:alice?secret=JBSWY3DPEHPK3PXP&issuer=GitHub";
const QByteArray wifi = "WIFI:T:WPA;S:home;P:secret;;";

/// The two parts of an export, with one account each.
const QByteArray firstPart =
    "otpauth-migration://offline?data=ChsKCmtleSBvZiBvbmUSA2FsaRoCVjEgASgBMAIQARgCIAAoBw%3D%3D";
const QByteArray secondPart =
    "otpauth-migration://offline?data=ChsKCmtleSBvZiB0d28SA2FsaRoCVjIgASgBMAIQARgCIAEoBw%3D%3D";

QStringList addWith(const CliRunner &runner, const QStringList &more = {})
{
    return runner.vaultOptions() + QStringList{u"add"_s, u"--camera"_s} + more;
}
} // namespace

class TstCliCamera : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void addsWhatIsHeldBeforeTheCamera();
    void remembersTheCamera();
    void choosesACameraByPartOfItsName();
    void saysWhichCamerasThereAre();
    void namesWhatIsNoSetupCodeAndWaitsOn();
    void collectsAnExportPartByPart();
    void releasesTheCameraUponControlC();
    void asksWhetherToAddPartOfAnExport();
    void addsPartOfAnExportWhenTheCameraIsGone();
    void givesUpWhenTimeIsUp();
    void saysThatThereIsNoCamera();
    void saysThatItIsBusy();
    void saysThatItMayNotBeUsed();
    void saysThatItWasUnplugged();
    void saysThatItShowsNothingAnyMore();
    void saysThatTheHelperIsMissing();
    void leavesNothingBehindWhenItIsKilled();
    void takesOneSourceAtATime();

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<CameraStage> m_stage;
};

void TstCliCamera::initTestCase()
{
    // Patience for a computer with much else to do; tests of the patience itself set their own.
    qputenv("COUNTERSIGN_CAMERA_PATIENCE", "60");
}

void TstCliCamera::init()
{
    m_folder = std::make_unique<QTemporaryDir>(QDir::tempPath() + u"/cam-XXXXXX"_s); // a short name for the socket
    const QString socket = m_folder->filePath(u"stage"_s);
    m_stage = std::make_unique<CameraStage>(socket);
    qputenv("COUNTERSIGN_CAMERA_STAGE", socket.toUtf8());
}

void TstCliCamera::cleanup()
{
    m_stage.reset();
    qputenv("COUNTERSIGN_CAMERA_PATIENCE", "60");
}

void TstCliCamera::addsWhatIsHeldBeforeTheCamera()
{
    m_stage->plug(front);
    m_stage->show(front, paintedQrCode(githubLink));
    const CliRunner runner;
    const CliRun added = runner.vault({u"add"_s, u"--camera"_s, u"--json"_s});
    QVERIFY2(added.exitCode == 0, added.summary().constData());
    QCOMPARE(added.error,
        QByteArray("countersign-cli: Looking for a camera…\n"
                   "countersign-cli: Opening the camera \"Front camera\"…\n"
                   "countersign-cli: Looking for a QR code. Hold it before the camera; Ctrl+C stops.\n"
                   "countersign-cli: Found: GitHub (alice)\n"));
    QCOMPARE(added.array().size(), 1);
    QCOMPARE(added.array().first().toObject().value(u"issuer"_s).toString(), u"GitHub"_s);
    QVERIFY(m_stage->waitForUsers(front, 0));
    QCOMPARE(runner.vault({u"list"_s, u"--json"_s}).array().size(), 1);

    const CliRun again = runner.vault({u"add"_s, u"--camera"_s});
    QCOMPARE(again.exitCode, 1);
    QVERIFY2(again.error.contains("Already there"), again.summary().constData());
}

void TstCliCamera::remembersTheCamera()
{
    m_stage->plug(back);
    m_stage->plug(front);
    for (const QString &camera : {front, back})
        m_stage->show(camera, paintedQrCode(githubLink));
    const CliRunner runner;
    const QString settings = runner.path(u"config/countersign/countersign.conf"_s);
    for (const QString &camera : {front, back}) {
        const QByteArray opening = "Opening the camera \"" + camera.toUtf8() + '"';
        const CliRun named = runner.vault({u"add"_s, u"--force"_s, u"--camera="_s + camera});
        QVERIFY2(named.exitCode == 0 && named.error.contains(opening), named.summary().constData());
        QCOMPARE(QSettings(settings, QSettings::IniFormat).value(u"camera/last"_s).toString(), camera);
        const CliRun usual = runner.vault({u"add"_s, u"--force"_s, u"--camera"_s});
        QVERIFY2(usual.exitCode == 0 && usual.error.contains(opening), usual.summary().constData());
    }
    const CliRun demo = runner.plain({u"--demo"_s, u"add"_s, u"--camera=front"_s});
    QVERIFY2(demo.exitCode == 0, demo.summary().constData());
    QCOMPARE(QSettings(settings, QSettings::IniFormat).value(u"camera/last"_s).toString(), back);
}

void TstCliCamera::choosesACameraByPartOfItsName()
{
    m_stage->plug(front);
    m_stage->plug(back);
    m_stage->show(back, paintedQrCode(githubLink));
    const CliRunner runner;
    const CliRun added = runner.vault({u"add"_s, u"--camera=BACK"_s});
    QVERIFY2(
        added.exitCode == 0 && added.error.contains("Opening the camera \"Back camera\""), added.summary().constData());
}

void TstCliCamera::saysWhichCamerasThereAre()
{
    m_stage->plug(front);
    m_stage->plug(back);
    const CliRunner runner;
    const CliRun none = runner.vault({u"add"_s, u"--camera=upper"_s});
    QCOMPARE(none.exitCode, 1);
    QVERIFY2(none.error.contains("No camera is called \"upper\".") && none.error.contains("\"Front camera\"")
            && none.error.contains("\"Back camera\""),
        none.summary().constData());
    const CliRun several = runner.vault({u"add"_s, u"--camera=camera"_s});
    QCOMPARE(several.exitCode, 1);
    QVERIFY2(several.error.contains("Several cameras are called \"camera\""), several.summary().constData());
}

void TstCliCamera::namesWhatIsNoSetupCodeAndWaitsOn()
{
    m_stage->plug(front);
    m_stage->show(front, paintedQrCode(wifi));
    const CliRunner runner;
    PtyProcess terminal(runner, addWith(runner));
    QVERIFY(terminal.waitFor("This is a Wi-Fi code, not a setup code."));
    m_stage->show(front, paintedQrCode("otpauth://totp/Steam:gabe?secret=JBSWY3DPEHPK3PXP&issuer=Steam"));
    // What has two readings is asked once the camera is let go.
    QVERIFY(terminal.waitFor("Which one, 1 to 2? "));
    QVERIFY(m_stage->waitForUsers(front, 0));
    terminal.type("1\r");
    QVERIFY(terminal.waitFor("Added: Steam (gabe)"));
    QCOMPARE(terminal.waitForEnd(), 0);
    QCOMPARE(terminal.transcript().count("Wi-Fi code"), 1);
}

void TstCliCamera::collectsAnExportPartByPart()
{
    m_stage->plug(front);
    m_stage->show(front, paintedQrCode(secondPart));
    const CliRunner runner;
    PtyProcess terminal(runner, addWith(runner));
    QVERIFY(terminal.waitFor("1 of 2 parts of a Google export read, with one account; missing 1."));
    m_stage->show(front, paintedQrCode(firstPart));
    QVERIFY(terminal.waitFor("Found: a Google export with 2 accounts"));
    QCOMPARE(terminal.waitForEnd(), 0);
    QCOMPARE(terminal.transcript().count("Added: "), 2);
}

void TstCliCamera::releasesTheCameraUponControlC()
{
    m_stage->plug(front);
    const CliRunner runner;
    PtyProcess terminal(runner, addWith(runner));
    QVERIFY(terminal.waitFor("Hold it before the camera"));
    QVERIFY(m_stage->waitForUsers(front, 1));
    terminal.type("\x03");
    QVERIFY(terminal.waitFor("Nothing was added."));
    QCOMPARE(terminal.waitForEnd(), 1);
    QVERIFY(m_stage->waitForUsers(front, 0));
    QVERIFY2(!terminal.transcript().contains("ended by itself"), terminal.transcript().constData());
    QVERIFY2(!QFile::exists(runner.vaultFile()), "a vault was made for nothing");
}

void TstCliCamera::asksWhetherToAddPartOfAnExport()
{
    m_stage->plug(front);
    m_stage->show(front, paintedQrCode(firstPart));
    const CliRunner runner;
    for (const bool yes : {false, true}) {
        PtyProcess terminal(runner, addWith(runner));
        QVERIFY(terminal.waitFor("missing 2."));
        terminal.type("\x03");
        QVERIFY(terminal.waitFor("Add the accounts of the parts that were read? [y/N] "));
        QVERIFY(m_stage->waitForUsers(front, 0));
        terminal.type(yes ? "y\r" : "\r");
        QVERIFY(terminal.waitFor(yes ? "Added: V1 (ali)" : "Nothing was added."));
        QCOMPARE(terminal.waitForEnd(), yes ? 0 : 1);
        QCOMPARE(QFile::exists(runner.vaultFile()), yes);
        QCOMPARE(terminal.transcript().contains("1 of 2 are here, missing 2."), yes);
    }
}

void TstCliCamera::addsPartOfAnExportWhenTheCameraIsGone()
{
    m_stage->plug(front);
    m_stage->show(front, paintedQrCode(firstPart));
    const CliRunner runner;
    PtyProcess terminal(runner, addWith(runner, {u"--json"_s}));
    QVERIFY(terminal.waitFor("missing 2."));
    m_stage->unplug(front);
    QVERIFY(terminal.waitFor("was unplugged."));
    QVERIFY(terminal.waitFor(R"("issuer":"V1")"));
    QVERIFY(terminal.waitFor(R"("export":{"of":2,"missing":[2]})"));
    QCOMPARE(terminal.waitForEnd(), 1);
}

void TstCliCamera::givesUpWhenTimeIsUp()
{
    m_stage->plug(front);
    const CliRunner runner;
    const CliRun added = runner.vault({u"add"_s, u"--camera"_s, u"--timeout=1"_s});
    QCOMPARE(added.exitCode, 4);
    QVERIFY2(added.error.contains("No setup code was seen in time."), added.summary().constData());
    QVERIFY(m_stage->waitForUsers(front, 0));
    QVERIFY2(!QFile::exists(runner.vaultFile()), "a vault was made for nothing");
}

void TstCliCamera::saysThatThereIsNoCamera()
{
    const CliRunner runner;
    for (const QString &option : {u"--camera"_s, u"--camera=front"_s}) {
        const CliRun added = runner.vault({u"add"_s, option});
        QCOMPARE(added.exitCode, 1);
        QVERIFY2(added.error.contains("There is no camera. Plug one in"), added.summary().constData());
    }
}

void TstCliCamera::saysThatItIsBusy()
{
    // Longer than opening takes on a computer with much else to do: one that is still opening is another trouble.
    qputenv("COUNTERSIGN_CAMERA_PATIENCE", "6");
    m_stage->plug(front);
    m_stage->makeBusy(front);
    const CliRunner runner;
    const CliRun added = runner.vault({u"add"_s, u"--camera"_s});
    QCOMPARE(added.exitCode, 1);
    QVERIFY2(
        added.error.contains("The camera \"Front camera\" is used by another program."), added.summary().constData());
}

void TstCliCamera::saysThatItMayNotBeUsed()
{
    qputenv("COUNTERSIGN_CAMERA_PATIENCE", "1");
    m_stage->plug(front);
    m_stage->block(front);
    const CliRunner runner;
    const CliRun added = runner.vault({u"add"_s, u"--camera"_s});
    QCOMPARE(added.exitCode, 1);
    QVERIFY2(added.error.contains("The camera \"Front camera\" may not be used."), added.summary().constData());
    // The helper hangs in it no longer, either.
    QVERIFY(m_stage->waitForUsers(front, 0));
}

void TstCliCamera::saysThatItWasUnplugged()
{
    m_stage->plug(front);
    const CliRunner runner;
    PtyProcess terminal(runner, addWith(runner));
    QVERIFY(terminal.waitFor("Hold it before the camera"));
    m_stage->unplug(front);
    QVERIFY(terminal.waitFor("The camera \"Front camera\" was unplugged."));
    QCOMPARE(terminal.waitForEnd(), 1);
}

void TstCliCamera::saysThatItShowsNothingAnyMore()
{
    qputenv("COUNTERSIGN_CAMERA_PATIENCE", "6");
    m_stage->plug(front);
    const CliRunner runner;
    PtyProcess terminal(runner, addWith(runner));
    QVERIFY(terminal.waitFor("Hold it before the camera"));
    m_stage->stall(front);
    QVERIFY(terminal.waitFor("The camera \"Front camera\" shows nothing any more."));
    QCOMPARE(terminal.waitForEnd(), 1);
}

void TstCliCamera::saysThatTheHelperIsMissing()
{
    const CliRunner runner;
    const QString alone = runner.path(u"countersign-cli"_s);
    QVERIFY(QFile::copy(CliRunner::program(), alone));
    QProcess process;
    process.setProcessEnvironment(runner.environment());
    process.start(alone, addWith(runner));
    QVERIFY(process.waitForFinished(60'000));
    QCOMPARE(process.exitCode(), 1);
    QVERIFY(process.readAllStandardError().contains("Camera support is not installed"));
}

void TstCliCamera::leavesNothingBehindWhenItIsKilled()
{
    m_stage->plug(front);
    const CliRunner runner;
    PtyProcess terminal(runner, addWith(runner));
    QVERIFY(terminal.waitFor("Hold it before the camera"));
    QVERIFY(m_stage->waitForUsers(front, 1));
    QCOMPARE(kill(static_cast<pid_t>(terminal.processId()), SIGKILL), 0);
    QCOMPARE(terminal.waitForEnd(), -1);
    QVERIFY(m_stage->waitForUsers(front, 0));
}

void TstCliCamera::takesOneSourceAtATime()
{
    const CliRunner runner;
    QCOMPARE(runner.vault({u"add"_s, u"--camera"_s, u"-"_s}).exitCode, 2);
    QCOMPARE(runner.vault({u"add"_s, u"--camera"_s, u"--screen"_s}).exitCode, 2);
    QCOMPARE(runner.vault({u"add"_s, u"--timeout"_s, u"5"_s, u"--screen"_s}).exitCode, 2);
    QCOMPARE(runner.vault({u"add"_s, u"--camera"_s, u"--timeout"_s, u"0"_s}).exitCode, 2);
    QCOMPARE(runner.vault({u"list"_s, u"--camera"_s}).exitCode, 2);
}

QTEST_GUILESS_MAIN(TstCliCamera)
#include "tst_clicamera.moc"
