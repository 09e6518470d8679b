// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/tools/scancorpus/corpusrandom.h"

#include <QByteArray>

#include <vector>

namespace Countersign
{
enum class ModuleShape {
    Square,
    Dots, ///< Round modules with gaps, rounded finder patterns.
};

/// A QR code as it is printed, in units of its modules.
class CorpusCode
{
public:
    /// @p level is 0 (L) to 3 (H).
    CorpusCode(const QByteArray &text, int level, ModuleShape shape = ModuleShape::Square);

    /// Covers the middle with a light square with a dark ring, @p share of the code's side.
    void setLogo(double share) { m_logo = share; }
    /// Width of the light border in modules; the standard asks for 4.
    void setBorder(double modules) { m_border = modules; }

    [[nodiscard]] const QByteArray &text() const { return m_text; }
    [[nodiscard]] int size() const { return m_size; }
    [[nodiscard]] double border() const { return m_border; }
    /// 0 for dark, 1 for light, -1 beyond the border. (0, 0) is the top left corner of the first module.
    [[nodiscard]] float shade(double x, double y) const;

private:
    [[nodiscard]] bool isDark(int x, int y) const
    {
        return x >= 0 && y >= 0 && x < m_size && y < m_size
            && m_dark[static_cast<std::size_t>(y) * static_cast<std::size_t>(m_size) + static_cast<std::size_t>(x)];
    }
    [[nodiscard]] float dotShade(double x, double y) const;

    QByteArray m_text;
    ModuleShape m_shape;
    int m_size = 0;
    double m_border = 4;
    double m_logo = 0;
    std::vector<bool> m_dark;
};

/// A setup link as services make them, of 60 to 130 characters, with a random secret.
[[nodiscard]] QByteArray randomSetupLink(CorpusRandom &random);
} // namespace Countersign
