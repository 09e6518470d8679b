// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/lockingpage.h"

#include "ui/settings.h"
#include "ui/widgets/fonts.h"
#include "ui/widgets/rolelabel.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QRadioButton>
#include <QSpinBox>
#include <QStyle>
#include <QVBoxLayout>

namespace Countersign
{
namespace
{
constexpr int usualMinutes = 5;

RoleLabel *heading(const QString &text)
{
    auto *label = new RoleLabel(&Theme::ink, &Fonts::strong);
    label->setText(text);
    return label;
}
} // namespace

LockingPage::LockingPage(Settings &settings, const Possible &possible, QWidget *parent)
    : QWidget(parent)
    , m_settings(settings)
    , m_screen(new QCheckBox(tr("When the &screen locks")))
    , m_sleep(new QCheckBox(tr("When the computer goes to s&leep")))
    , m_minimised(new QCheckBox(tr("When the window is &minimised")))
    //: Before a number of minutes: "After 5 minutes without use"
    , m_idle(new QCheckBox(tr("&After")))
    , m_minutes(new QSpinBox)
    , m_keychain(new QRadioButton(tr("Ask the &keychain")))
    , m_password(new QRadioButton(tr("Always ask for the &password")))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(heading(tr("Lock your codes")));
    column->addWidget(m_screen);
    m_noScreen = addReason(*column, tr("Not possible here: this session has no message bus that tells it."));
    column->addWidget(m_sleep);
    m_noSleep = addReason(*column, tr("Not possible here: this system doesn't tell programs about it."));
    column->addWidget(m_minimised);
    column->addLayout(makeIdleRow());
    addReason(*column, tr("Keys and pointer in Countersign's windows count as use; on GNOME, those in any program."));
    column->addSpacing(16);
    column->addWidget(heading(tr("Open them again")));
    column->addWidget(m_keychain);
    m_noKeychain = addReason(*column, tr("This vault's key is in no keychain."));
    column->addWidget(m_password);
    m_noPassword = addReason(*column,
        tr("This vault has no password, only its key in the keychain. With the question alone, nothing would open "
           "it."));
    addReason(*column,
        tr("With the password, the keychain isn't asked when Countersign starts. It stays a way in, under Other "
           "ways."));
    column->addStretch();
    makeChoices();
    setPossible(possible);
}

QBoxLayout *LockingPage::makeIdleRow()
{
    m_minutes->setRange(1, Settings::mostLockMinutes);
    m_minutes->setAccessibleName(tr("Minutes without use"));
    const int minutes = m_settings.lockAfterMinutes();
    m_idle->setChecked(minutes > 0);
    m_minutes->setValue(minutes > 0 ? minutes : usualMinutes);
    m_minutes->setEnabled(minutes > 0);
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(m_idle);
    row->addWidget(m_minutes);
    auto *unit = new RoleLabel(&Theme::ink);
    //: After a number in a field: "After 5 minutes without use"
    unit->setText(tr("minutes without use"));
    row->addWidget(unit, 1);
    connect(m_idle, &QCheckBox::toggled, this, &LockingPage::applyIdle);
    connect(m_minutes, &QSpinBox::valueChanged, this, &LockingPage::applyIdle);
    return row;
}

void LockingPage::makeChoices()
{
    m_screen->setChecked(m_settings.locksWithScreen());
    m_sleep->setChecked(m_settings.locksBeforeSleep());
    m_minimised->setChecked(m_settings.locksWhenMinimised());
    const bool password = m_settings.openWith() == Settings::OpenWith::Password;
    m_password->setChecked(password);
    m_keychain->setChecked(!password);
    connect(m_screen, &QCheckBox::toggled, this, [this](bool checked) {
        m_settings.setLocksWithScreen(checked);
        Q_EMIT changed();
    });
    connect(m_sleep, &QCheckBox::toggled, this, [this](bool checked) {
        m_settings.setLocksBeforeSleep(checked);
        Q_EMIT changed();
    });
    connect(m_minimised, &QCheckBox::toggled, this, [this](bool checked) {
        m_settings.setLocksWhenMinimised(checked);
        Q_EMIT changed();
    });
    // Clicked, not toggled: what the vault allows changes the marks, too, and is no wish of the person.
    connect(m_password, &QRadioButton::clicked, this, [this] {
        m_settings.setOpenWith(Settings::OpenWith::Password);
        Q_EMIT changed();
    });
    connect(m_keychain, &QRadioButton::clicked, this, [this] {
        m_settings.setOpenWith(Settings::OpenWith::Keychain);
        Q_EMIT changed();
    });
}

RoleLabel *LockingPage::addReason(QBoxLayout &column, const QString &text)
{
    auto *label = new RoleLabel(&Theme::ink2, &Fonts::small);
    label->setText(text);
    const int indent =
        style()->pixelMetric(QStyle::PM_IndicatorWidth) + style()->pixelMetric(QStyle::PM_CheckBoxLabelSpacing);
    label->setIndent(indent);
    column.addWidget(label);
    return label;
}

void LockingPage::setPossible(const Possible &possible)
{
    m_screen->setEnabled(possible.screen);
    m_noScreen->setVisible(!possible.screen);
    m_sleep->setEnabled(possible.sleep);
    m_noSleep->setVisible(!possible.sleep);
    m_keychain->setEnabled(possible.keychain);
    m_noKeychain->setVisible(!possible.keychain);
    m_password->setEnabled(possible.password);
    m_noPassword->setVisible(!possible.password);
    // What happens, whatever is wished for.
    const bool wishesPassword = m_settings.openWith() == Settings::OpenWith::Password;
    const bool password = possible.password && (wishesPassword || !possible.keychain);
    m_password->setChecked(password);
    m_keychain->setChecked(!password);
    // A screen reader hears the reason with the choice.
    m_screen->setAccessibleDescription(possible.screen ? QString() : m_noScreen->text());
    m_sleep->setAccessibleDescription(possible.sleep ? QString() : m_noSleep->text());
    m_keychain->setAccessibleDescription(possible.keychain ? QString() : m_noKeychain->text());
    m_password->setAccessibleDescription(possible.password ? QString() : m_noPassword->text());
}

void LockingPage::applyIdle()
{
    m_minutes->setEnabled(m_idle->isChecked());
    m_settings.setLockAfterMinutes(m_idle->isChecked() ? m_minutes->value() : 0);
    Q_EMIT changed();
}
} // namespace Countersign
