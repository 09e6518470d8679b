// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/arguments.h"

#include <limits>

namespace Countersign
{
using namespace Qt::StringLiterals;

namespace
{
/// A day, in seconds.
constexpr int mostSeconds = 86'400;

/// Reads the words one by one. Kept as an object, since commands and options may come in any order and an option's
/// right to be there is known only at the end.
class Reader
{
public:
    explicit Reader(const QStringList &words)
        : m_words(words)
    {
    }

    tl::expected<Arguments, UsageError> read()
    {
        while (m_position < m_words.size() && m_problem.isEmpty())
            readWord(m_words.at(m_position++));
        if (m_problem.isEmpty())
            checkWhole();
        if (!m_problem.isEmpty())
            return tl::unexpected(UsageError{m_problem, m_command});
        return m_arguments;
    }

private:
    void readWord(const QString &word)
    {
        if (m_onlyOperands || word == "-"_L1 || !word.startsWith(u'-')) {
            readOperand(word);
            return;
        }
        if (word == "--"_L1) {
            m_onlyOperands = true;
            return;
        }
        const qsizetype equals = word.indexOf(u'=');
        const OptionSpec *spec = findOption(QStringView(word).left(equals < 0 ? word.size() : equals));
        if (!spec) {
            m_problem = u"There is no such option."_s;
            return;
        }
        readOption(*spec, equals < 0 ? std::nullopt : std::optional(word.sliced(equals + 1)));
    }

    void readOperand(const QString &word)
    {
        if (m_command) {
            m_arguments.operands.append(word);
            return;
        }
        const CommandSpec *spec = findCommand(word);
        if (!spec) {
            m_problem = u"There is no such command."_s;
            return;
        }
        m_command = spec->kind;
        m_arguments.command = spec->kind;
    }

    void readOption(const OptionSpec &spec, std::optional<QString> value)
    {
        if (spec.value.isEmpty() && value) {
            m_problem = u"%1 takes no value."_s.arg(spec.name);
            return;
        }
        const bool mayLackValue = spec.value.startsWith(u'[');
        if (!spec.value.isEmpty() && !mayLackValue && !value) {
            if (m_position == m_words.size()) {
                m_problem = u"%1 needs a value: %2."_s.arg(spec.name, spec.value);
                return;
            }
            value = m_words.at(m_position++);
        }
        if (spec.command)
            m_special.append(&spec);
        apply(spec, value.value_or(QString()));
    }

    void apply(const OptionSpec &spec, const QString &value)
    {
        switch (spec.kind) {
        case OptionKind::Vault:
            m_arguments.vaultFile = nonEmpty(spec, value);
            break;
        case OptionKind::Demo:
            m_arguments.demo = true;
            break;
        case OptionKind::NoKeychain:
            m_arguments.noKeychain = true;
            break;
        case OptionKind::PasswordFile:
            m_arguments.passwordFile = nonEmpty(spec, value);
            break;
        case OptionKind::Json:
            m_arguments.json = true;
            break;
        case OptionKind::ShowSecrets:
            m_arguments.showSecrets = true;
            break;
        case OptionKind::Help:
            m_help = true;
            break;
        case OptionKind::Version:
            m_arguments.versionOnly = true;
            break;
        case OptionKind::Next:
            m_arguments.next = true;
            break;
        case OptionKind::At:
            m_arguments.at = readTime(value);
            break;
        case OptionKind::Image:
            m_arguments.images.append(nonEmpty(spec, value));
            break;
        case OptionKind::RecoveryKeyOut:
            m_arguments.recoveryKeyOut = nonEmpty(spec, value);
            break;
        case OptionKind::Change:
            m_arguments.change = readWay(spec, value);
            break;
        case OptionKind::RemoveWay:
            m_arguments.remove = readWay(spec, value);
            break;
        case OptionKind::NewPasswordFile:
            m_arguments.newPasswordFile = nonEmpty(spec, value);
            break;
        case OptionKind::RecoveryKeyFile:
            m_arguments.recoveryKeyFile = nonEmpty(spec, value);
            break;
        case OptionKind::Screen:
            m_arguments.screen = true;
            break;
        case OptionKind::Camera:
            m_arguments.camera = value.trimmed();
            break;
        case OptionKind::Timeout:
            m_arguments.timeout = readTimeout(value);
            break;
        case OptionKind::Issuer:
            m_arguments.issuer = value.trimmed().normalized(QString::NormalizationForm_C);
            break;
        case OptionKind::Name:
            m_arguments.name = value.trimmed().normalized(QString::NormalizationForm_C);
            break;
        case OptionKind::Choose:
            m_arguments.choose = readChoice(value);
            break;
        case OptionKind::Force:
            m_arguments.force = true;
            break;
        case OptionKind::Yes:
            m_arguments.yes = true;
            break;
        }
    }

