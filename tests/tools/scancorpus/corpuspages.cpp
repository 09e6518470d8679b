// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/tools/scancorpus/corpuspages.h"

#include "tests/tools/scancorpus/canvas.h"

#include <algorithm>

namespace Countersign
{
namespace
{
/// What looks like text from afar: words of strokes, each one or two pixels wide.
void drawText(Canvas &canvas, int left, int top, int width, int height, float ink, CorpusRandom &random)
{
    const int size = 9 + random.below(6);
    for (int y = top; y + size < top + height; y += size * 2) {
        if (random.chance(0.12))
            continue;
        const int end = left + static_cast<int>(width * random.between(0.3, 1.0));
        for (int x = left; x < end;) {
            if (random.chance(0.17)) {
                x += size / 2; // between two words
                continue;
            }
            // A letter: a few strokes up and down, a few across.
            const int letter = size / 2 + random.below(3);
            for (int stroke = 0; stroke < 2; ++stroke) {
                canvas.fillRectangle(x + random.below(letter), y + random.below(size / 3), 1 + random.below(2),
                    size - random.below(size / 2), ink);
                canvas.fillRectangle(x, y + random.below(size), letter - 1, 1, ink);
            }
            x += letter + 2;
        }
    }
}

struct Window
{
    int x, y, width, height;
    float paper, ink;
};

void drawWindow(Canvas &canvas, const Window &window, CorpusRandom &random)
{
    canvas.fillRectangle(window.x - 1, window.y - 1, window.width + 2, window.height + 2, 90);
    canvas.fillRectangle(window.x, window.y, window.width, window.height, window.paper);
    canvas.fillRectangle(window.x, window.y, window.width, 36, window.paper * 0.8F + 20);
    drawText(canvas, window.x + 20, window.y + 60, window.width - 40, window.height - 80, window.ink, random);
    // Pictures and icons, which have corners and rings as codes do.
    for (int i = random.below(6); i > 0; --i) {
        const int side = 16 + random.below(60);
        const int x = window.x + random.below(std::max(1, window.width - side));
        const int y = window.y + 40 + random.below(std::max(1, window.height - side - 40));
        for (int inset = 0; inset < side / 2; inset += 2 + random.below(6))
            canvas.fillRectangle(
                x + inset, y + inset, side - 2 * inset, side - 2 * inset, static_cast<float>(random.between(0, 255)));
    }
}
} // namespace

CorpusPicture desktopPicture(std::uint32_t seed)
{
    constexpr int width = 3840;
    constexpr int height = 2160;
    CorpusRandom random(seed * 64 + static_cast<std::uint32_t>(CorpusKind::Desktop));
    Canvas canvas(width, height, 0);
    // A wallpaper with a soft light, then windows.
    const auto sky = static_cast<float>(random.between(40, 160));
    canvas.fillRectangle(0, 0, width, height, sky);
    canvas.addGleam(random.between(0, width), random.between(0, height), 900, 60);
    Window last{};
    for (int i = 0; i < 6; ++i) {
        const bool dark = random.chance(0.4);
        last.width = 700 + random.below(1400);
        last.height = 500 + random.below(900);
        last.x = random.below(width - last.width);
        last.y = random.below(height - last.height);
        last.paper = static_cast<float>(dark ? random.between(20, 50) : random.between(235, 255));
        last.ink = static_cast<float>(dark ? random.between(190, 230) : random.between(10, 60));
        drawWindow(canvas, last, random);
    }
    // In the window on top. A page in dark mode mostly keeps its code on white, and sometimes does not.
    const CorpusCode code(randomSetupLink(random), random.chance(0.5) ? 1 : 0);
    const bool isInverted = last.paper < 128 && random.chance(0.4);
    const CodeInk ink = isInverted ? CodeInk{last.ink, last.paper} : CodeInk{0, 255};
    const int modulePixels = 2 + random.below(3);
    const int side = (code.size() + 8) * modulePixels;
    canvas.drawFlatCode(code, last.x + 20 + random.below(last.width - side - 40),
        last.y + 50 + random.below(last.height - side - 70), modulePixels, ink);
    return {canvas.toImage(), {code.text()}, 0};
}

CorpusPicture pageOfCodes(std::uint32_t seed)
{
    constexpr int columns = 3;
    constexpr int rows = 2;
    constexpr int cell = 520;
    CorpusRandom random(seed * 64 + static_cast<std::uint32_t>(CorpusKind::Several));
    Canvas canvas(columns * cell, rows * cell, 245);
    const int count = 2 + random.below(5);
    const int first = random.below(columns * rows);
    QByteArrayList texts;
    for (int i = 0; i < count; ++i) {
        const int place = (first + i) % (columns * rows);
        const CorpusCode code(randomSetupLink(random), random.below(4));
        const int modulePixels = 1 + random.below(cell / (code.size() + 8));
        const int room = cell - (code.size() + 8) * modulePixels;
        const int x = place % columns * cell + random.below(std::max(1, room));
        const int y = place / columns * cell + random.below(std::max(1, room));
        const CodeInk ink = random.chance(0.25) ? CodeInk{230, 30} : CodeInk{30, 245};
        canvas.drawFlatCode(code, x, y, modulePixels, ink);
        texts.append(code.text());
    }
    canvas.addNoise(random, 1.5F);
    return {canvas.toImage(), texts, 0};
}
} // namespace Countersign
