// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/dialogs/addbench.h"
#include "tests/ui/scan/camerabench.h"
#include "ui/scan/camerapanel.h"
#include "ui/scan/cameraview.h"
#include "ui/settings.h"

#include <QComboBox>
#include <QTest>
#include <QToolButton>

using namespace Countersign;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace
{
const auto front = u"Front camera"_s;
const auto back = u"Back camera"_s;
constexpr int longWait = 30000;

int users(const QString &camera)
{
    return VirtualCamera::users(camera.toStdString());
}

/// The dialog with a camera.
class CameraBench : public AddBench
{
public:
    explicit CameraBench(const CameraOptions &options = patientCamera())
    {
        QGuiApplication::clipboard()->clear();
        create();
        dialog->setCamera(options, settings);
        show();
    }

    CameraBench(const CameraBench &) = delete;
    CameraBench &operator=(const CameraBench &) = delete;
    ~CameraBench() { dialog.reset(); } // before the settings

    [[nodiscard]] CameraView *view() const { return dialog->findChild<CameraView *>(); }
    [[nodiscard]] QString line() const { return view()->isVisible() ? view()->line() : QString(); }
    [[nodiscard]] QComboBox *list() const { return dialog->findChild<CameraPanel *>()->list(); }

    Settings settings = Settings::temporary();
};

const auto looking = u"Looking for a QR code…"_s;
const auto whileOn = u"The camera turns off when you leave this page."_s;
} // namespace

class TstAddByCamera : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup();
    void opensBeforeAnyCameraIsKnown();
    void addsWhatTheCameraSees();
    void releasesTheCameraWhenItIsNotNeeded();
    void namesWhatIsNotOursAndGoesOn();
    void listsSeveralCodes();
    void collectsThePartsOfAnExport();
    void goesOnWithAnExportThatPicturesBegan();
    void remembersPartsWhenTheTabChanges();
    void scansAnotherBesideTheOneFound();
    void scansMoreFromTheList();
    void asksWhatACodeMeans();
    void givesAdviceAfterAWhile();
    void changesTheCameraByKeyAndRemembersIt();
    void mirrorsThePicture();
    void saysWhyThereIsNothingToSee();
    void saysThatNoCameraWasFound();
    void saysThatTheModuleIsMissing();
    void comesBackAfterAPicture();
    void everythingHasAName();
};

void TstAddByCamera::cleanup()
{
    unplugAll();
}

void TstAddByCamera::opensBeforeAnyCameraIsKnown()
{
    plugIn(front);
    GapMeter alone;
    {
        AddBench plain;
        plain.open();
        QTest::qWait(200);
        qInfo("longest gap of this thread while the dialog opened without a camera: %lld ms", alone.longest());
    }
    GapMeter opening;
    const CameraBench add;
    QVERIFY(add.dialog->isVisible());
    qInfo("longest gap of this thread while the dialog opened: %lld ms", opening.longest());
    GapMeter gap;
    QTRY_COMPARE_WITH_TIMEOUT(add.line(), looking, longWait);
    qInfo("longest gap of this thread while the camera opened: %lld ms", gap.longest());
    QVERIFY(add.text().contains(whileOn));
    QCOMPARE(add.view()->accessibleDescription(), looking);
    QCOMPARE(add.list()->currentText(), front);
    QVERIFY(add.list()->isVisible());
}

void TstAddByCamera::addsWhatTheCameraSees()
{
    plugIn(front);
    const CameraBench add;
    QTRY_COMPARE_WITH_TIMEOUT(add.line(), looking, longWait);
    QElapsedTimer since;
    since.start();
    showCode(front, linkFor("Acme"));
    QTRY_COMPARE_WITH_TIMEOUT(add.line(), u"Found a code for Acme"_s, longWait);
    qInfo("found %lld ms after it was shown", since.elapsed());
    QTRY_COMPARE_WITH_TIMEOUT(users(front), 0, longWait);
    QVERIFY2(!add.text().contains(whileOn), "the camera is off, but that isn't said");
    QCOMPARE(add.view()->outlines().size(), 1);
    QCOMPARE(add.view()->outlines().first().size(), 4);
    const QRectF outline = add.view()->outlines().first().boundingRect();
    QVERIFY(outline.left() > 0 && outline.right() < 1 && outline.width() > 0.3);
    QVERIFY2(add.button(u"Add account"_s)->hasFocus(), "Enter does not add");
    QTest::keyClick(add.dialog.get(), Qt::Key_Return);
    QVERIFY(add.waitForAccounts(1));
    QCOMPARE(add.session->summaries().constFirst().issuer, u"Acme"_s);
}

