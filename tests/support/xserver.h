// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcess>
#include <QTest>
#include <QThread>

#include <memory>
#include <vector>

namespace Countersign
{
/// An X server of the test's own, and windows of other programs on it.
class XServer
{
public:
    ~XServer()
    {
        closeWindows();
        end(m_manager);
        end(m_server);
    }

    /// @p options of Xvfb; without, one screen of 1280 × 1024. @return whether it runs.
    [[nodiscard]] bool start(const QStringList &options = {})
    {
        m_server.start(QStringLiteral("Xvfb"),
            QStringList{
                QStringLiteral("-displayfd"), QStringLiteral("1"), QStringLiteral("-nolisten"), QStringLiteral("tcp")}
                + options);
        // Without an event loop, so that it can be done before there is an application object.
        while (!m_server.canReadLine()) {
            if (!m_server.waitForReadyRead(30000))
                return false;
        }
        m_display = ':' + m_server.readLine().trimmed();
        return true;
    }

    /// A window manager. @return whether it manages.
    [[nodiscard]] bool manageWindows()
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("DISPLAY"), QString::fromLatin1(m_display));
        m_manager.setProcessEnvironment(environment);
        m_manager.start(QStringLiteral("openbox"), QStringList());
        for (int attempt = 0; attempt < 300; ++attempt) {
            QProcess question;
            question.setProcessEnvironment(environment);
            question.start(
                QStringLiteral("xprop"), {QStringLiteral("-root"), QStringLiteral("_NET_SUPPORTING_WM_CHECK")});
            if (!question.waitForFinished())
                return false;
            if (question.readAllStandardOutput().contains("window id"))
                return true;
            QThread::msleep(100);
        }
        return false;
    }

    [[nodiscard]] QByteArray display() const { return m_display; }

    /// A window that shows a QR code, drawn by @p program (tests/support/qrwindow.cpp). @return whether it is to be
    /// seen.
    [[nodiscard]] bool showCode(const QString &program, const QByteArray &text, int x, int y)
    {
        QProcess &window = run(program, {QString::fromLatin1(text), QString::number(x), QString::number(y)});
        return QTest::qWaitFor([&window] { return window.canReadLine(); }, 30000);
    }
    /// Ends what showCode() and others started.
    void closeWindows()
    {
        for (const auto &window : m_windows)
            end(*window);
        m_windows.clear();
    }

    /// Another program on this server; it is ended with it at the latest.
    QProcess &run(const QString &program, const QStringList &arguments)
    {
        auto process = std::make_unique<QProcess>();
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("DISPLAY"), QString::fromLatin1(m_display));
        environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("xcb"));
        environment.remove(QStringLiteral("QT_SCALE_FACTOR"));
        process->setProcessEnvironment(environment);
        process->start(program, arguments);
        m_windows.push_back(std::move(process));
        return *m_windows.back();
    }

private:
    static void end(QProcess &process)
    {
        process.terminate();
        process.waitForFinished();
    }

    QProcess m_server;
    QProcess m_manager;
    QByteArray m_display;
    std::vector<std::unique_ptr<QProcess>> m_windows;
};
} // namespace Countersign
