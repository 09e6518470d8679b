// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcess>
#include <QTest>

namespace Countersign
{
/// An X server of the test's own, and windows of other programs on it.
class XServer
{
public:
    ~XServer()
    {
        for (const auto &window : m_windows)
            end(*window);
        end(m_server);
    }

    /// @p options of Xvfb; without, one screen of 1280 × 1024. @return whether it runs.
    [[nodiscard]] bool start(const QStringList &options = {})
    {
        m_server.start(QStringLiteral("Xvfb"),
            QStringList{
                QStringLiteral("-displayfd"), QStringLiteral("1"), QStringLiteral("-nolisten"), QStringLiteral("tcp")}
                + options);
        if (!QTest::qWaitFor([this] { return m_server.canReadLine(); }, 30000))
            return false;
        m_display = ':' + m_server.readLine().trimmed();
        return true;
    }

    [[nodiscard]] QByteArray display() const { return m_display; }

    /// A window that shows a QR code, drawn by @p program (tests/support/qrwindow.cpp). @return whether it is to be
    /// seen.
    [[nodiscard]] bool showCode(const QString &program, const QByteArray &text, int x, int y)
    {
        auto window = std::make_unique<QProcess>();
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("DISPLAY"), QString::fromLatin1(m_display));
        environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("xcb"));
        environment.remove(QStringLiteral("QT_SCALE_FACTOR"));
        window->setProcessEnvironment(environment);
        window->start(program, {QString::fromLatin1(text), QString::number(x), QString::number(y)});
        QProcess &started = *window;
        m_windows.push_back(std::move(window));
        return QTest::qWaitFor([&started] { return started.canReadLine(); }, 30000);
    }

private:
    static void end(QProcess &process)
    {
        process.terminate();
        process.waitForFinished();
    }

    QProcess m_server;
    QByteArray m_display;
    std::vector<std::unique_ptr<QProcess>> m_windows;
};
} // namespace Countersign