void TstAddByCamera::releasesTheCameraWhenItIsNotNeeded()
{
    plugIn(front);
    CameraBench add;
    QVERIFY_RESULT(SessionBench::add(*add.session, totpAccount(u"Other"_s)));
    QTRY_COMPARE_WITH_TIMEOUT(users(front), 1, longWait);
    add.dialog->showSetupKey();
    QTRY_COMPARE_WITH_TIMEOUT(users(front), 0, longWait);
    add.dialog->showPicturePage();
    QTRY_COMPARE_WITH_TIMEOUT(users(front), 1, longWait);
    add.dialog->reject();
    QTRY_COMPARE_WITH_TIMEOUT(users(front), 0, longWait);
    add.show();
    QTRY_COMPARE_WITH_TIMEOUT(users(front), 1, longWait);
    add.session->lock();
    QTRY_COMPARE_WITH_TIMEOUT(users(front), 0, longWait);
}

void TstAddByCamera::namesWhatIsNotOursAndGoesOn()
{
    plugIn(front);
    const CameraBench add;
    QTRY_COMPARE_WITH_TIMEOUT(add.line(), looking, longWait);
    showCode(front, "WIFI:T:WPA;S:Lobby;P:guest;;");
    QTRY_VERIFY_WITH_TIMEOUT(add.line().contains(u"That's a Wi-Fi code, not a setup code."_s), longWait);
    showCode(front, "https://example.com/login");
    QTRY_VERIFY_WITH_TIMEOUT(
        add.line().contains(u"That's a web address. On that site, look for “authenticator app”."_s), longWait);
    QCOMPARE(users(front), 1);
    QVERIFY(!add.button(u"Add account"_s)->isEnabled());
    VirtualCamera::showNothing(front.toStdString());
    QTRY_COMPARE_WITH_TIMEOUT(add.line(), looking, longWait);
    showCode(front, linkFor("Acme"));
    QTRY_COMPARE_WITH_TIMEOUT(add.line(), u"Found a code for Acme"_s, longWait);
}

void TstAddByCamera::listsSeveralCodes()
{
    plugIn(front, VirtualCamera::Format::NV12, {{1280, 720}});
    const CameraBench add;
    QTRY_COMPARE_WITH_TIMEOUT(add.line(), looking, longWait);
    showPicture(front, pictureOf({linkFor("Acme"), linkFor("Initech")}));
    QVERIFY(add.waitFor(u"Initech"_s));
    QVERIFY(add.text().contains(u"Acme"_s));
    QTRY_COMPARE_WITH_TIMEOUT(users(front), 0, longWait);
    add.press(u"Add 2 account(s)"_s); // no plurals without a translation
    QVERIFY(add.waitForAccounts(2));
}

void TstAddByCamera::collectsThePartsOfAnExport()
{
    plugIn(front);
    const CameraBench add;
    QTRY_COMPARE_WITH_TIMEOUT(add.line(), looking, longWait);
    const QByteArrayList parts = exportOf({u"Acme"_s, u"Initech"_s, u"Globex"_s});
    showCode(front, parts.at(2));
    QTRY_COMPARE_WITH_TIMEOUT(add.line(), u"1 of 3 parts read. Still missing: 1, 2."_s, longWait);
    showCode(front, parts.at(0));
    QTRY_COMPARE_WITH_TIMEOUT(add.line(), u"2 of 3 parts read. Still missing: 2."_s, longWait);
    QCOMPARE(users(front), 1);
    QVERIFY(add.button(u"Go on with 2 of 3 parts"_s) != nullptr);
    showCode(front, parts.at(1));
    QVERIFY(add.waitFor(u"Globex"_s));
    QVERIFY(add.text().contains(u"Initech"_s));
    QTRY_COMPARE_WITH_TIMEOUT(users(front), 0, longWait);
}

void TstAddByCamera::goesOnWithAnExportThatPicturesBegan()
{
    plugIn(front);
    const CameraBench add;
    QTRY_COMPARE_WITH_TIMEOUT(add.line(), looking, longWait);
    const QByteArrayList parts = exportOf({u"Acme"_s, u"Initech"_s, u"Globex"_s});
    add.dialog->takeImage(pictureOf({parts.at(0), parts.at(1)}));
    QTRY_COMPARE_WITH_TIMEOUT(add.line(), u"2 of 3 parts read. Still missing: 3."_s, longWait);
    QTRY_COMPARE_WITH_TIMEOUT(users(front), 1, longWait);
    showCode(front, parts.at(2));
    QVERIFY(add.waitFor(u"3 new"_s));
    QTRY_COMPARE_WITH_TIMEOUT(users(front), 0, longWait);
}

