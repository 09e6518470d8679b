// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/commands/command.h"

namespace Countersign
{
/// "parse -": explains a setup text from standard input. Touches neither vault nor keychain.
class ParseCommand final : public Command
{
    Q_OBJECT

public:
    using Command::Command;

    void start() override;
};
} // namespace Countersign
