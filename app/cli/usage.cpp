// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/usage.h"

#include <QStringList>

namespace Countersign
{
using namespace Qt::StringLiterals;

namespace
{
constexpr int columnWidth = 24;

QString line(const QString &left, QLatin1String right)
{
    return u"  "_s + left.leftJustified(columnWidth) + right + u'\n';
}

QString commandLine(const CommandSpec &spec)
{
    return spec.operands.isEmpty() ? QString(spec.name) : spec.name + u' ' + spec.operands;
}

QString optionLine(const OptionSpec &spec)
{
    if (spec.value.startsWith(u'['))
        return u"%1[=%2]"_s.arg(spec.name, spec.value.sliced(1).chopped(1));
    return spec.value.isEmpty() ? QString(spec.name) : spec.name + u' ' + spec.value;
}

QString optionLines(std::optional<CommandKind> command)
{
    QString text;
    for (const OptionSpec &spec : allOptions()) {
        if (spec.command == command)
            text += line(optionLine(spec), spec.summary);
    }
    return text;
}

QString programHelp()
{
    QString text = u"Usage: countersign-cli [OPTION]... COMMAND [ARGUMENT]...\n"
                   "Login codes in the terminal, from the same vault as the Countersign window.\n\nCommands:\n"_s;
    for (const CommandSpec &spec : allCommands())
        text += line(commandLine(spec), spec.summary);
    for (const CommandSpec &spec : allCommands()) {
        const QString lines = optionLines(spec.kind);
        if (!lines.isEmpty())
            text += u"\nOptions of %1:\n"_s.arg(spec.name) + lines;
    }
    text += u"\nOptions of all commands:\n"_s + optionLines({});
    text += u"\nExit status: 0 done, 1 failed, 2 wrong usage, 3 wrong password, 4 nothing matched.\n"
            "A QUERY is one or more words; an account matches when its issuer and name contain them all.\n"
            "Its id, as \"list --json\" shows it, is a QUERY too. More: man countersign-cli\n"_s;
    return text;
}
} // namespace

QString helpText(std::optional<CommandKind> command)
{
    if (!command)
        return programHelp();
    const CommandSpec &spec = commandSpec(*command);
    QString text = u"Usage: countersign-cli [OPTION]... %1\n%2\n"_s.arg(commandLine(spec), spec.summary);
    if (!spec.details.isEmpty())
        text += spec.details + u'\n';
    const QString own = optionLines(spec.kind);
    if (!own.isEmpty())
        text += u"\nOptions:\n"_s + own;
    return text + u"\nOptions of all commands:\n"_s + optionLines({});
}

QString shortUsage(std::optional<CommandKind> command)
{
    if (command) {
        const CommandSpec &spec = commandSpec(*command);
        return u"Usage: countersign-cli [OPTION]... %1\nMore: countersign-cli help %2\n"_s.arg(
            commandLine(spec), spec.name);
    }
    QStringList names;
    for (const CommandSpec &spec : allCommands())
        names.append(spec.name);
    return u"Usage: countersign-cli [OPTION]... COMMAND [ARGUMENT]...\nCommands: %1\nMore: countersign-cli help\n"_s
        .arg(names.join(u", "));
}
} // namespace Countersign
