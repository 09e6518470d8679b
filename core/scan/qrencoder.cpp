// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scan/qrencoder.h"

#include "core/scan/zxing_p.h"

#include <QUtf8StringView>

#include <algorithm>
#include <exception>
#include <string>

namespace Countersign
{
using namespace Qt::StringLiterals;

namespace
{
/// What version 40 holds at level M in byte mode.
constexpr std::size_t mostBytes = 2331;

bool isAscii(const SecretBytes &text)
{
    return std::all_of(text.span().begin(), text.span().end(), [](std::uint8_t byte) { return byte < 0x80; });
}

QrModules modulesOf(const ZXing::BitMatrix &matrix)
{
    const int size = matrix.width();
    QrModules modules{size, SecretBytes(static_cast<std::size_t>(size) * static_cast<std::size_t>(size))};
    std::uint8_t *module = modules.dark.data();
    for (int y = 0; y < size; ++y) {
        for (int x = 0; x < size; ++x)
            *module++ = matrix.get(x, y) ? 1 : 0;
    }
    return modules;
}
} // namespace

Result<QrModules> encodeQrCode(const SecretBytes &text)
{
    if (text.isEmpty())
        return Error{ErrorCode::InvalidArgument, u"no text for a QR code"_s};
    if (text.size() > mostBytes)
        return Error{ErrorCode::InvalidArgument, u"too long for a QR code"_s};
    if (!QUtf8StringView(text.view().data(), text.view().size()).isValidUtf8())
        return Error{ErrorCode::InvalidArgument, u"text for a QR code is not UTF-8"_s};

    // The marked place where ZXing forces a copy on us; it is wiped below, ZXing's own copies are out of reach.
    std::string copy(text.span().begin(), text.span().end());
    Result<QrModules> modules = ErrorCode::InvalidArgument;
    try {
        ZXing::MultiFormatWriter writer(ZXing::BarcodeFormat::QRCode);
        writer.setMargin(0).setEccLevel(Zxing::mediumErrorCorrection);
        if (!isAscii(text))
            writer.setEncoding(ZXing::CharacterSet::UTF8);
        modules = modulesOf(writer.encode(copy, 0, 0));
    } catch (const std::exception &exception) {
        modules = Error{ErrorCode::InvalidArgument, QString::fromUtf8(exception.what())};
    }
    SecretMemory::wipe(copy.data(), copy.size());
    return modules;
}
} // namespace Countersign
