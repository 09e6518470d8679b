// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/setupkeypage.h"

#include "core/otp/displaytext.h"
#include "core/otp/keytext.h"
#include "ui/dialogs/codebar.h"
#include "ui/dialogs/parameterform.h"
#include "ui/errortext.h"
#include "ui/setuptexts.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/disclosure.h"
#include "ui/widgets/noteline.h"
#include "ui/widgets/passwordfield.h"
#include "ui/widgets/rolelabel.h"
#include "ui/widgets/scrollcolumn.h"
#include "ui/widgets/secretinput.h"

#include <QFontDatabase>
#include <QFormLayout>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

namespace Countersign
{
using namespace Qt::StringLiterals;

namespace
{
constexpr int pageMargin = 24;
constexpr std::string_view doubtfulDigits = "0189";
/// The lengths of base32 keys that are not a multiple of eight: 128, 256 and 512 bits.
constexpr std::array<std::size_t, 3> usualLengths{26, 52, 103};
constexpr std::size_t shortestUsual = 16;

bool isUsualLength(std::size_t symbols)
{
    if (symbols < shortestUsual)
        return false;
    return symbols % 8 == 0 || std::find(usualLengths.begin(), usualLengths.end(), symbols) != usualLengths.end();
}

bool isLink(const SecretBytes &text)
{
    return text.view().contains("://");
}

/// "0", or "0, 1": the digits of the key that no key has.
QString doubtfulIn(const SecretBytes &text)
{
    QStringList found;
    for (const char digit : doubtfulDigits) {
        if (text.view().contains(digit))
            found.append(QString(QLatin1Char(digit)));
    }
    return QLocale().createSeparatedList(found);
}
} // namespace

SetupKeyPage::SetupKeyPage(const VaultSession &session, const Clock &clock, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_clock(clock)
    , m_key(new PasswordField(PasswordField::Visibility::Shown))
    , m_check(new NoteLine(this))
    , m_letters(new QHBoxLayout)
    , m_site(new QLineEdit)
    , m_name(new QLineEdit)
    , m_parameters(new ParameterForm(ParameterForm::Purpose::NewAccount))
    , m_problem(new NoteLine(this))
    , m_bar(new CodeBar(CodeBar::Ground::Info))
{
    build();
    setFocusProxy(m_key);
    connect(m_key, &QLineEdit::textChanged, this, &SetupKeyPage::readField);
    connect(m_site, &QLineEdit::textChanged, this, &SetupKeyPage::compose);
    connect(m_name, &QLineEdit::textChanged, this, &SetupKeyPage::compose);
    connect(m_parameters, &ParameterForm::changed, this, [this] {
        if (!m_held && !m_fromLink)
            readField(); // the encoding may have changed
        else
            compose();
    });
    for (QLineEdit *field : {static_cast<QLineEdit *>(m_key), m_site, m_name})
        connect(field, &QLineEdit::returnPressed, this, &SetupKeyPage::submitted);
    readField();
}

SetupKeyPage::~SetupKeyPage()
{
    // Nobody is to hear of it any more.
    const QSignalBlocker quietKey(m_key);
    const QSignalBlocker quietParameters(m_parameters);
    wipeField(m_parameters->pinField());
    wipeField(*m_key);
}

void SetupKeyPage::build()
{
    auto *hint = new RoleLabel(&Theme::ink2);
    hint->setText(tr("On the site, choose “can't scan” or “enter a key by hand”, and paste the key here."));
    QFont fixed = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    fixed.setPointSizeF(m_key->font().pointSizeF());
    m_key->setFont(fixed);
    m_key->setAccessibleName(tr("Setup key"));
    m_check->keepRoom();
    m_letters->setSpacing(8);
    auto *keyPart = new QVBoxLayout;
    keyPart->setSpacing(6);
    keyPart->addWidget(m_key);
    keyPart->addWidget(m_check);
    keyPart->addLayout(m_letters);
    m_advanced = new Disclosure(tr("Adva&nced"), m_parameters);

    auto *form = new QFormLayout;
    form->setLabelAlignment(Qt::AlignTrailing | Qt::AlignVCenter);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->setRowWrapPolicy(QFormLayout::WrapLongRows);
    form->setHorizontalSpacing(12);
    form->setVerticalSpacing(14);
    auto *keyLabel = new QLabel(tr("Setup &key"));
    keyLabel->setBuddy(m_key);
    form->addRow(keyLabel, keyPart);
    form->addRow(tr("&Site or app"), m_site);
    form->addRow(tr("&Account"), m_name);
    form->addRow(QString(), m_advanced);
    form->addRow(QString(), m_parameters);

    auto *body = new ScrollColumn(pageMargin, this);
    body->column()->addWidget(hint);
    body->column()->addSpacing(16);
    body->column()->addLayout(form);
    body->column()->addSpacing(12);
    body->column()->addWidget(m_problem);
    body->column()->addStretch();
    body->column()->addSpacing(12);
    body->column()->addWidget(m_bar);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(body);
}

void SetupKeyPage::setKey(const SecretBytes &key)
{
    fillSecretText(*m_key, key);
}

void SetupKeyPage::edit(const Account &account)
{
    wipe();
    m_held = true;
    m_key->setPlaceholderText(tr("The key from the QR code"));
    takeOver(account);
    m_check->setNote(NoteLine::Kind::Info, tr("The key comes from the QR code. It isn't shown."));
    compose();
    m_site->setFocus(Qt::OtherFocusReason);
}

SecretBytes SetupKeyPage::takeText()
{
    return takeSecretText(*m_key);
}

void SetupKeyPage::readField()
{
    const SecretBytes text = copySecretText(*m_key);
    Controls::removeWidgets(*m_letters);
    m_question.reset();
    m_fromLink = false;
    if (text.isEmpty()) {
        if (!m_held) {
            m_base.reset();
            m_check->clear();
        }
    } else {
        m_held = false;
        m_base.reset();
        m_key->setPlaceholderText({});
        if (isLink(text))
            readLink(text);
        else
            readKey(text);
    }
    compose();
}

void SetupKeyPage::readLink(const SecretBytes &text)
{
    SetupReading reading = readSetupText(text.view());
    if (reading.batch && !reading.batch->accounts.empty()) {
        Q_EMIT exportPasted();
        return;
    }
    m_fromLink = true;
    switch (reading.verdict) {
    case SetupReading::Verdict::Ok:
        takeOver(*reading.account);
        m_check->setNote(
            NoteLine::Kind::Ok, tr("This looks like a whole setup link. I've filled in the rest for you."));
        break;
    case SetupReading::Verdict::Question:
        m_check->setNote(
            NoteLine::Kind::Info, tr("This setup link can be read in several ways. You choose in the next step."));
        m_question = std::make_shared<const SetupReading>(std::move(reading));
        break;
    case SetupReading::Verdict::Refused: {
        if (reading.account) // it lacks the PIN only, for which there is a field
            takeOver(*reading.account);
        const auto refused = SetupTexts::refusal(reading.refusal, reading.detail);
        //: Two complete sentences in a row
        m_check->setNote(NoteLine::Kind::Warning, tr("%1 %2").arg(refused.heading, refused.remedy));
        // The ways out that a refusal offers are readings, too; none of them is taken without being asked.
        if (!reading.candidates.empty())
            m_question = std::make_shared<const SetupReading>(std::move(reading));
        break;
    }
    }
}

void SetupKeyPage::readKey(const SecretBytes &text)
{
    SetupReading reading = readSetupKey(text.view(), m_parameters->encoding());
    switch (reading.verdict) {
    case SetupReading::Verdict::Ok:
        m_base = std::move(*reading.account);
        describeKey(text);
        break;
    case SetupReading::Verdict::Question:
        if (reading.candidates.front().question == SetupQuestion::LetterOrDigit)
            offerLetters(reading);
        else
            m_check->setNote(
                NoteLine::Kind::Info, tr("This key can be read in two ways. You choose in the next step."));
        m_question = std::make_shared<const SetupReading>(std::move(reading));
        break;
    case SetupReading::Verdict::Refused: {
        const auto refused = SetupTexts::refusal(reading.refusal, reading.detail);
        //: Two complete sentences in a row
        m_check->setNote(NoteLine::Kind::Warning, tr("%1 %2").arg(refused.heading, refused.remedy));
        break;
    }
    }
}

void SetupKeyPage::describeKey(const SecretBytes &text)
{
    const KeyEncoding encoding = m_parameters->encoding();
    const std::size_t symbols = readKeyText(text.view(), encoding).symbols.size();
    const int count = static_cast<int>(symbols);
    if (encoding != KeyEncoding::Base32 || isUsualLength(symbols)) {
        m_check->setNote(
            NoteLine::Kind::Ok, tr("Complete: %n letter(s) and digit(s). Spaces don't matter.", nullptr, count));
    } else if (symbols >= shortestUsual / 2 && symbols < shortestUsual) {
        m_check->setNote(NoteLine::Kind::Hint,
            tr("%n letter(s) and digit(s) so far. Very short keys work, but are easier to guess.", nullptr, count));
    } else {
        m_check->setNote(NoteLine::Kind::Hint, tr("%n letter(s) and digit(s) so far.", nullptr, count));
    }
}

void SetupKeyPage::offerLetters(const SetupReading &reading)
{
    //: %1 one or more digits, %2 the letters that probably belong there
    m_check->setNote(NoteLine::Kind::Warning,
        tr("%1 can't be in a key. Did you mean %2?")
            .arg(doubtfulIn(copySecretText(*m_key)), reading.candidates.front().answer));
    for (const SetupCandidate &candidate : reading.candidates) {
        const QString letters = candidate.answer;
        //: Button. %1 one or more letters that take the place of digits
        auto *button = new QPushButton(tr("Use %1").arg(letters));
        connect(button, &QPushButton::clicked, this, [this, letters] { useLetters(letters); });
        Controls::setComfortableSize(*button);
        m_letters->addWidget(button);
    }
    m_letters->addStretch();
}

void SetupKeyPage::useLetters(const QString &letters)
{
    SecretBytes text = takeSecretText(*m_key);
    qsizetype next = 0;
    // The letters stand for the digits that occur, in the order 0, 1, 8, 9.
    for (const char digit : doubtfulDigits) {
        if (!text.view().contains(digit) || next >= letters.size())
            continue;
        const auto letter = static_cast<std::uint8_t>(letters.at(next++).toLatin1());
        std::replace(text.mutableSpan().begin(), text.mutableSpan().end(), static_cast<std::uint8_t>(digit), letter);
    }
    fillSecretText(*m_key, text);
    m_key->setFocus(Qt::OtherFocusReason);
}

void SetupKeyPage::takeOver(const Account &account)
{
    m_base = account.clone();
    const QSignalBlocker quietSite(m_site);
    const QSignalBlocker quietName(m_name);
    m_site->setText(account.issuer);
    m_name->setText(account.name);
    m_parameters->setParameters(account.parameters);
    if (account.parameters != OtpParameters())
        m_advanced->setOpen(true);
}

void SetupKeyPage::applyName(Account &account) const
{
    if (const QString site = storedText(m_site->text()); !site.isEmpty())
        account.issuer = site;
    if (const QString name = storedText(m_name->text()); !name.isEmpty())
        account.name = name;
}

void SetupKeyPage::compose()
{
    m_account.reset();
    m_problem->clear();
    m_advanced->setSummary(SetupTexts::parametersLine(m_parameters->parameters()));
    if (m_base && m_parameters->isComplete()) {
        Account account = m_base->clone();
        account.issuer = storedText(m_site->text());
        account.name = storedText(m_name->text());
        account.parameters = m_parameters->parameters();
        if (m_parameters->needsPin() && !m_parameters->pinField().text().isEmpty())
            account.pin = copySecretText(m_parameters->pinField());
        const auto code = OtpGenerator::codeAt(account, m_clock.nowSeconds());
        if (code)
            m_account = std::move(account);
        else if (m_parameters->needsPin() && account.pin.isEmpty())
            m_problem->setNote(NoteLine::Kind::Hint, tr("This kind of code needs its PIN, too."));
        else
            m_problem->setNote(NoteLine::Kind::Warning, ErrorText::message(code.error()));
    }
    showCode();
    Q_EMIT changed();
}

void SetupKeyPage::showCode()
{
    m_bar->setVisible(m_account.has_value());
    if (!m_account)
        return;
    if (m_session.find(*m_account))
        m_bar->setTexts(tr("Already here"), tr("This very account is in your list."));
    else
        m_bar->setTexts(tr("Code right now"), tr("Type it on the site. If the site says no, check the key."));
    m_bar->showAccount(*m_account, m_clock.nowSeconds());
}

void SetupKeyPage::tick(UnixTime now)
{
    if (m_account)
        m_bar->showAccount(*m_account, now);
}

void SetupKeyPage::wipe()
{
    m_held = false;
    wipeField(m_parameters->pinField());
    wipeField(*m_key);
    m_site->clear();
    m_name->clear();
    m_parameters->setParameters({});
    m_advanced->setOpen(false);
    readField();
}
} // namespace Countersign
