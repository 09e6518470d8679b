// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/editaccountdialog.h"

#include "core/otp/displaytext.h"
#include "ui/dialogs/parameterform.h"
#include "ui/errortext.h"
#include "ui/setuptexts.h"
#include "ui/widgets/avatarlabel.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/disclosure.h"
#include "ui/widgets/fonts.h"
#include "ui/widgets/footerbar.h"
#include "ui/widgets/livecode.h"
#include "ui/widgets/messagebar.h"
#include "ui/widgets/noteline.h"
#include "ui/widgets/primarybutton.h"
#include "ui/widgets/rolelabel.h"
#include "ui/widgets/scrollcolumn.h"

#include <QCheckBox>
#include <QDateTime>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QLocale>
#include <QPlainTextEdit>
#include <QPointer>
#include <QVBoxLayout>

namespace Countersign
{
namespace
{
constexpr int pageMargin = 24;
constexpr int avatarSize = 48;
constexpr int noteLines = 3;
constexpr int usualWidth = 92; // average letters
constexpr int usualHeight = 34; // lines

/// The code of an account with other parameters. The key is in hand for this moment only.
void showChanged(LiveCode &code, const Result<Account> &account, const OtpParameters &parameters, UnixTime now)
{
    if (!account) {
        code.clear();
        return;
    }
    Account changed = account->clone();
    changed.parameters = parameters;
    code.showAccount(changed, now);
}
} // namespace

EditAccountDialog::EditAccountDialog(VaultSession &session, const Clock &clock, AccountId id, QWidget *parent)
    : QDialog(parent)
    , m_session(session)
    , m_ticker(clock)
    , m_id(id)
    , m_before(session.summary(id).value_or(AccountSummary()))
    , m_avatar(new AvatarLabel(avatarSize))
    , m_heading(new RoleLabel(&Theme::ink, &Fonts::heading))
    , m_added(new RoleLabel(&Theme::ink2, &Fonts::small))
    , m_site(new QLineEdit)
    , m_name(new QLineEdit)
    , m_note(new QPlainTextEdit)
    , m_pinned(new QCheckBox(tr("&Keep at the top")))
    , m_parameters(new ParameterForm(ParameterForm::Purpose::Existing))
    , m_codeBefore(new LiveCode(LiveCode::Form::Table))
    , m_codeAfter(new LiveCode(LiveCode::Form::Table))
    , m_changeNote(new NoteLine(this))
    , m_advanced(makeAdvanced())
    , m_disclosure(new Disclosure(tr("Ad&vanced"), m_advanced))
    , m_problemArea(new QWidget)
    , m_problem(new MessageBar)
{
    setWindowTitle(tr("Edit account"));
    build();
    fill();
    m_save->setDefault(true); // only now does it know its dialog
    Controls::setComfortableSizes(*this);
    Controls::resizeToText(*this, usualWidth, usualHeight);
    m_site->setFocus(Qt::OtherFocusReason);

    connect(m_site, &QLineEdit::textChanged, this, &EditAccountDialog::check);
    connect(m_name, &QLineEdit::textChanged, this, &EditAccountDialog::check);
    connect(m_parameters, &ParameterForm::changed, this, [this, &clock] {
        check();
        tick(clock.nowSeconds());
    });
    connect(&m_ticker, &CodeTicker::ticked, this, &EditAccountDialog::tick);
    connect(m_disclosure, &Disclosure::toggled, this, [this](bool open) {
        m_ticker.stop();
        if (open) // only then is there a code to be seen
            m_ticker.start();
    });
    connect(&m_session, &VaultSession::stateChanged, this, [this](VaultSession::State state) {
        if (state == VaultSession::State::Closed)
            reject();
    });
    connect(&m_session, &VaultSession::accountsChanged, this, [this] {
        if (!m_session.summary(m_id))
            reject();
    });
}

void EditAccountDialog::build()
{
    m_note->setTabChangesFocus(true);
    m_note->setFixedHeight(noteLines * fontMetrics().lineSpacing() + fontMetrics().height());
    auto *form = new QFormLayout;
    form->setLabelAlignment(Qt::AlignTrailing | Qt::AlignVCenter);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->setRowWrapPolicy(QFormLayout::WrapLongRows);
    form->setHorizontalSpacing(12);
    form->setVerticalSpacing(12);
    form->addRow(tr("&Site or app"), m_site);
    form->addRow(tr("&Account"), m_name);
    form->addRow(tr("&Note"), m_note);
    form->addRow(QString(), m_pinned);
    form->addRow(QString(), m_disclosure);
    form->addRow(QString(), m_advanced);

    auto *body = new ScrollColumn(pageMargin, this);
    body->column()->addWidget(makeHead());
    body->column()->addSpacing(16);
    body->column()->addLayout(form);
    body->column()->addStretch();
    m_problemArea->hide();
    auto *problem = new QHBoxLayout(m_problemArea);
    problem->setContentsMargins(16, 8, 16, 8);
    problem->addWidget(m_problem);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(body, 1);
    column->addWidget(m_problemArea);
    column->addWidget(makeFooter());
}

QWidget *EditAccountDialog::makeHead()
{
    auto *head = new QWidget;
    auto *texts = new QVBoxLayout;
    texts->setSpacing(2);
    texts->addWidget(m_heading);
    texts->addWidget(m_added);
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(14);
    row->addWidget(m_avatar);
    row->addLayout(texts, 1);
    row->setAlignment(texts, Qt::AlignVCenter);
    return head;
}

QWidget *EditAccountDialog::makeAdvanced()
{
    auto *part = new QWidget;
    auto *codes = new QFormLayout;
    codes->setHorizontalSpacing(12);
    auto *before = new RoleLabel(&Theme::ink2, &Fonts::small);
    auto *after = new RoleLabel(&Theme::ink2, &Fonts::small);
    before->setText(tr("Code before the change"));
    after->setText(tr("Code after the change"));
    for (RoleLabel *label : {before, after})
        label->setWordWrap(false);
    codes->addRow(before, m_codeBefore);
    codes->addRow(after, m_codeAfter);
    auto *column = new QVBoxLayout(part);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(10);
    column->addWidget(m_parameters);
    column->addLayout(codes);
    column->addWidget(m_changeNote);
    return part;
}

QWidget *EditAccountDialog::makeFooter()
{
    auto *footer = new FooterBar;
    auto *remove = new QPushButton(glyphIcon(Glyph::Trash), tr("&Delete…"));
    remove->setAutoDefault(false);
    m_save = new PrimaryButton(Glyph::Check, tr("Sav&e"));
    auto *buttons = new QDialogButtonBox; // in the order of this desktop
    buttons->addButton(m_save, QDialogButtonBox::AcceptRole);
    QPushButton *cancel = buttons->addButton(QDialogButtonBox::Cancel);
    cancel->setIcon({}); // styles without a theme have gaudy ones
    cancel->setAutoDefault(false);
    footer->row()->addWidget(remove);
    footer->row()->addStretch();
    footer->row()->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &EditAccountDialog::save);
    connect(buttons, &QDialogButtonBox::rejected, this, &EditAccountDialog::reject);
    connect(remove, &QPushButton::clicked, this, [this] {
        reject();
        Q_EMIT deleteRequested(m_id);
    });
    return footer;
}

