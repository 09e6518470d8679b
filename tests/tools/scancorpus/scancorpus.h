// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayList>
#include <QImage>

#include <array>

namespace Countersign
{
/// Kinds of pictures that decoders are compared with. All but the last two are frames of a camera, 1280 × 720 pixels,
/// in which a code of 15 to 80 percent of the frame's height is held in front of a room, a little askew, slightly out
/// of focus and with a little noise.
enum class CorpusKind {
    Clean,
    Perspective, ///< Leaning or turned by 30 to 55 degrees.
    Blur, ///< Out of focus by up to two thirds of a module (as a standard deviation).
    MotionBlur, ///< Moved by up to one and a half modules.
    Noise, ///< A dark room: weak contrast, strong noise.
    Glare, ///< A reflection that washes out a piece of the code.
    LowContrast, ///< 18 to 60 of 255 between dark and light.
    Moire, ///< On a screen, whose grid shows.
    Jpeg, ///< Compressed until blocks show.
    DarkMode, ///< Light on dark.
    Logo, ///< Round modules, a logo in the middle.
    UnevenLight, ///< Light from one side, and a shadow across the code.
    Desktop, ///< A screen of 3840 × 2160 pixels full of windows, a small code in one of them.
    Several, ///< A page with two to six codes of different sizes, some of them light on dark.
};

inline constexpr std::array corpusKinds{CorpusKind::Clean, CorpusKind::Perspective, CorpusKind::Blur,
    CorpusKind::MotionBlur, CorpusKind::Noise, CorpusKind::Glare, CorpusKind::LowContrast, CorpusKind::Moire,
    CorpusKind::Jpeg, CorpusKind::DarkMode, CorpusKind::Logo, CorpusKind::UnevenLight, CorpusKind::Desktop,
    CorpusKind::Several};

[[nodiscard]] const char *corpusName(CorpusKind kind);
[[nodiscard]] constexpr bool isFromCamera(CorpusKind kind)
{
    return kind != CorpusKind::Desktop && kind != CorpusKind::Several;
}

struct CorpusPicture
{
    QImage picture; ///< Format_Grayscale8.
    QByteArrayList texts; ///< What it holds, in no particular order.
    double share = 0; ///< The code's height seen head-on, as a share of the frame's; 0 for what no camera took.
};

/// The same picture for the same seed, on every machine with the same JPEG library. Twenty seeds in a row spread the
/// code's share evenly.
[[nodiscard]] CorpusPicture corpusPicture(CorpusKind kind, std::uint32_t seed);
} // namespace Countersign
