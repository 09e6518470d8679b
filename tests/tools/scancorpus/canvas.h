// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/tools/scancorpus/corpuscode.h"
#include "tests/tools/scancorpus/corpusrandom.h"

#include <QImage>

#include <vector>

namespace Countersign
{
/// Where a code hangs in front of the camera.
struct CodePose
{
    double x = 0; ///< Its middle, in pixels of the picture.
    double y = 0;
    double side = 0; ///< As it would be seen head-on, without the border, in pixels.
    double roll = 0; ///< Turned within the picture, in degrees.
    double pitch = 0; ///< Leaning back, in degrees.
    double yaw = 0; ///< Turned aside, in degrees.
};

/// Whether all of a code, though perhaps not its border, is in the picture.
[[nodiscard]] bool isWithin(const CorpusCode &code, const CodePose &pose, int width, int height);

/// The brightness of dark and light modules, 0 to 255.
struct CodeInk
{
    float dark = 25;
    float light = 235;
};

/// A picture in the making: brightness as light adds up, before it is cut to 8 bits.
class Canvas
{
public:
    Canvas(int width, int height, float brightness);

    [[nodiscard]] int width() const { return m_width; }
    [[nodiscard]] int height() const { return m_height; }

    void fillRectangle(int x, int y, int width, int height, float brightness);
    /// Furniture: rectangles of every size and shade, out of focus.
    void drawRoom(CorpusRandom &random);
    /// Seen by a camera with a field of view of some 60 degrees, each pixel the mean of 16 places in it.
    void drawCode(const CorpusCode &code, const CodePose &pose, CodeInk ink);
    /// Pixel by pixel, each module @p modulePixels wide, as programs draw on screens.
    void drawFlatCode(const CorpusCode &code, int x, int y, int modulePixels, CodeInk ink);

    /// Out of focus: a Gaussian of this standard deviation in pixels.
    void blur(double sigma);
    /// Moved by @p length pixels in this direction while the picture was taken.
    void smear(double length, double degrees);
    void addNoise(CorpusRandom &random, float deviation);
    /// A reflection: light that falls off from a middle, up to @p strength.
    void addGleam(double x, double y, double radius, float strength);
    /// Multiplies with a brightness that falls in this direction from 1 to @p darkest.
    void shadeAcross(double degrees, float darkest);
    /// Everything on one side of a line through this place is @p factor times as bright; its edge is some pixels soft.
    void addShadow(double x, double y, double degrees, float factor);
    /// The grid of a screen against the grid of the camera: waves of this wavelength in pixels.
    void addWaves(double wavelength, double degrees, float strength);

    [[nodiscard]] QImage toImage() const;

private:
    float &at(int x, int y) { return m_pixels[index(x, y)]; }
    [[nodiscard]] float at(int x, int y) const { return m_pixels[index(x, y)]; }
    [[nodiscard]] std::size_t index(int x, int y) const
    {
        return static_cast<std::size_t>(y) * static_cast<std::size_t>(m_width) + static_cast<std::size_t>(x);
    }
    /// Each pixel becomes factor(x, y) times as bright.
    template<typename Factor>
    void multiply(Factor factor);

    int m_width;
    int m_height;
    std::vector<float> m_pixels;
};
} // namespace Countersign
