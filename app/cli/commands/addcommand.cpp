// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands/addcommand.h"

#include "app/cli/accountjson.h"
#include "app/cli/accounttext.h"
#include "app/cli/arguments.h"
#include "app/cli/clierrortext.h"
#include "app/cli/console.h"
#include "app/cli/secretinput.h"
#include "app/cli/terminal.h"
#include "core/otp/displaytext.h"
#include "core/vault/jsonwriter.h"

#include <algorithm>

namespace Countersign
{
using namespace Qt::StringLiterals;

AddCommand::AddCommand(const CliContext &context, QObject *parent)
    : VaultCommand(context, parent)
    , m_collector(context.console, context.arguments.choose, context.clock.nowSeconds())
{
}

void AddCommand::start()
{
    if (!arguments().images.isEmpty())
        readPictures();
    else if (arguments().screen)
        readScreens();
    else if (arguments().operands.isEmpty())
        askForText();
    else
        readInput();
}

void AddCommand::readInput()
{
    const Result<SecretBytes> input = readStandardInput();
    if (input)
        takeTexts(*input);
    else
        fail(input.error().code);
}

void AddCommand::askForText()
{
    if (!Terminal::canAsk()) {
        fail(u"Say where the setup key or link comes from: \"add -\" reads standard input, \"add --image FILE\" a "
             "picture, \"add --screen\" the screen."_s,
            ExitCode::Usage);
        return;
    }
    const std::optional<SecretBytes> text = Terminal::askSecret(u"Setup key or link (not shown while you type): "_s);
    if (text)
        takeTexts(*text);
    else
        fail(ErrorCode::Cancelled);
}

void AddCommand::takeTexts(const SecretBytes &input)
{
    for (const SecretBytes &text : splitSetupTexts(input)) {
        if (!m_collector.take(text.view(), SetupCollector::Refused::IsFailure)) {
            finish(ExitCode::Failed);
            return;
        }
    }
    openVault();
}

void AddCommand::readPictures()
{
    m_reader = std::make_unique<PictureCodesReader>();
    m_reader->read(arguments().images, [this](const std::vector<PictureCodes> &pictures) { takePictures(pictures); });
}

void AddCommand::readScreens()
{
    m_reader = std::make_unique<PictureCodesReader>();
    m_reader->readScreens([this](const std::vector<PictureCodes> &screens) { takePictures(screens); });
}

void AddCommand::takePictures(const std::vector<PictureCodes> &pictures)
{
    bool anyCode = false;
    for (const PictureCodes &picture : pictures) {
        if (picture.error) {
            const QString name = picture.file.isEmpty() ? QString() : displayText(picture.file) + u": "_s;
            fail(name + pictureErrorText(*picture.error));
            return;
        }
        for (const SecretBytes &text : picture.payloads) {
            anyCode = true;
            if (!m_collector.take(text.view(), SetupCollector::Refused::IsSkipped)) {
                finish(ExitCode::Failed);
                return;
            }
        }
    }
    if (!anyCode) {
        fail(arguments().screen ? u"There is no QR code on the screen. Is it covered by a window?"_s
                                : u"There is no QR code in the picture. Use a larger or sharper one."_s,
            ExitCode::NothingMatched);
        return;
    }
    openVault();
}

void AddCommand::openVault()
{
    m_collector.finish();
    if (m_collector.accounts().empty()) {
        fail(u"Nothing was added."_s);
        return;
    }
    if (applyOverrides())
        VaultCommand::start();
}

bool AddCommand::applyOverrides()
{
    const std::optional<QString> &issuer = arguments().issuer;
    const std::optional<QString> &name = arguments().name;
    if (!issuer && !name)
        return true;
    if (m_collector.accounts().size() > 1) {
        fail(u"These are several accounts; --issuer and --name are for one. Nothing was added."_s);
        return false;
    }
    Account &account = m_collector.accounts().front();
    account.issuer = issuer.value_or(account.issuer);
    account.name = name.value_or(account.name);
    return true;
}

void AddCommand::run()
{
    std::vector<Account> accounts = arguments().force ? std::move(m_collector.accounts()) : withoutKnown();
    if (accounts.empty()) {
        fail(u"Nothing was added. To add it once more, use --force."_s);
        return;
    }
    auto added = std::make_shared<std::vector<Account>>();
    for (const Account &account : accounts)
        added->push_back(account.clone());
    vault().add(std::move(accounts), [this, added](const tl::expected<QList<AccountId>, VaultAccess::Failure> &ids) {
        if (ids)
            report(std::move(*added), *ids);
        else
            fail(ids.error().text, exitCodeFor(ids.error().code));
    });
}

/// Leaves out what the vault or this very input has already, and says so.
std::vector<Account> AddCommand::withoutKnown()
{
    std::vector<Account> fresh;
    for (Account &account : m_collector.accounts()) {
        const bool known = session().state() == VaultSession::State::Open && session().find(account).has_value();
        const bool twice = std::any_of(
            fresh.begin(), fresh.end(), [&account](const Account &other) { return isSameAccount(other, account); });
        if (known || twice)
            console().message(u"Already there: %1"_s.arg(labelText(account.issuer, account.name)));
        else
            fresh.push_back(std::move(account));
    }
    return fresh;
}

void AddCommand::report(std::vector<Account> accounts, const QList<AccountId> &ids)
{
    const SecretDisplay display = arguments().showSecrets ? SecretDisplay::Shown : SecretDisplay::Hidden;
    JsonWriter json;
    json.beginArray();
    for (std::size_t index = 0; index < accounts.size(); ++index) {
        Account &account = accounts[index];
        account.id = ids.value(static_cast<qsizetype>(index));
        const AccountSummary summary = summaryOf(account);
        json.beginObject();
        json.key("id").string(idText(account.id));
        writeAccountMembers(json, summary, display == SecretDisplay::Shown ? &account.secret : nullptr);
        json.endObject();
        if (!arguments().json)
            console().printLine(addedText(account, context().clock.nowSeconds()));
    }
    json.endArray();
    if (arguments().json)
        printJsonLine(console(), json);
    finish(ExitCode::Done);
}
} // namespace Countersign
