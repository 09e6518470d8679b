// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/camerascan.h"
#include "app/cli/commands/vaultcommand.h"
#include "app/cli/picturecodes.h"
#include "app/cli/setupcollector.h"

namespace Countersign
{
/// "add": reads setup texts from standard input, pictures, the screens, the camera or the terminal, and stores their
/// accounts. The vault is opened only when there is something to add.
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
    void readCamera();
    void takeCamera(CameraScan::End end, const std::vector<SecretBytes> &texts);
    void takePictures(const AllPictureCodes &found);
    [[nodiscard]] bool takeTextsOf(const PictureCodes &picture);
    void openVault();
    [[nodiscard]] bool applyOverrides();
    [[nodiscard]] std::vector<CollectedAccount> withoutKnown();
    void report(std::vector<CollectedAccount> accounts, const QList<AccountId> &ids);

    SetupCollector m_collector;
    std::unique_ptr<PictureCodesReader> m_reader;
    std::unique_ptr<CameraScan> m_camera;
    bool m_leftOut = false; ///< A picture could not be read, or a text is not whole.
};
} // namespace Countersign
