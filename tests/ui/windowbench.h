// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/core/vault/vaulttesting.h"
#include "ui/mainwindow.h"

#include <QTest>

namespace Countersign
{
/// A shown main window on a session.
struct WindowBench
{
    WindowBench(std::unique_ptr<VaultSession> opened, SessionBench &vault)
        : session(std::move(opened))
        , settings(Settings::temporary())
        , window(*session, vault.clock, settings)
    {
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
    }

    /// The page or dialog of this kind, if it is to be seen.
    template<typename Widget>
    [[nodiscard]] Widget *shown() const
    {
        const auto all = window.findChildren<Widget *>();
        for (Widget *widget : all) {
            if (widget->isVisible())
                return widget;
        }
        return nullptr;
    }

    std::unique_ptr<VaultSession> session;
    Settings settings;
    MainWindow window;
};
} // namespace Countersign
