// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands/watchcommand.h"

#include "app/cli/accountjson.h"
#include "app/cli/accountquery.h"
#include "app/cli/accounttext.h"
#include "app/cli/arguments.h"
#include "app/cli/console.h"
#include "app/cli/terminal.h"
#include "core/vault/jsonwriter.h"

namespace Countersign
{
using namespace Qt::StringLiterals;

namespace
{
// ECMA-48 and xterm: the other screen and no cursor; back again; top left; to the end of the line, of the screen.
constexpr QStringView enterScreen = u"\x1b[?1049h\x1b[?25l";
constexpr QStringView leaveScreen = u"\x1b[?25h\x1b[?1049l";
constexpr auto goHome = "\x1b[H"_L1;
constexpr auto clearLine = "\x1b[K"_L1;
constexpr auto clearBelow = "\x1b[J"_L1;

QStringList codesOf(const QList<ListedCode> &codes)
{
    QStringList texts;
    for (const ListedCode &listed : codes)
        texts.append(idText(listed.account.id) + u' ' + (listed.current ? listed.current->code : QString()));
    return texts;
}
} // namespace

WatchCommand::WatchCommand(const CliContext &context, QObject *parent)
    : VaultCommand(context, parent)
{
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &WatchCommand::tick);
}

WatchCommand::~WatchCommand()
{
    if (m_onScreen)
        console().print(leaveScreen);
}

void WatchCommand::run()
{
    const std::optional<QList<AccountSummary>> accounts = matchingAccounts();
    if (!accounts)
        return;
    if (accounts->isEmpty()) {
        if (arguments().json)
            console().printLine(u"[]");
        else
            console().printLine(noAccountsText());
        finish(ExitCode::Done);
        return;
    }
    Terminal::onEndRequested(this, [this] { stop(); });
    if (Terminal::isOutputTerminal() && !arguments().json) {
        console().print(enterScreen);
        m_onScreen = true;
    }
    tick();
}

void WatchCommand::tick()
{
    if (m_ended)
        return;
    session().reloadIfChanged();
    const UnixTime now = context().clock.nowSeconds();
    const QList<ListedCode> codes =
        listCodes(session(), AccountQuery(arguments().query()).filter(session().summaries()), now);
    if (m_onScreen)
        drawScreen(codes, now);
    else
        printIfChanged(codes, now);
    if (console().isIntact())
        armTimer();
    else
        stop();
}

/// To just after the next whole second, so that the countdown never skips one.
void WatchCommand::armTimer()
{
    using namespace std::chrono;
    const auto now = context().clock.now();
    m_timer.start(ceil<milliseconds>(floor<seconds>(now) + seconds(1) - now));
}

void WatchCommand::drawScreen(const QList<ListedCode> &codes, UnixTime now)
{
    const Terminal::Size size = Terminal::size();
    QStringList lines = codeTable(codes, ShownCode::Current, now).lines(size.columns);
    // One line for what to press, one that stays free, so that the screen never scrolls.
    const qsizetype room = std::max(size.rows - 3, 1);
    if (lines.size() > room) {
        const qsizetype hidden = lines.size() - room + 1;
        lines = lines.first(room - 1);
        lines.append(
            elided(u"… and %1 more; name some of them: countersign-cli watch QUERY"_s.arg(hidden), size.columns));
    }
    lines.append(QString());
    lines.append(elided(u"Ctrl+C ends this view."_s, size.columns));
    QString screen = goHome;
    for (const QString &line : std::as_const(lines))
        screen += line + clearLine + "\r\n"_L1;
    console().print(QString(screen + clearBelow));
}

void WatchCommand::printIfChanged(const QList<ListedCode> &codes, UnixTime now)
{
    QStringList current = codesOf(codes);
    if (current == m_printed)
        return;
    m_printed = std::move(current);
    if (arguments().json) {
        JsonWriter json;
        writeCodes(json, codes);
        printJsonLine(console(), json);
    } else {
        const SecretBytes table = codeTable(codes, ShownCode::Current, now).text();
        console().print(table);
        console().printLine({});
    }
}

void WatchCommand::stop()
{
    if (m_ended)
        return;
    m_ended = true;
    m_timer.stop();
    if (m_onScreen)
        console().print(leaveScreen);
    m_onScreen = false;
    finish(console().isIntact() ? ExitCode::Done : ExitCode::Failed);
}
} // namespace Countersign
