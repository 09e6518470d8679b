// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/keychain/keychain.h"

#include <QWidget>

namespace Countersign
{
class ActionRow;
class RoleLabel;

/// What is shown while there is no vault: the ways to the first account. Nothing is asked and nothing is made here.
/// GUI thread.
class WelcomePage final : public QWidget
{
    Q_OBJECT

public:
    explicit WelcomePage(QWidget *parent = nullptr);

    /// What VaultSession::probeKeychain() found; until then nothing is said about it.
    void setKeychain(const Result<KeychainBackend> &backend);

Q_SIGNALS:
    void scanRequested();
    void setupKeyRequested();

protected:
    void showEvent(QShowEvent *event) override;

private:
    QWidget *makeBody();
    QWidget *makeFooter();

    ActionRow *m_scan;
    ActionRow *m_setupKey;
    RoleLabel *m_keychain;
};
} // namespace Countersign
