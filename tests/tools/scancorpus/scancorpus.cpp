// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/tools/scancorpus/scancorpus.h"

#include "tests/tools/scancorpus/canvas.h"
#include "tests/tools/scancorpus/corpuspages.h"

#include <QBuffer>

#include <algorithm>

namespace Countersign
{
namespace
{
constexpr int frameWidth = 1280;
constexpr int frameHeight = 720;

/// What the makers of the kinds change before and after the code is drawn.
struct Shot
{
    CorpusCode code;
    CodePose pose;
    CodeInk ink;
    double modulePixels = 0;
    double sigma = 0.5; ///< How much out of focus, in pixels.
    float noise = 2.5F;
};

/// How a code hangs in front of the camera: somewhere, but whole.
CodePose poseFor(CorpusKind kind, const CorpusCode &code, double side, CorpusRandom &random)
{
    CodePose pose;
    pose.side = side;
    // What does not fit is held a little straighter the next time.
    double askew = 1;
    while (true) {
        pose.x = frameWidth / 2.0 + askew * random.between(-0.5, 0.5) * (frameWidth - side);
        pose.y = frameHeight / 2.0 + askew * random.between(-0.5, 0.5) * (frameHeight - side);
        pose.roll = askew * random.between(-15, 15);
        pose.pitch = askew * random.between(-12, 12);
        pose.yaw = askew * random.between(-12, 12);
        if (kind == CorpusKind::Perspective) {
            double &leaning = random.chance(0.5) ? pose.yaw : pose.pitch;
            leaning = random.between(30, 55) * (random.chance(0.5) ? 1 : -1);
        }
        if (isWithin(code, pose, frameWidth, frameHeight))
            return pose;
        askew *= 0.98;
    }
}

CorpusCode codeFor(CorpusKind kind, CorpusRandom &random)
{
    if (kind != CorpusKind::Logo)
        return {randomSetupLink(random), random.chance(0.5) ? 1 : 0};
    CorpusCode code(randomSetupLink(random), 3, random.chance(0.75) ? ModuleShape::Dots : ModuleShape::Square);
    code.setLogo(random.between(0.16, 0.26));
    return code;
}

/// Before the picture is taken: how the code hangs and shines, how the camera is set.
void arrange(CorpusKind kind, Shot &shot, CorpusRandom &random)
{
    switch (kind) {
    case CorpusKind::Blur:
        shot.sigma = std::max(0.5, random.between(0.2, 0.66) * shot.modulePixels);
        break;
    case CorpusKind::Noise:
        shot.ink = {40, 120};
        shot.noise = static_cast<float>(random.between(10, 30));
        break;
    case CorpusKind::LowContrast: {
        const auto dark = static_cast<float>(random.between(30, 170));
        shot.ink = {dark, dark + static_cast<float>(random.between(18, 60))};
        break;
    }
    case CorpusKind::DarkMode:
        shot.ink = {static_cast<float>(random.between(180, 240)), static_cast<float>(random.between(10, 50))};
        break;
    default:
        break;
    }
}

/// A place on the code, away from its middle by up to half of its side.
std::pair<double, double> onCode(const CodePose &pose, CorpusRandom &random)
{
    const double x = pose.x + random.between(-0.5, 0.5) * pose.side;
    return {x, pose.y + random.between(-0.5, 0.5) * pose.side};
}

/// What light and lens do to the picture, before noise.
void expose(CorpusKind kind, const Shot &shot, Canvas &canvas, CorpusRandom &random)
{
    const auto [x, y] = onCode(shot.pose, random);
    switch (kind) {
    case CorpusKind::MotionBlur:
        canvas.smear(random.between(0.4, 1.5) * shot.modulePixels, random.between(0, 180));
        break;
    case CorpusKind::Glare:
        canvas.addGleam(x, y, random.between(0.1, 0.35) * shot.pose.side, static_cast<float>(random.between(80, 240)));
        canvas.addGleam(x, y, random.between(0.5, 1.5) * shot.pose.side, static_cast<float>(random.between(10, 60)));
        break;
    case CorpusKind::Moire: {
        const auto strength = static_cast<float>(random.between(10, 45));
        const double degrees = random.between(0, 90);
        canvas.addWaves(random.between(2.5, 14), degrees, strength);
        canvas.addWaves(random.between(2.5, 14), degrees + 90, strength);
        break;
    }
    case CorpusKind::UnevenLight:
        canvas.shadeAcross(random.between(0, 360), static_cast<float>(random.between(0.05, 0.4)));
        if (random.chance(0.6))
            canvas.addShadow(x, y, random.between(0, 360), static_cast<float>(random.between(0.25, 0.6)));
        break;
    default:
        break;
    }
}

QImage compressed(const QImage &picture, int quality)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    picture.save(&buffer, "JPG", quality);
    return QImage::fromData(bytes, "JPG").convertToFormat(QImage::Format_Grayscale8);
}

CorpusPicture cameraPicture(CorpusKind kind, std::uint32_t seed)
{
    CorpusRandom random(seed * 64 + static_cast<std::uint32_t>(kind));
    const double share = 0.15 + 0.65 * (seed % 20 + random.between(0, 1)) / 20;
    CorpusCode code = codeFor(kind, random);
    const CodePose pose = poseFor(kind, code, share * frameHeight, random);
    Shot shot{std::move(code), pose, {}, 0};
    shot.modulePixels = pose.side / shot.code.size();
    arrange(kind, shot, random);
    Canvas canvas(frameWidth, frameHeight, 120);
    canvas.drawRoom(random);
    canvas.drawCode(shot.code, shot.pose, shot.ink);
    canvas.blur(shot.sigma);
    expose(kind, shot, canvas, random);
    canvas.addNoise(random, shot.noise);
    const QImage picture = canvas.toImage();
    const int quality = 6 + random.below(20);
    return {kind == CorpusKind::Jpeg ? compressed(picture, quality) : picture, {shot.code.text()}, share};
}
} // namespace

const char *corpusName(CorpusKind kind)
{
    switch (kind) {
    case CorpusKind::Clean:
        return "clean";
    case CorpusKind::Perspective:
        return "perspective";
    case CorpusKind::Blur:
        return "blur";
    case CorpusKind::MotionBlur:
        return "motion blur";
    case CorpusKind::Noise:
        return "noise";
    case CorpusKind::Glare:
        return "glare";
    case CorpusKind::LowContrast:
        return "low contrast";
    case CorpusKind::Moire:
        return "moire";
    case CorpusKind::Jpeg:
        return "JPEG";
    case CorpusKind::DarkMode:
        return "dark mode";
    case CorpusKind::Logo:
        return "dots and logo";
    case CorpusKind::UnevenLight:
        return "uneven light";
    case CorpusKind::Desktop:
        return "4K desktop";
    case CorpusKind::Several:
        return "several codes";
    }
    return "";
}

CorpusPicture corpusPicture(CorpusKind kind, std::uint32_t seed)
{
    if (kind == CorpusKind::Desktop)
        return desktopPicture(seed);
    if (kind == CorpusKind::Several)
        return pageOfCodes(seed);
    return cameraPicture(kind, seed);
}
} // namespace Countersign
