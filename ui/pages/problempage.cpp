// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/problempage.h"

#include "ui/errortext.h"
#include "ui/widgets/actionrow.h"
#include "ui/widgets/card.h"
#include "ui/widgets/disclosure.h"
#include "ui/widgets/fonts.h"
#include "ui/widgets/footerbar.h"
#include "ui/widgets/glyphlabel.h"
#include "ui/widgets/linkbutton.h"
#include "ui/widgets/messagebar.h"
#include "ui/widgets/noteline.h"
#include "ui/widgets/rolelabel.h"
#include "ui/widgets/scrollcolumn.h"

#include <QClipboard>
#include <QDateTime>
#include <QDir>
#include <QFileInfo>
#include <QGridLayout>
#include <QGuiApplication>
#include <QLocale>

namespace Countersign
{
using namespace Qt::StringLiterals;

namespace
{
constexpr int pageMargin = 32;
constexpr int headGlyph = 36;
constexpr int widestLine = 86; // average letters

QString savedSentence(const QDateTime &saved)
{
    const QString time = QLocale().toString(saved.time(), QLocale::ShortFormat);
    const qint64 days = saved.date().daysTo(QDate::currentDate());
    if (days == 0)
        //: %1 a time of day
        return ProblemPage::tr("The vault file is untouched; it was last saved today at %1.").arg(time);
    if (days == 1)
        //: %1 a time of day
        return ProblemPage::tr("The vault file is untouched; it was last saved yesterday at %1.").arg(time);
    //: %1 a date, %2 a time of day
    return ProblemPage::tr("The vault file is untouched; it was last saved on %1 at %2.")
        .arg(QLocale().toString(saved.date(), QLocale::LongFormat), time);
}

/// The home folder as "~", so that details can be shown to others.
QString withoutHome(const QString &path)
{
    const QString home = QDir::homePath();
    return path.startsWith(home + u'/') ? u'~' + path.mid(home.size()) : path;
}

bool hasWay(const QList<KeySlotInfo> &slots, KeySlotInfo::Kind kind)
{
    return std::any_of(slots.cbegin(), slots.cend(), [kind](const KeySlotInfo &slot) { return slot.kind == kind; });
}

QString passwordTitle(const QList<KeySlotInfo> &slots)
{
    if (hasWay(slots, KeySlotInfo::Kind::Keychain) || !hasWay(slots, KeySlotInfo::Kind::Password))
        return ProblemPage::tr("Recovery password");
    //: The only way into a vault on a computer without a keychain
    return ProblemPage::tr("Vault password");
}

/// What is said of a spare way in, and whether it can be used now.
void showSpare(ActionRow &row, const QString &title, const QString &text, bool isThere, ProblemTexts::Help help)
{
    const bool usable = isThere && help != ProblemTexts::Help::Useless;
    row.setEnabled(usable);
    row.setTexts(title,
        usable         ? text
            : !isThere ? ProblemPage::tr("Not set on this computer")
                       : ProblemPage::tr("It can't help here: the trouble is in the file."));
}
} // namespace

ProblemPage::ProblemPage(QWidget *parent)
    : QWidget(parent)
    , m_glyph(new GlyphLabel(Glyph::Warning, headGlyph, &Theme::warn))
    , m_heading(new RoleLabel(&Theme::ink, &Fonts::heading))
    , m_text(new RoleLabel(&Theme::ink))
    , m_bar(new MessageBar)
    , m_rows(new QVBoxLayout)
    , m_retry(new ActionRow(Glyph::Restore, {}, {}))
    , m_password(new ActionRow(Glyph::Lock, {}, {}))
    , m_recoveryKey(new ActionRow(Glyph::Key, {}, {}))
    , m_advice(new NoteLine(this))
    , m_copy(new LinkButton(tr("&Copy details")))
{
    auto *openWith = new RoleLabel(&Theme::ink, &Fonts::strong);
    openWith->setText(tr("Open your codes with"));
    m_rows->setSpacing(8);
    m_rows->addWidget(m_retry);
    m_rows->addWidget(m_password);
    m_rows->addWidget(m_recoveryKey);

    auto *body = new ScrollColumn(pageMargin, this);
    body->setMaximumCharacters(widestLine);
    QVBoxLayout *column = body->column();
    column->addWidget(makeHead());
    column->addSpacing(16);
    column->addWidget(m_bar);
    column->addSpacing(24);
    column->addWidget(openWith);
    column->addSpacing(8);
    column->addLayout(m_rows);
    column->addSpacing(12);
    column->addWidget(m_advice);
    column->addSpacing(24);
    column->addStretch();
    column->addWidget(makeDetails());

    auto *page = new QVBoxLayout(this);
    page->setContentsMargins(0, 0, 0, 0);
    page->setSpacing(0);
    page->addWidget(body, 1);
    page->addWidget(makeFooter());

    connect(m_retry, &ActionRow::clicked, this, &ProblemPage::retryRequested);
    connect(m_password, &ActionRow::clicked, this, &ProblemPage::passwordRequested);
    connect(m_recoveryKey, &ActionRow::clicked, this, &ProblemPage::recoveryKeyRequested);
    connect(m_copy, &LinkButton::clicked, this, &ProblemPage::copyDetails);
}

QWidget *ProblemPage::makeHead()
{
    auto *head = new QWidget;
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(16);
    row->addWidget(m_glyph, 0, Qt::AlignTop);
    auto *texts = new QVBoxLayout;
    texts->setSpacing(4);
    texts->addWidget(m_heading);
    texts->addWidget(m_text);
    row->addLayout(texts, 1);
    return head;
}

QWidget *ProblemPage::makeDetails()
{
    auto *part = new QWidget;
    auto *card = new Card(Card::Ground::Chrome);
    m_grid = new QGridLayout(card);
    m_grid->setContentsMargins(14, 10, 14, 10);
    m_grid->setHorizontalSpacing(24);
    m_grid->setVerticalSpacing(3);
    m_grid->setColumnStretch(1, 1);
    m_disclosure = new Disclosure(tr("&Details"), card);

    auto *title = new QHBoxLayout;
    title->addWidget(m_disclosure);
    title->addStretch();
    title->addWidget(m_copy);
    auto *column = new QVBoxLayout(part);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    column->addLayout(title);
    column->addWidget(card);
    return part;
}

QWidget *ProblemPage::makeFooter()
{
    auto *footer = new FooterBar(this);
    auto *promise = new RoleLabel(&Theme::ink2, &Fonts::small);
    promise->setText(tr("Nothing is deleted or replaced on this page."));
    //: Button: ends the program
    auto *quit = new QPushButton(tr("&Quit"));
    quit->setFlat(true);
    quit->setAutoDefault(true);
    footer->row()->addWidget(promise, 1);
    footer->row()->addWidget(quit);
    connect(quit, &QPushButton::clicked, this, &ProblemPage::quitRequested);
    return footer;
}

void ProblemPage::showProblem(const OpenProblem &problem, const QList<KeySlotInfo> &slots, const QString &path)
{
    const ProblemTexts texts = ProblemTexts::of(problem, slots);
    m_glyph->setGlyph(texts.glyph, &Theme::warn);
    m_heading->setText(texts.heading);
    m_text->setText(texts.text);
    m_advice->setNote(NoteLine::Kind::Hint, texts.advice);
    showBar(texts.codes, path);
    showRows(texts, slots);
    showDetails(problem, path);
    if (isVisible())
        focusFirstRow();
}

void ProblemPage::showBar(ProblemTexts::Codes codes, const QString &path)
{
    const QFileInfo file(path);
    switch (codes) {
    case ProblemTexts::Codes::StillHere:
        m_bar->setMessage(MessageBar::Kind::Ok, {},
            //: %1 a full sentence: the file is untouched, and when it was saved
            file.exists() ? tr("Your codes are still here. %1").arg(savedSentence(file.lastModified()))
                          : tr("Your codes are still here. The vault file is untouched."));
        break;
    case ProblemTexts::Codes::FileUntouched:
        m_bar->setMessage(
            MessageBar::Kind::Info, {}, tr("Countersign didn't change the file, and no new vault was made."));
        break;
    case ProblemTexts::Codes::FileMissing:
        m_bar->setMessage(
            MessageBar::Kind::Warning, {}, tr("Countersign didn't delete anything, and no new vault was made."));
        break;
    }
}

void ProblemPage::showRows(const ProblemTexts &texts, const QList<KeySlotInfo> &slots)
{
    m_retry->setTexts(texts.retryTitle, texts.retryText);
    showSpare(*m_password, passwordTitle(slots), tr("The one you chose for this vault."),
        hasWay(slots, KeySlotInfo::Kind::Password), texts.password);
    //: The printed key that opens the vault
    showSpare(*m_recoveryKey, tr("Recovery key"), tr("The 36 characters on your sheet."),
        hasWay(slots, KeySlotInfo::Kind::RecoveryKey), texts.password);
    // What can be used before what cannot.
    QList<ActionRow *> spares{m_password, m_recoveryKey};
    if (!m_password->isEnabled() && m_recoveryKey->isEnabled())
        spares.swapItemsAt(0, 1);
    QList<ActionRow *> rows{m_retry};
    for (qsizetype i = 0; i < spares.size(); ++i)
        rows.insert(texts.passwordFirst ? i : rows.size(), spares.at(i));
    for (qsizetype i = 0; i < rows.size(); ++i) {
        m_rows->removeWidget(rows.at(i));
        m_rows->insertWidget(static_cast<int>(i), rows.at(i));
        if (i > 0)
            setTabOrder(rows.at(i - 1), rows.at(i));
    }
    setFocusProxy(rows.first());
    setTabOrder(rows.last(), m_disclosure);
    setTabOrder(m_disclosure, m_copy);
}

void ProblemPage::showDetails(const OpenProblem &problem, const QString &path)
{
    while (QLayoutItem *item = m_grid->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    const QString expected = ProblemTexts::keychainName(problem.expectedBackend);
    const QString answering = ProblemTexts::keychainName(problem.answeringBackend);
    m_details.clear();
    if (!expected.isEmpty())
        //: Before the name of the keychain
        m_details.append({tr("Keychain"), expected});
    if (!answering.isEmpty() && answering != expected)
        //: Before the name of the keychain that answered
        m_details.append({tr("Answered"), answering});
    //: Before a sentence that says why
    m_details.append({tr("Answer"), ErrorText::why(problem.error.code)});
    //: Before the path of a file
    m_details.append({tr("Vault file"), withoutHome(path)});
    m_errorDetail = problem.error.detail;
    int row = 0;
    for (const Detail &detail : std::as_const(m_details)) {
        auto *name = new RoleLabel(&Theme::ink2, &Fonts::small);
        auto *value = new RoleLabel(&Theme::ink, &Fonts::small);
        name->setText(detail.name);
        name->setWordWrap(false);
        value->setText(detail.value);
        value->setTextInteractionFlags(Qt::TextSelectableByMouse);
        m_grid->addWidget(name, row, 0, Qt::AlignTop);
        m_grid->addWidget(value, row, 1);
        ++row;
    }
}

QString ProblemPage::details() const
{
    QStringList lines{u"Countersign "_s + QStringLiteral(COUNTERSIGN_VERSION)};
    for (const Detail &detail : m_details)
        lines.append(tr("%1: %2", "a name and its value").arg(detail.name, detail.value));
    if (!m_errorDetail.isEmpty())
        lines.append(m_errorDetail);
    return lines.join(u'\n') + u'\n';
}

void ProblemPage::copyDetails() const
{
    QGuiApplication::clipboard()->setText(details());
}

void ProblemPage::focusFirstRow()
{
    if (QWidget *first = focusProxy())
        first->setFocus(Qt::OtherFocusReason);
}

void ProblemPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    focusFirstRow();
}
} // namespace Countersign
