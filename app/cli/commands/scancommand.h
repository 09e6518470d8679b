// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/commands/command.h"
#include "app/cli/exportcollector.h"
#include "app/cli/picturecodes.h"

namespace Countersign
{
class JsonWriter;

/// "scan": the text of every QR code in pictures. Touches neither vault nor keychain.
class ScanCommand final : public Command
{
    Q_OBJECT

public:
    using Command::Command;

    void start() override;

private:
    /// A part of an export that a picture shows.
    struct ExportPart
    {
        std::size_t picture = 0;
        std::size_t number = 0; ///< Of the export.
        int index = 0; ///< Of the part.
    };

    void report(const AllPictureCodes &found);
    void collectExports(const std::vector<PictureCodes> &pictures);
    void printJson(const AllPictureCodes &found);
    void writeParts(JsonWriter &json, const AllPictureCodes &found, std::size_t index);
    void printLines(const AllPictureCodes &found);
    void printPayload(const PictureCodes &picture, const SecretBytes &payload);

    ExportCollector m_exports;
    std::vector<ExportPart> m_exportParts;
    std::unique_ptr<PictureCodesReader> m_reader;
};
} // namespace Countersign
