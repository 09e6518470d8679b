// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/commands/vaultcommand.h"
#include "app/cli/picturecodes.h"
#include "app/cli/setupcollector.h"

namespace Countersign
{
/// "add": reads setup texts from standard input, pictures, the screens or the terminal, and stores their accounts. The
/// vault is opened only when there is something to add.
class AddCommand final : public VaultCommand
{
    Q_OBJECT

public:
    explicit AddCommand(const CliContext &context, QObject *parent = nullptr);

    void start() override;

protected:
    void run() override;

private:
    void readInput();
    void askForText();
    void takeTexts(const SecretBytes &input);
    void readPictures();
    void readScreens();
    void takePictures(const std::vector<PictureCodes> &pictures);
    void openVault();
    [[nodiscard]] bool applyOverrides();
    [[nodiscard]] std::vector<Account> withoutKnown();
    void report(std::vector<Account> accounts, const QList<AccountId> &ids);

    SetupCollector m_collector;
    std::unique_ptr<PictureCodesReader> m_reader;
};
} // namespace Countersign