void EditAccountDialog::fill()
{
    m_avatar->setAccount(m_before.issuer, m_before.name);
    m_heading->setText(displayText(SetupTexts::displayName(m_before.issuer, m_before.name)));
    const qint64 created = m_before.created.time_since_epoch().count();
    if (created > 0)
        //: %1 a date
        m_added->setText(
            tr("Added on %1.")
                .arg(QLocale().toString(QDateTime::fromSecsSinceEpoch(created).date(), QLocale::LongFormat)));
    m_added->setVisible(created > 0);
    m_site->setText(m_before.issuer);
    m_name->setText(m_before.name);
    m_note->setPlainText(m_before.note);
    m_pinned->setChecked(m_before.favorite);
    m_parameters->setParameters(m_before.parameters);
    check();
}

AccountEdit EditAccountDialog::edit() const
{
    AccountEdit edit;
    if (const QString issuer = storedText(m_site->text()); issuer != m_before.issuer)
        edit.issuer = issuer;
    if (const QString name = storedText(m_name->text()); name != m_before.name)
        edit.name = name;
    if (const QString note = m_note->toPlainText().normalized(QString::NormalizationForm_C); note != m_before.note)
        edit.note = note;
    if (m_pinned->isChecked() != m_before.favorite)
        edit.favorite = m_pinned->isChecked();
    if (m_parameters->parameters() != m_before.parameters)
        edit.parameters = m_parameters->parameters();
    return edit;
}

void EditAccountDialog::check()
{
    const OtpParameters parameters = m_parameters->parameters();
    const bool usable = m_parameters->isComplete() && validated(parameters).has_value();
    m_disclosure->setSummary(SetupTexts::parametersLine(parameters));
    m_save->setEnabled(usable);
    if (!usable)
        m_changeNote->setNote(NoteLine::Kind::Warning, ErrorText::message({ErrorCode::InvalidArgument, {}}));
    else if (parameters != m_before.parameters)
        m_changeNote->setNote(
            NoteLine::Kind::Warning, tr("The code changes. Use this only if the site said so, and compare first."));
    else
        m_changeNote->clear();
}

void EditAccountDialog::tick(UnixTime now)
{
    if (!m_disclosure->isOpen() || m_before.needsRepair)
        return;
    const Result<Account> account = m_session.reveal(m_id);
    showChanged(*m_codeBefore, account, m_before.parameters, now);
    if (m_save->isEnabled())
        showChanged(*m_codeAfter, account, m_parameters->parameters(), now);
    else
        m_codeAfter->clear();
}

void EditAccountDialog::save()
{
    const AccountEdit change = edit();
    if (!change.issuer && !change.name && !change.note && !change.favorite && !change.parameters) {
        accept();
        return;
    }
    m_problemArea->hide();
    setEnabled(false);
    m_session.editAccount(m_id, change, this, [this](const Result<void> &edited) { finish(edited); });
}

void EditAccountDialog::finish(const Result<void> &edited)
{
    setEnabled(true);
    if (!edited) {
        //: %1 a site
        m_problem->setMessage(MessageBar::Kind::Bad, tr("%1 wasn't saved.").arg(m_heading->text()),
            //: Two complete sentences in a row
            tr("%1 %2").arg(ErrorText::why(edited.error().code), ErrorText::whatToDo(edited.error().code)));
        m_problemArea->show();
        m_save->setFocus(Qt::OtherFocusReason);
        return;
    }
    const QPointer<EditAccountDialog> alive(this);
    Q_EMIT saved(m_id);
    if (alive)
        accept();
}

void EditAccountDialog::showEvent(QShowEvent *event)
{
    QDialog::showEvent(event);
    if (m_disclosure->isOpen())
        m_ticker.start();
}

void EditAccountDialog::hideEvent(QHideEvent *event)
{
    QDialog::hideEvent(event);
    m_ticker.stop();
}
} // namespace Countersign
