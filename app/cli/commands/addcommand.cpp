// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands/addcommand.h"

#include "app/cli/accountjson.h"
#include "app/cli/accounttext.h"
#include "app/cli/arguments.h"
#include "app/cli/clierrortext.h"
#include "app/cli/console.h"
#include "app/cli/partstext.h"
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
    else if (arguments().camera)
        readCamera();
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
             "picture, \"add --screen\" the screen, and \"add --camera\" looks through the camera."_s,
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
    m_reader->read(arguments().images, [this](const AllPictureCodes &found) { takePictures(found); });
}

void AddCommand::readScreens()
{
    m_reader = std::make_unique<PictureCodesReader>();
    m_reader->readScreens([this](const AllPictureCodes &found) { takePictures(found); });
}

void AddCommand::readCamera()
{
    CameraScanOptions options;
    options.reader.camera = *arguments().camera;
    options.reader.remembers = !arguments().demo;
    options.timeout = arguments().timeout;
    m_camera = std::make_unique<CameraScan>(console(), options,
        [this](CameraScan::End end, const std::vector<SecretBytes> &texts) { takeCamera(end, texts); });
    m_camera->start();
}

void AddCommand::takeCamera(CameraScan::End end, const std::vector<SecretBytes> &texts)
{
    m_camera.release()->deleteLater(); // this is called by it
    Terminal::letEndAgain();
    if (end == CameraScan::End::Cancelled && !texts.empty()) {
        const auto answer = Terminal::canAsk()
            ? Terminal::askLine(u"Add the accounts of the parts that were read? [y/N] "_s)
            : std::nullopt;
        if (!answer || !answer->startsWith(u'y', Qt::CaseInsensitive)) {
            fail(u"Nothing was added."_s);
            return;
        }
    } else if (texts.empty()) {
        if (end == CameraScan::End::TimedOut)
            fail(u"No setup code was seen in time. Nothing was added."_s, ExitCode::NothingMatched);
        else
            fail(u"Nothing was added."_s);
        return;
    }
    m_leftOut = end == CameraScan::End::Trouble;
    for (const SecretBytes &text : texts) {
        if (!m_collector.take(text.view(), SetupCollector::Refused::IsSkipped)) {
            finish(ExitCode::Failed);
            return;
        }
    }
    openVault();
}

void AddCommand::takePictures(const AllPictureCodes &found)
{
    bool anyCode = false;
    for (const PictureCodes &picture : found.pictures) {
        if (picture.error) {
            const QString name = picture.file.isEmpty() ? QString() : displayText(picture.file) + u": "_s;
            console().message(name + pictureErrorText(*picture.error));
            m_leftOut = true;
        }
        anyCode = anyCode || !picture.payloads.empty() || !picture.parts.empty();
        if (!takeTextsOf(picture)) {
            finish(ExitCode::Failed);
            return;
        }
    }
    for (const SequenceCollector::Progress &progress : found.incomplete) {
        console().message(incompleteText(progress));
        m_leftOut = true;
    }
    if (anyCode)
        openVault();
    else if (m_leftOut)
        finish(ExitCode::Failed);
    else
        fail(arguments().screen ? u"There is no QR code on the screen. Is it covered by a window?"_s
                                : u"There is no QR code in the picture. Use a larger or sharper one."_s,
            ExitCode::NothingMatched);
}

bool AddCommand::takeTextsOf(const PictureCodes &picture)
{
    return std::all_of(picture.payloads.begin(), picture.payloads.end(),
        [this](const SecretBytes &text) { return m_collector.take(text.view(), SetupCollector::Refused::IsSkipped); });
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
    Account &account = m_collector.accounts().front().account;
    account.issuer = issuer.value_or(account.issuer);
    account.name = name.value_or(account.name);
    return true;
}

void AddCommand::run()
{
    auto accounts = std::make_shared<std::vector<CollectedAccount>>(
        arguments().force ? std::move(m_collector.accounts()) : withoutKnown());
    if (accounts->empty()) {
        fail(u"Nothing was added. To add it once more, use --force."_s);
        return;
    }
    std::vector<Account> added;
    for (const CollectedAccount &collected : *accounts)
        added.push_back(collected.account.clone());
    vault().add(std::move(added), [this, accounts](const tl::expected<QList<AccountId>, VaultAccess::Failure> &ids) {
        if (ids)
            report(std::move(*accounts), *ids);
        else
            fail(ids.error().text, exitCodeFor(ids.error().code));
    });
}

/// Leaves out what the vault or this very input has already, and says so.
std::vector<CollectedAccount> AddCommand::withoutKnown()
{
    std::vector<CollectedAccount> fresh;
    for (CollectedAccount &collected : m_collector.accounts()) {
        const Account &account = collected.account;
        const bool known = session().state() == VaultSession::State::Open && session().find(account).has_value();
        const bool twice = std::any_of(fresh.begin(), fresh.end(),
            [&account](const CollectedAccount &other) { return isSameAccount(other.account, account); });
        if (known || twice)
            console().message(u"Already there: %1"_s.arg(labelText(account.issuer, account.name)));
        else
            fresh.push_back(std::move(collected));
    }
    return fresh;
}

void AddCommand::report(std::vector<CollectedAccount> accounts, const QList<AccountId> &ids)
{
    const SecretDisplay display = arguments().showSecrets ? SecretDisplay::Shown : SecretDisplay::Hidden;
    JsonWriter json;
    json.beginArray();
    for (std::size_t index = 0; index < accounts.size(); ++index) {
        const CollectedAccount &collected = accounts[index];
        Account &account = accounts[index].account;
        account.id = ids.value(static_cast<qsizetype>(index));
        const AccountSummary summary = summaryOf(account);
        json.beginObject();
        json.key("id").string(idText(account.id));
        writeAccountMembers(json, summary, display == SecretDisplay::Shown ? &account.secret : nullptr);
        if (!collected.missingParts.empty()) {
            json.key("export").beginObject();
            json.key("of").number(static_cast<std::uint64_t>(collected.exportSize));
            json.key("missing");
            writeNumbers(json, collected.missingParts);
            json.endObject();
        }
        json.endObject();
        if (!arguments().json)
            console().printLine(addedText(account, context().clock.nowSeconds()));
    }
    json.endArray();
    if (arguments().json)
        printJsonLine(console(), json);
    finish(m_leftOut ? ExitCode::Failed : ExitCode::Done);
}
} // namespace Countersign
