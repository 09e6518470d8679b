// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scan/luminanceview.h"
#include "core/scan/qrbounds.h"
#include "core/scan/qrcode.h"
#include "core/scan/qrfindings.h"
#include "core/scan/qrvariant.h"

#include <chrono>
#include <functional>
#include <optional>
#include <span>
#include <vector>

namespace Countersign
{
struct FrameDecoderOptions
{
    /// How long one frame may take. A frame of 1280 × 720 pixels is looked at in about a fifth of it; the rest is
    /// spent on changed pictures. A look that takes longer than expected is not interrupted.
    std::chrono::microseconds budget{22'000};
    std::function<std::chrono::steady_clock::time_point()> now = &std::chrono::steady_clock::now;
};

/// Finds the QR codes in the frames of one camera. Each frame is looked at as it is; then, while time is left, in
/// changed forms (inverted, without shadows, sharpened, smaller…), a few in each frame, taking turns. Where a code was
/// seen in the last frames is looked at first, and more closely.
///
/// Owns no frame beyond a call. One thread at a time, not the GUI thread.
class FrameDecoder
{
public:
    explicit FrameDecoder(FrameDecoderOptions options = {});

    /// The codes in this frame, in reading order, each text once. Parts of a longer text come as they are; see
    /// SequenceCollector. An empty view has none.
    [[nodiscard]] std::vector<QrCode> decode(const LuminanceView &frame);

    /// Forgets what was seen, as for another camera.
    void reset();

private:
    /// A variant's place in its list and what it takes, so that it is only begun when the time suffices.
    struct Turn
    {
        std::size_t next = 0;
        std::vector<std::chrono::nanoseconds> costs; ///< For a million pixels; a guess at first.
    };

    /// Takes the next variant's turn. False when the time that is left, but for @p reserve, does not suffice. The turn
    /// stays with a variant that finds something.
    bool tryNext(std::span<const QrVariant> variants, Turn &turn, const LuminanceView &picture,
        const PictureMapping &mapping, std::chrono::nanoseconds reserve, QrFindings &findings);
    bool tryNext(const LuminanceView &frame, QrFindings &findings); ///< Of those for pictures.
    void lookAgain(const LuminanceView &frame, QrFindings &findings);
    void remember(const LuminanceView &frame, const QrFindings &findings);
    [[nodiscard]] std::chrono::nanoseconds left() const;

    FrameDecoderOptions m_options;
    Turn m_pictureTurn;
    Turn m_regionTurn;
    bool m_pictureVariantWorked = false; ///< In the last frame.
    std::optional<QrBounds> m_region; ///< Where a code was seen lately, with room around it.
    int m_framesSinceSeen = 0;
    std::chrono::steady_clock::time_point m_began;
};
} // namespace Countersign
