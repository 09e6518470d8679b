// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/guioptions.h"

#include "core/vault/vaultsession.h"

#include <QCommandLineParser>
#include <QCoreApplication>

#include <cstdio>

namespace Countersign
{
using namespace Qt::StringLiterals;

namespace
{
QString tr(const char *text)
{
    return QCoreApplication::translate("Countersign::GuiOptions", text);
}
} // namespace

GuiOptions GuiOptions::fromArguments(const QCoreApplication &application)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(
        tr(QT_TRANSLATE_NOOP("Countersign::GuiOptions", "Makes the codes that sites ask for when you sign in.")));
    parser.addHelpOption();
    parser.addVersionOption();
    const QCommandLineOption vault(
        u"vault"_s, tr(QT_TRANSLATE_NOOP("Countersign::GuiOptions", "Use this vault file.")), u"FILE"_s);
    const QCommandLineOption noKeychain(u"no-keychain"_s,
        tr(QT_TRANSLATE_NOOP("Countersign::GuiOptions", "Do not use the keychain; a password opens the vault.")));
    const QCommandLineOption demo(
        u"demo"_s, tr(QT_TRANSLATE_NOOP("Countersign::GuiOptions", "Show sample accounts; nothing is kept.")));
    parser.addOptions({vault, noKeychain, demo});
    parser.addPositionalArgument(
        u"link"_s, tr(QT_TRANSLATE_NOOP("Countersign::GuiOptions", "A setup link (otpauth:…) to add.")), u"[LINK]"_s);
    parser.process(application);

    const QStringList links = parser.positionalArguments();
    if (links.size() > 1 || (!links.isEmpty() && !links.first().startsWith("otpauth"_L1, Qt::CaseInsensitive))) {
        // Not repeated: it may hold a key all the same.
        (void)std::fputs(
            qPrintable(
                tr(QT_TRANSLATE_NOOP("Countersign::GuiOptions", "Only one setup link (otpauth:…) is taken.")) + u'\n'),
            stderr);
        std::exit(2); // NOLINT(concurrency-mt-unsafe): nothing else runs yet
    }
    GuiOptions options;
    options.vaultPath = parser.isSet(vault) ? parser.value(vault) : VaultSession::defaultPath();
    options.useKeychain = !parser.isSet(noKeychain);
    options.demo = parser.isSet(demo);
    if (!links.isEmpty())
        options.setupText = SecretBytes::fromString(links.first());
    return options;
}
} // namespace Countersign