void TstAddByCamera::remembersPartsWhenTheTabChanges()
{
    plugIn(front);
    const CameraBench add;
    QTRY_COMPARE_WITH_TIMEOUT(add.line(), looking, longWait);
    const QByteArrayList parts = exportOf({u"Acme"_s, u"Initech"_s});
    showCode(front, parts.at(0));
    QTRY_COMPARE_WITH_TIMEOUT(add.line(), u"1 of 2 parts read. Still missing: 2."_s, longWait);
    add.dialog->showSetupKey();
    QTRY_COMPARE_WITH_TIMEOUT(users(front), 0, longWait);
    add.dialog->showPicturePage();
    QTRY_COMPARE_WITH_TIMEOUT(add.line(), u"1 of 2 parts read. Still missing: 2."_s, longWait);
    add.press(u"Go on with 1 of 2 parts"_s);
    QVERIFY(add.waitFor(u"1 new"_s));
    QVERIFY(add.text().contains(u"If you add now"_s));
    QTRY_COMPARE_WITH_TIMEOUT(users(front), 0, longWait);
}

void TstAddByCamera::scansAnotherBesideTheOneFound()
{
    plugIn(front);
    const CameraBench add;
    QTRY_COMPARE_WITH_TIMEOUT(add.line(), looking, longWait);
    showCode(front, linkFor("Acme"));
    QTRY_COMPARE_WITH_TIMEOUT(add.line(), u"Found a code for Acme"_s, longWait);
    add.press(u"Scan another"_s);
    QTRY_COMPARE_WITH_TIMEOUT(add.line(), u"This code was read already. Show the next one."_s, longWait);
    VirtualCamera::showNothing(front.toStdString());
    QTRY_COMPARE_WITH_TIMEOUT(add.line(), u"1 account(s) found. Show the next QR code."_s, longWait);
    add.press(u"Go on with 1 account(s)"_s);
    QVERIFY(add.waitFor(u"Found a code for Acme"_s));
    QTRY_COMPARE_WITH_TIMEOUT(users(front), 0, longWait);
    add.press(u"Scan another"_s);
    showCode(front, linkFor("Initech"));
    QVERIFY(add.waitFor(u"2 new"_s));
    QTRY_COMPARE_WITH_TIMEOUT(users(front), 0, longWait);
}

void TstAddByCamera::scansMoreFromTheList()
{
    plugIn(front);
    const CameraBench add;
    QTRY_COMPARE_WITH_TIMEOUT(add.line(), looking, longWait);
    add.dialog->takeImage(pictureOf({linkFor("Acme"), linkFor("Initech")}));
    QVERIFY(add.waitFor(u"2 new"_s));
    QTRY_COMPARE_WITH_TIMEOUT(users(front), 0, longWait);
    add.press(u"Use the camera"_s);
    QTRY_COMPARE_WITH_TIMEOUT(add.line(), u"2 account(s) found. Show the next QR code."_s, longWait);
    showCode(front, linkFor("Globex"));
    QVERIFY(add.waitFor(u"3 new"_s));
    QTRY_COMPARE_WITH_TIMEOUT(users(front), 0, longWait);
    add.press(u"Add 3 account(s)"_s);
    QVERIFY(add.waitForAccounts(3));
}

void TstAddByCamera::asksWhatACodeMeans()
{
    plugIn(front);
    const CameraBench add;
    QTRY_COMPARE_WITH_TIMEOUT(add.line(), looking, longWait);
    showCode(front, linkFor("Steam"));
    QVERIFY(add.waitFor(u"Which code does Steam expect?"_s));
    QTRY_COMPARE_WITH_TIMEOUT(users(front), 0, longWait);
    VirtualCamera::showNothing(front.toStdString());
    add.press(u"Back"_s);
    QTRY_COMPARE_WITH_TIMEOUT(add.line(), looking, longWait);
}

void TstAddByCamera::givesAdviceAfterAWhile()
{
    plugIn(front);
    CameraOptions options = patientCamera();
    options.advice = 300ms;
    const CameraBench add(options);
    QTRY_COMPARE_WITH_TIMEOUT(add.line(), u"Hold it 20 cm away, flat, and avoid reflections."_s, longWait);
}

void TstAddByCamera::changesTheCameraByKeyAndRemembersIt()
{
    plugIn(front);
    plugIn(back);
    CameraBench add;
    QTRY_COMPARE_WITH_TIMEOUT(add.line(), looking, longWait);
    const QString first = add.list()->currentText();
    const QString second = first == front ? back : front;
    QTRY_COMPARE_WITH_TIMEOUT(add.settings.lastCamera(), first, longWait);
    QTest::keyClick(add.dialog.get(), Qt::Key_C, Qt::AltModifier);
    QTRY_COMPARE_WITH_TIMEOUT(users(second), 1, longWait);
    QTRY_COMPARE_WITH_TIMEOUT(users(first), 0, longWait);
    QCOMPARE(add.settings.lastCamera(), second);
    QTRY_COMPARE_WITH_TIMEOUT(add.list()->currentText(), second, longWait);
    add.dialog->reject();
    QTRY_COMPARE_WITH_TIMEOUT(users(second), 0, longWait);
    add.show();
    QTRY_COMPARE_WITH_TIMEOUT(users(second), 1, longWait);
}

