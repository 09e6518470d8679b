// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/console.h"

#include <QString>

#include <cstdio>

namespace Countersign
{
using namespace Qt::StringLiterals;

namespace
{
/// All of it, or false. QFile::write() on a pipe may take a part only.
bool writeAll(QFile &file, QByteArrayView bytes)
{
    while (!bytes.isEmpty()) {
        const qint64 written = file.write(bytes.data(), bytes.size());
        if (written <= 0)
            return false;
        bytes = bytes.sliced(written);
    }
    return true;
}
} // namespace

Console::Console()
{
    m_intact = m_out.open(fileno(stdout), QIODevice::WriteOnly | QIODevice::Unbuffered);
    // Without standard error there is nobody to tell.
    if (!m_error.open(fileno(stderr), QIODevice::WriteOnly | QIODevice::Unbuffered))
        m_error.close();
}

void Console::print(QStringView text)
{
    QByteArray bytes = text.toUtf8();
    m_intact = writeAll(m_out, bytes) && m_intact;
    wipe(bytes);
}

void Console::print(const SecretBytes &text)
{
    m_intact = writeAll(m_out, text.view()) && m_intact;
}

void Console::printLine(QStringView text)
{
    print(text.toString() + u'\n');
}

void Console::message(QStringView text)
{
    printError(u"countersign-cli: "_s + text.toString() + u'\n');
}

void Console::printError(QStringView text)
{
    if (m_error.isOpen())
        writeAll(m_error, text.toUtf8());
}
} // namespace Countersign
