// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demovault.h"
#include "app/guioptions.h"
#include "app/hardening.h"
#include "app/instance/firstinstance.h"
#include "app/platformpalette.h"
#include "app/startupmark.h"
#include "core/base/randomsource.h"
#include "core/keychain/qtkeychainstore.h"
#include "core/vault/wayrecords.h"
#include "translations/translations.h"
#include "ui/mainwindow.h"
#include "ui/raisewindow.h"
#include "ui/resources.h"
#include "ui/widgets/cursorrest.h"

#include <QApplication>
#include <QEventLoop>
#include <QTimer>

#include <cstdio>
#include <memory>

using namespace Countersign;
using namespace Qt::StringLiterals;

namespace
{
constexpr std::chrono::milliseconds iconDelay{100};

void describe()
{
    QApplication::setApplicationName(u"countersign"_s);
    QApplication::setApplicationDisplayName(u"Countersign"_s);
    QApplication::setOrganizationName(u"countersign"_s);
    QApplication::setOrganizationDomain(u"countersign.org"_s);
    QApplication::setApplicationVersion(QStringLiteral(COUNTERSIGN_VERSION));
    QGuiApplication::setDesktopFileName(u"org.countersign.Countersign"_s);
}

/// @p instance null: nobody can be told of this window.
int run(VaultSession &session, const Clock &clock, Settings &settings, GuiOptions &options, FirstInstance *instance)
{
    // First, so that the disk and the keychain work while the window is made.
    if (settings.openWith() == Settings::OpenWith::Password)
        session.loadWithoutKeychain();
    else
        session.load();
    MainWindow window(session, clock, settings);
    window.setWindowTitle(QGuiApplication::applicationDisplayName());
    window.useCamera({});
    window.show();
    if (!options.setupText.isEmpty())
        window.takeSetupText(std::move(options.setupText));
    if (instance != nullptr) { // not the demonstration
        window.remindOfProtection();
        QObject::connect(instance, &FirstInstance::startedAgain, &window, [&window](InstanceMessage &message) {
            raiseWindow(window, message.activationToken);
            if (!message.setupText.isEmpty())
                window.takeSetupText(std::move(message.setupText));
        });
    }
    // After the codes.
    QTimer::singleShot(iconDelay, &window, [] { QApplication::setWindowIcon(applicationIcon()); });
    return QApplication::exec();
}

/// Before there is a window, so that nobody sees how the samples come in.
void fillWithSamples(VaultSession &session)
{
    QEventLoop loop;
    QObject::connect(&session, &VaultSession::stateChanged, &loop, [&](VaultSession::State state) {
        if (state == VaultSession::State::NoVault)
            session.addAccounts(DemoVault::accounts(), &loop, [&](const Result<QList<AccountId>> &) { loop.quit(); });
    });
    session.load();
    loop.exec();
}

int runDemo(const Clock &clock, RandomSource &random, GuiOptions &options)
{
    DemoVault demo;
    if (!demo.isValid()) {
        (void)std::fputs("There is no temporary folder to write to.\n", stderr);
        return 1;
    }
    VaultSession session({demo.path()}, clock, random, &demo.keychain());
    Settings settings = Settings::temporary();
    fillWithSamples(session);
    return run(session, clock, settings, options, nullptr);
}
} // namespace

int main(int argc, char **argv)
{
    hardenProcess();
    describe();
    QApplication application(argc, argv);
    announceFirstPaint(application);
    installTranslations(application);
    GuiOptions options = GuiOptions::fromArguments(application);
    const std::unique_ptr<Keychain> keychain = options.useKeychain && !options.demo ? systemKeychain() : nullptr;
    applyPlatformPalette(application);
    new CursorRest(application); // owned by it

    const SystemClock clock;
    SystemRandomSource random;
    if (options.demo)
        return runDemo(clock, random, options);
    FirstInstance instance(options.vaultPath);
    InstanceMessage message{qgetenv("XDG_ACTIVATION_TOKEN"), std::move(options.setupText)};
    if (instance.start(message) == FirstInstance::Outcome::HandedOver)
        return 0;
    options.setupText = std::move(message.setupText);
    VaultSession::Options vault;
    vault.path = options.vaultPath;
    vault.recordsPath = WayRecords::defaultPath();
    VaultSession session(std::move(vault), clock, random, keychain.get());
    Settings settings = Settings::persistent();
    return run(session, clock, settings, options, &instance);
}