void TstAddByCamera::mirrorsThePicture()
{
    plugIn(front);
    CameraBench add;
    // Dark on the left, light on the right.
    VirtualCamera::show(front.toStdString(), {0, 255}, {2, 1});
    const auto brightness = [&add](double share) {
        const QImage picture = add.view()->grab().toImage();
        return qGray(picture.pixel(static_cast<int>(picture.width() * share), picture.height() / 2));
    };
    QTRY_VERIFY_WITH_TIMEOUT(brightness(0.3) < 30 && brightness(0.7) > 225, longWait);
    QTest::mouseClick(add.view()->mirrorButton(), Qt::LeftButton);
    QVERIFY(brightness(0.3) > 225 && brightness(0.7) < 30);
    QVERIFY(add.settings.isCameraMirrored());
}

void TstAddByCamera::saysWhyThereIsNothingToSee()
{
    plugIn(front);
    VirtualCamera::setMood(front.toStdString(), VirtualCamera::Mood::Busy);
    CameraOptions options = patientCamera();
    options.firstFrame = 2s;
    const CameraBench add(options);
    QVERIFY(add.waitFor(u"The camera is used by another program"_s));
    QVERIFY(!add.text().contains(whileOn));
    VirtualCamera::setMood(front.toStdString(), VirtualCamera::Mood::Blocked);
    add.press(u"Try again"_s);
    QVERIFY(add.waitFor(u"Countersign may not use the camera"_s));
    VirtualCamera::release();
    VirtualCamera::setMood(front.toStdString(), VirtualCamera::Mood::Ready);
    QTRY_COMPARE_WITH_TIMEOUT(VirtualCamera::waiting(), 0, longWait);
    add.press(u"Try again"_s);
    QTRY_COMPARE_WITH_TIMEOUT(add.line(), looking, longWait);
    VirtualCamera::unplug(front.toStdString());
    QVERIFY(add.waitFor(u"The camera was unplugged"_s));
    VirtualCamera::plug(front.toStdString());
    QTRY_COMPARE_WITH_TIMEOUT(add.line(), looking, longWait);
    QVERIFY(add.button(u"Try again"_s) == nullptr);
}

void TstAddByCamera::saysThatNoCameraWasFound()
{
    const CameraBench add;
    QVERIFY(add.waitFor(u"No camera found"_s));
    QVERIFY(!add.list()->isVisible());
    QVERIFY(add.button(u"Try again"_s) != nullptr);
    QVERIFY(add.button(u"Open picture…"_s)->isEnabled());
    QVERIFY(add.button(u"Paste"_s)->isEnabled());
}

void TstAddByCamera::saysThatTheModuleIsMissing()
{
    QTest::ignoreMessage(QtWarningMsg, "The camera module cannot be loaded");
    const CameraBench add({u"/nowhere/countersign-camera.so"_s});
    QVERIFY(add.waitFor(u"This build has no camera support."_s));
}

void TstAddByCamera::comesBackAfterAPicture()
{
    plugIn(front);
    const CameraBench add;
    QTRY_COMPARE_WITH_TIMEOUT(add.line(), looking, longWait);
    QImage empty(200, 200, QImage::Format_RGB32);
    empty.fill(Qt::white);
    add.dialog->takeImage(empty);
    QVERIFY(add.waitFor(u"No QR code in this picture."_s));
    QTRY_COMPARE_WITH_TIMEOUT(users(front), 0, longWait);
    add.press(u"Use the camera"_s);
    QTRY_COMPARE_WITH_TIMEOUT(add.line(), looking, longWait);
}

void TstAddByCamera::everythingHasAName()
{
    plugIn(front);
    const CameraBench add;
    QTRY_COMPARE_WITH_TIMEOUT(add.line(), looking, longWait);
    QCOMPARE(UiTest::nameless(*add.dialog), QStringList());
    const QStringList names = UiTest::spokenNames(*add.dialog);
    QVERIFY2(names.join(u'\n').contains(u"Mirror the picture"_s), qPrintable(names.join(u'\n')));
    QCOMPARE(add.list()->accessibleName(), u"Camera"_s);
    QCOMPARE(add.view()->accessibleName(), u"Camera picture"_s);
}

QTEST_MAIN(TstAddByCamera)
#include "tst_addbycamera.moc"
