// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/unlockpage.h"

#include "core/base/clock.h"
#include "ui/errortext.h"
#include "ui/widgets/actionrow.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/fonts.h"
#include "ui/widgets/footerbar.h"
#include "ui/widgets/glyphlabel.h"
#include "ui/widgets/noteline.h"
#include "ui/widgets/pagehead.h"
#include "ui/widgets/passwordfield.h"
#include "ui/widgets/primarybutton.h"
#include "ui/widgets/rolelabel.h"
#include "ui/widgets/scrollcolumn.h"
#include "ui/widgets/secretinput.h"

#include <QDir>
#include <QHBoxLayout>
#include <QVBoxLayout>

namespace Countersign
{
using namespace Qt::StringLiterals;

namespace
{
constexpr int pageMargin = 32;
constexpr int headGlyph = 36;
constexpr int noteIndent = 24; // as far as the text of a note
constexpr int widestLine = 86; // average letters
/// Between two looks at the clock during a pause.
constexpr std::chrono::milliseconds pauseStep{250};

/// The home folder as "~", and with places where a long path may wrap.
QString shownPath(const QString &path)
{
    const QString home = QDir::homePath();
    const QString shown = path.startsWith(home + u'/') ? u'~' + path.mid(home.size()) : path;
    return QString(shown).replace(u'/', u"/\u200B"_s);
}
} // namespace

UnlockPage::UnlockPage(const Clock &clock, QWidget *parent)
    : QWidget(parent)
    , m_clock(clock)
    , m_heading(new RoleLabel(&Theme::ink, &Fonts::heading))
    , m_text(new RoleLabel(&Theme::ink2))
    , m_vault(new RoleLabel(&Theme::ink2, &Fonts::small))
    , m_label(new RoleLabel(&Theme::ink))
    , m_field(new PasswordField(PasswordField::Visibility::Hidden))
    , m_open(new PrimaryButton(Glyph::Unlock, tr("&Open")))
    , m_error(new NoteLine(this))
    , m_wait(new RoleLabel(&Theme::ink2, &Fonts::small))
    , m_capsLock(new NoteLine(this))
    , m_link(new NoteLine(this))
    , m_keychain(new ActionRow(Glyph::Unlock, {}, {}))
    , m_recoveryKey(new ActionRow(Glyph::Key, tr("Use the recovery key"), tr("The 36 characters on your sheet.")))
    , m_status(new RoleLabel(&Theme::ink2, &Fonts::small))
{
    auto *page = new QVBoxLayout(this);
    page->setContentsMargins(0, 0, 0, 0);
    page->setSpacing(0);
    page->addWidget(makeBody(), 1);
    page->addWidget(makeFooter());
    Controls::setComfortableSizes(*this);
    setFocusProxy(m_field);
    setOffer({});
    setIdle();
    m_wait->setIndent(noteIndent);
    m_wait->hide();
    m_pauseTimer.setInterval(pauseStep);
    connect(&m_pauseTimer, &QTimer::timeout, this, &UnlockPage::updatePause);

    const auto submit = [this] {
        if (m_open->isEnabled())
            Q_EMIT submitted();
    };
    connect(m_field, &PasswordField::returnPressed, this, submit);
    connect(m_open, &PrimaryButton::clicked, this, submit);
    connect(m_field, &PasswordField::textEdited, this, [this] {
        if (!m_pauseTimer.isActive())
            m_error->clear();
        updateOpen();
    });
    connect(m_keychain, &ActionRow::clicked, this, &UnlockPage::keychainRequested);
    connect(m_recoveryKey, &ActionRow::clicked, this, &UnlockPage::recoveryKeyRequested);
    connect(m_field, &PasswordField::capsLockChanged, this, &UnlockPage::updateCapsLock);
}

QWidget *UnlockPage::makeBody()
{
    auto *head = makePageHead(new GlyphLabel(Glyph::Lock, headGlyph, &Theme::accentInk), {m_heading, m_text, m_vault});

    m_label->setBuddy(m_field);
    m_open->setAutoDefault(true);
    auto *entry = new QHBoxLayout;
    entry->setSpacing(8);
    entry->addWidget(m_field, 1);
    entry->addWidget(m_open);

    auto *body = new ScrollColumn(pageMargin, this);
    body->setMaximumCharacters(widestLine);
    QVBoxLayout *column = body->column();
    column->addLayout(head);
    column->addSpacing(24);
    column->addWidget(m_label);
    column->addSpacing(6);
    column->addLayout(entry);
    column->addSpacing(8);
    column->addWidget(m_error);
    column->addWidget(m_wait);
    column->addSpacing(4);
    column->addWidget(m_capsLock);
    column->addSpacing(4);
    column->addWidget(m_link);
    column->addSpacing(16);
    column->addWidget(m_keychain);
    column->addSpacing(8);
    column->addWidget(m_recoveryKey);
    column->addStretch();
    return body;
}

QWidget *UnlockPage::makeFooter()
{
    auto *footer = new FooterBar(this);
    m_back = new QPushButton;
    m_back->setFlat(true);
    m_back->setAutoDefault(true);
    footer->row()->addWidget(m_back);
    footer->row()->addStretch();
    footer->row()->addWidget(m_status);
    m_status->setWordWrap(false);
    connect(m_back, &QPushButton::clicked, this, &UnlockPage::backRequested);
    return footer;
}

void UnlockPage::setOffer(const Offer &offer)
{
    m_offer = offer;
    if (offer.isLocked) {
        m_heading->setText(tr("Your codes are locked"));
        m_text->setText(offer.why.isEmpty() ? tr("They stay sealed until you open them.") : offer.why);
    } else if (!offer.password) {
        m_heading->setText(tr("Open your codes"));
        m_text->setText(tr("No password was set for this vault."));
    } else if (offer.isRecovery) {
        m_heading->setText(tr("Open with your recovery password"));
        m_text->setText(tr("It opens your codes when the keychain doesn't."));
    } else {
        m_heading->setText(tr("Open your codes with your password"));
        m_text->setText(tr("The one you chose for this vault."));
    }
    //: %1 the path of the vault file
    m_vault->setText(offer.path.isEmpty() ? QString() : tr("Vault: %1").arg(shownPath(offer.path)));
    m_vault->setVisible(!offer.path.isEmpty());
    m_label->setText(offer.isRecovery ? tr("Recovery &password") : tr("&Password"));
    m_field->setAccessibleName(offer.isRecovery ? tr("Recovery password") : tr("Password"));
    m_keychain->setTexts(tr("Open with the keychain"),
        offer.keychainName.isEmpty() ? tr("It holds the key to your codes.")
                                     //: %1 the keychain's name, such as KWallet
                                     : tr("%1 holds the key to your codes.").arg(offer.keychainName));
    m_keychain->setVisible(offer.keychain);
    m_recoveryKey->setVisible(offer.recoveryKey);
    for (QWidget *widget :
        {static_cast<QWidget *>(m_label), static_cast<QWidget *>(m_field), static_cast<QWidget *>(m_open)})
        widget->setVisible(offer.password);
    m_link->setNote(NoteLine::Kind::Info,
        offer.linkWaits ? tr("A setup link is waiting. It is shown as soon as your codes are open.") : QString());
    //: Button: to the page that names all ways to open the vault
    m_back->setText(offer.isLocked ? tr("Other &ways")
                                   //: Button: to the page before
                                   : tr("&Back"));
    m_back->setIcon(offer.isLocked ? QIcon() : glyphIcon(Glyph::Back));
}

SecretBytes UnlockPage::takePassword()
{
    SecretBytes password = takeSecretText(*m_field);
    updateOpen();
    return password;
}

void UnlockPage::setBusy()
{
    setBusyWith(Busy::Password);
    m_status->setText(tr("Checking the password…"));
}

void UnlockPage::waitForKeychain()
{
    setBusyWith(Busy::Keychain);
    m_status->setText(tr("Asking the keychain…"));
}

void UnlockPage::setIdle()
{
    setBusyWith(Busy::No);
    m_status->setText(m_offer.password ? tr("Checking takes about a second.") : QString());
}

void UnlockPage::setBusyWith(Busy busy)
{
    m_busy = busy;
    m_field->setEnabled(busy == Busy::No);
    m_keychain->setEnabled(busy == Busy::No);
    m_recoveryKey->setEnabled(busy == Busy::No);
    if (busy != Busy::No)
        m_error->clear();
    updateOpen();
}

void UnlockPage::showError(const Error &error)
{
    setIdle();
    if (error.code == ErrorCode::WrongPassword) {
        m_error->setNote(NoteLine::Kind::Bad,
            m_offer.isRecovery ? tr("That isn't the recovery password. You can try as often as you like.")
                               : tr("That isn't the password of this vault. You can try as often as you like."));
        m_pause.addWrong(m_clock.now());
        updatePause();
    } else {
        m_error->setNote(NoteLine::Kind::Bad, ErrorText::message(error));
    }
    focusFirst();
}

void UnlockPage::updatePause()
{
    const auto left = static_cast<int>(m_pause.left(m_clock.now()).count());
    m_wait->setVisible(left > 0);
    if (left > 0) {
        m_wait->setText(tr("The next try is in %n second(s).", nullptr, left));
        m_pauseTimer.start();
    } else {
        m_pauseTimer.stop();
    }
    updateOpen();
}

void UnlockPage::reset()
{
    wipeField(*m_field);
    m_field->setVisibility(PasswordField::Visibility::Hidden);
    m_error->clear();
    setIdle();
    updatePause();
}

void UnlockPage::updateCapsLock()
{
    m_capsLock->setNote(NoteLine::Kind::Warning, m_field->isCapsLockOn() ? tr("Caps Lock is on.") : QString());
}

void UnlockPage::updateOpen()
{
    m_open->setEnabled(m_busy == Busy::No && !m_pauseTimer.isActive() && !m_field->text().isEmpty());
}

void UnlockPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    focusFirst();
}

void UnlockPage::focusFirst()
{
    QWidget *first = m_field;
    if (!m_offer.password)
        first = m_offer.keychain ? m_keychain : m_recoveryKey;
    first->setFocus(Qt::OtherFocusReason);
}
} // namespace Countersign
