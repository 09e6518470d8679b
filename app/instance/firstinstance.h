// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/instance/instancemessage.h"

#include <QObject>

#include <memory>

namespace Countersign
{
/// One window for a vault and a person. The first start listens on a socket in $XDG_RUNTIME_DIR, named after the
/// vault's path; each later one hands over and ends. A lock on a file beside it says who is first, and the system
/// takes it off when that process ends, however it ends. Both sides check that the other one is the same person.
///
/// Where there is no such folder, or on systems without such sockets, every start is on its own; the vault's own file
/// lock keeps them from losing each other's changes.
class FirstInstance final : public QObject
{
    Q_OBJECT

public:
    enum class Outcome {
        First, ///< startedAgain() tells about others.
        HandedOver, ///< The first one has it all; this process has nothing left to do.
        Alone, ///< Nobody could be asked, or the first one does not answer.
    };

    /// @p vaultPath need not exist.
    explicit FirstInstance(const QString &vaultPath, QObject *parent = nullptr);
    FirstInstance(const FirstInstance &) = delete;
    FirstInstance &operator=(const FirstInstance &) = delete;
    ~FirstInstance() override;

    /// Once. Takes microseconds for the first; a later one waits up to three seconds for the first to answer.
    [[nodiscard]] Outcome start(const InstanceMessage &message);

Q_SIGNALS:
    /// Direct connections only: @p message may be emptied by the receiver.
    void startedAgain(Countersign::InstanceMessage &message);

private:
    class Private;
    std::unique_ptr<Private> d; // NOLINT(readability-identifier-naming): as Qt calls it
};
} // namespace Countersign
