// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/tools/scancorpus/corpuscode.h"

#include <QList>

#include <ZXing/BarcodeFormat.h>
#include <ZXing/BitMatrix.h>
#include <ZXing/MultiFormatWriter.h>

#include <algorithm>
#include <cmath>

namespace Countersign
{
CorpusCode::CorpusCode(const QByteArray &text, int level, ModuleShape shape)
    : m_text(text)
    , m_shape(shape)
{
    // ZXing's scale of error correction has nine steps.
    const ZXing::BitMatrix matrix = ZXing::MultiFormatWriter(ZXing::BarcodeFormat::QRCode)
                                        .setMargin(0)
                                        .setEccLevel(2 * level + 1)
                                        .encode(text.toStdString(), 0, 0);
    m_size = matrix.width();
    for (int y = 0; y < m_size; ++y) {
        for (int x = 0; x < m_size; ++x)
            m_dark.push_back(matrix.get(x, y));
    }
}

float CorpusCode::dotShade(double x, double y) const
{
    // The finder patterns are rings with round corners, as designers draw them.
    for (const auto &[left, top] : {std::pair{0, 0}, std::pair{m_size - 7, 0}, std::pair{0, m_size - 7}}) {
        if (x < left || x >= left + 7 || y < top || y >= top + 7)
            continue;
        // How far outside of a square with corners of this radius; its half side is 3.5, 2.5 or 1.5.
        const auto isWithin = [across = std::abs(x - left - 3.5), down = std::abs(y - top - 3.5)](
                                  double half, double radius) {
            return std::hypot(std::max(across - half + radius, 0.0), std::max(down - half + radius, 0.0)) < radius;
        };
        return isWithin(3.5, 2.0) && (!isWithin(2.5, 1.4) || isWithin(1.5, 0.8)) ? 0.0F : 1.0F;
    }
    const double fromMiddle = std::hypot(x - std::floor(x) - 0.5, y - std::floor(y) - 0.5);
    return isDark(static_cast<int>(std::floor(x)), static_cast<int>(std::floor(y))) && fromMiddle < 0.45 ? 0.0F : 1.0F;
}

float CorpusCode::shade(double x, double y) const
{
    if (x < -m_border || y < -m_border || x >= m_size + m_border || y >= m_size + m_border)
        return -1.0F;
    const double fromMiddle = std::max(std::abs(x - m_size / 2.0), std::abs(y - m_size / 2.0));
    if (const double half = m_logo * m_size / 2.0; fromMiddle < half)
        return fromMiddle > half * 0.45 && fromMiddle < half * 0.75 ? 0.15F : 1.0F;
    if (m_shape == ModuleShape::Dots)
        return dotShade(x, y);
    return isDark(static_cast<int>(std::floor(x)), static_cast<int>(std::floor(y))) ? 0.0F : 1.0F;
}

QByteArray randomSetupLink(CorpusRandom &random)
{
    static const QList<QByteArray> issuers{
        "Example", "GitHub", "Contoso%20Ltd", "Proton", "My%20Bank", "Nextcloud", "Z%C3%BCrich%20AG"};
    static const QByteArray base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    const QByteArray &issuer = issuers.at(random.below(static_cast<int>(issuers.size())));
    QByteArray secret;
    const int length = random.chance(0.4) ? 16 : 32;
    for (int i = 0; i < length; ++i)
        secret.append(base32.at(random.below(32)));
    const QByteArray number = QByteArray::number(random.below(10'000));
    QByteArray link =
        "otpauth://totp/" + issuer + ":user" + number + "@example.org?secret=" + secret + "&issuer=" + issuer;
    if (random.chance(0.3))
        link += "&algorithm=SHA1&digits=6&period=30";
    return link;
}
} // namespace Countersign
