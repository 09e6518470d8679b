// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/codelisting.h"
#include "app/cli/commands/vaultcommand.h"

#include <QTimer>

namespace Countersign
{
/// "watch": live codes. On a terminal one screen that is drawn again each second, on the terminal's other screen, so
/// that no code stays in the scroll-back; elsewhere a table or JSON line whenever a code changes.
class WatchCommand final : public VaultCommand
{
    Q_OBJECT

public:
    explicit WatchCommand(const CliContext &context, QObject *parent = nullptr);
    ~WatchCommand() override;
    Q_DISABLE_COPY_MOVE(WatchCommand)

protected:
    void run() override;

private:
    void tick();
    void armTimer();
    void drawScreen(const QList<ListedCode> &codes, UnixTime now);
    void printIfChanged(const QList<ListedCode> &codes, UnixTime now);
    void stop();

    QTimer m_timer;
    bool m_onScreen = false;
    bool m_ended = false;
    QStringList m_printed; ///< What was printed last, one code an account.
};
} // namespace Countersign