    QString nonEmpty(const OptionSpec &spec, const QString &value)
    {
        if (value.isEmpty())
            m_problem = u"%1 needs a value: %2."_s.arg(spec.name, spec.value);
        return value;
    }

    std::optional<UnixTime> readTime(const QString &value)
    {
        bool ok = false;
        const qint64 seconds = value.toLongLong(&ok);
        // Beyond this the clock's own finer units overflow; it is the year 2262.
        constexpr qint64 latest = std::numeric_limits<qint64>::max() / 1'000'000'000;
        if (!ok || seconds < 0 || seconds > latest) {
            m_problem = u"--at needs whole seconds since 1970, such as 1735689600."_s;
            return std::nullopt;
        }
        return UnixTime(std::chrono::seconds(seconds));
    }

    std::optional<std::chrono::seconds> readTimeout(const QString &value)
    {
        bool ok = false;
        const int seconds = value.toInt(&ok);
        if (!ok || seconds < 1 || seconds > mostSeconds) {
            m_problem = u"--timeout needs whole seconds, 1 to %1."_s.arg(mostSeconds);
            return std::nullopt;
        }
        return std::chrono::seconds(seconds);
    }

    std::optional<int> readChoice(const QString &value)
    {
        bool ok = false;
        const int number = value.toInt(&ok);
        if (!ok || number < 1) {
            m_problem = u"--choose needs a number, counted from 1."_s;
            return std::nullopt;
        }
        return number;
    }

    void checkWhole()
    {
        if (m_help)
            askForHelp();
        if (m_arguments.versionOnly || m_help)
            return;
        if (!m_command) {
            m_problem = u"A command is missing."_s;
            return;
        }
        if (m_arguments.demo && !m_arguments.vaultFile.isEmpty()) {
            m_problem = u"Give either --vault or --demo, not both."_s;
            return;
        }
        for (const OptionSpec *spec : std::as_const(m_special)) {
            if (spec->command != m_command) {
                m_problem = u"%1 belongs to the command \"%2\"."_s.arg(spec->name, commandSpec(*spec->command).name);
                return;
            }
        }
        checkOperands();
    }

    /// "COMMAND --help" is "help COMMAND".
    void askForHelp()
    {
        m_arguments.operands.clear();
        if (m_command && m_command != CommandKind::Help)
            m_arguments.operands.append(commandSpec(*m_command).name);
        m_arguments.command = CommandKind::Help;
    }

    std::optional<Arguments::Way> readWay(const OptionSpec &spec, const QString &value)
    {
        if (value == "password"_L1)
            return Arguments::Way::Password;
        if (value == "recovery-key"_L1)
            return Arguments::Way::RecoveryKey;
        m_problem = u"%1 takes password or recovery-key."_s.arg(spec.name);
        return std::nullopt;
    }

