// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/commands/command.h"
#include "app/cli/picturecodes.h"

namespace Countersign
{
/// "scan": the text of every QR code in pictures. Touches neither vault nor keychain.
class ScanCommand final : public Command
{
    Q_OBJECT

public:
    using Command::Command;

    void start() override;

private:
    void report(const std::vector<PictureCodes> &pictures);
    void printJson(const std::vector<PictureCodes> &pictures);
    void printLines(const std::vector<PictureCodes> &pictures);
    void printPayload(const PictureCodes &picture, const SecretBytes &payload);

    std::unique_ptr<PictureCodesReader> m_reader;
};
} // namespace Countersign