    /// Of "protect".
    void checkWays()
    {
        using Way = Arguments::Way;
        const bool changesPassword = m_arguments.change == Way::Password;
        const bool changesKey = m_arguments.change == Way::RecoveryKey;
        // Not repeated: it may be a password in the wrong place.
        if (!m_arguments.operands.isEmpty())
            m_problem = u"This command takes options only."_s;
        else if (m_arguments.change && m_arguments.remove)
            m_problem = u"Change or remove one way in at a time."_s;
        else if (!m_arguments.newPasswordFile.isEmpty() && !changesPassword)
            m_problem = u"--new-password-file belongs to --change password."_s;
        else if (changesKey && m_arguments.recoveryKeyOut.isEmpty())
            m_problem = u"Say where the new recovery key is to be written: --recovery-key-out FILE."_s;
        else if (!m_arguments.recoveryKeyOut.isEmpty() && (changesPassword || m_arguments.remove))
            m_problem = u"--recovery-key-out makes a key; that is another step."_s;
        else if (!m_arguments.recoveryKeyFile.isEmpty() && !changesPassword && m_arguments.remove != Way::Password)
            m_problem = u"--recovery-key-file belongs to --change password and --remove password."_s;
    }

    void checkOperands()
    {
        const bool fromInput = m_arguments.operands == QStringList(u"-"_s);
        switch (*m_command) {
        case CommandKind::List:
        case CommandKind::Code:
        case CommandKind::Watch:
            break;
        case CommandKind::Add:
            checkSources(fromInput);
            break;
        case CommandKind::Parse:
            if (m_arguments.operands.isEmpty())
                m_problem = u"Say where the text comes from: \"parse -\" reads standard input."_s;
            else if (!fromInput)
                m_problem = secretOnCommandLine();
            break;
        case CommandKind::Scan:
            if (m_arguments.operands.isEmpty())
                m_problem = u"Name at least one picture."_s;
            break;
        case CommandKind::Remove:
            if (m_arguments.query().trimmed().isEmpty())
                m_problem = u"Say which account to remove."_s;
            break;
        case CommandKind::Protect:
            checkWays();
            break;
        case CommandKind::Slots:
        case CommandKind::Doctor:
            // Not repeated: it may be a password in the wrong place.
            if (!m_arguments.operands.isEmpty())
                m_problem = u"This command takes options only."_s;
            break;
        case CommandKind::Help:
            if (m_arguments.operands.size() > 1
                || (m_arguments.operands.size() == 1 && !findCommand(m_arguments.operands.first())))
                m_problem = u"There is no such command."_s;
            break;
        }
    }

    /// Of "add".
    void checkSources(bool fromInput)
    {
        const int sources = (fromInput ? 1 : 0) + (m_arguments.images.isEmpty() ? 0 : 1) + (m_arguments.screen ? 1 : 0)
            + (m_arguments.camera ? 1 : 0);
        if (!m_arguments.operands.isEmpty() && !fromInput)
            m_problem = secretOnCommandLine();
        else if (sources > 1)
            m_problem = u"Give \"-\", --image, --screen or --camera, not several of them."_s;
        else if (m_arguments.timeout && !m_arguments.camera)
            m_problem = u"--timeout belongs to --camera."_s;
    }

    [[nodiscard]] static QString secretOnCommandLine()
    {
        return u"Setup keys and links are never taken from the command line. Nothing was stored.\n"
               "If what you typed was a key or a link, it is now in your shell's history, and other programs could see "
               "it:\nremove it from the history, and better get a new key from the site.\n"
               "Safe ways: \"add\" alone asks for it, \"-\" reads standard input, \"add --image FILE\" reads a picture,\n\"add --screen\" the screen, \"add --camera\" looks through the camera."_s;
    }

    const QStringList &m_words;
    qsizetype m_position = 0;
    Arguments m_arguments;
    std::optional<CommandKind> m_command;
    QList<const OptionSpec *> m_special;
    bool m_onlyOperands = false;
    bool m_help = false;
    QString m_problem;
};
} // namespace

tl::expected<Arguments, UsageError> parseArguments(const QStringList &words)
{
    return Reader(words).read();
}
} // namespace Countersign
