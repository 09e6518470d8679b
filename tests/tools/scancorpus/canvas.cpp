// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/tools/scancorpus/canvas.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace Countersign
{
namespace
{
double radians(double degrees)
{
    return degrees * std::numbers::pi / 180.0;
}

using Vector = std::array<double, 3>;

double dot(const Vector &a, const Vector &b)
{
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}

Vector cross(const Vector &a, const Vector &b)
{
    return {a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]};
}

/// Looks through pixels at the plane of a code. The camera is at the origin and looks along z.
class Gaze
{
public:
    Gaze(const CorpusCode &code, const CodePose &pose, int width, int height)
        : m_middleX(width / 2.0)
        , m_middleY(height / 2.0)
        , m_focal(width / 1.15)
        , m_modulesPerUnit(code.size() / pose.side * m_focal)
        , m_half(code.size() / 2.0)
    {
        const double roll = radians(pose.roll);
        const double pitch = radians(pose.pitch);
        const double yaw = radians(pose.yaw);
        // Rolled, then leaned back, then turned aside.
        const auto turned = [pitch, yaw](double x, double y) -> Vector {
            const double back = y * std::sin(pitch);
            return {x * std::cos(yaw) + back * std::sin(yaw), y * std::cos(pitch),
                back * std::cos(yaw) - x * std::sin(yaw)};
        };
        m_right = turned(std::cos(roll), std::sin(roll));
        m_down = turned(-std::sin(roll), std::cos(roll));
        m_normal = cross(m_right, m_down);
        m_middle = {(pose.x - m_middleX) / m_focal, (pose.y - m_middleY) / m_focal, 1.0};
    }

    /// The place of the code that is seen there, in modules.
    [[nodiscard]] std::pair<double, double> at(double x, double y) const
    {
        const Vector ray{(x - m_middleX) / m_focal, (y - m_middleY) / m_focal, 1.0};
        const double distance = dot(m_normal, m_middle) / dot(m_normal, ray);
        const Vector offset{
            ray[0] * distance - m_middle[0], ray[1] * distance - m_middle[1], ray[2] * distance - m_middle[2]};
        if (distance <= 0)
            return {-1e6, -1e6};
        return {dot(offset, m_right) * m_modulesPerUnit + m_half, dot(offset, m_down) * m_modulesPerUnit + m_half};
    }

    /// Where a place of the code, in modules, is seen.
    [[nodiscard]] std::pair<double, double> seen(double column, double line) const
    {
        const double across = (column - m_half) / m_modulesPerUnit;
        const double down = (line - m_half) / m_modulesPerUnit;
        Vector point{};
        for (std::size_t i = 0; i < point.size(); ++i)
            point[i] = m_middle[i] + across * m_right[i] + down * m_down[i];
        return {m_middleX + point[0] / point[2] * m_focal, m_middleY + point[1] / point[2] * m_focal};
    }

private:
    double m_middleX;
    double m_middleY;
    double m_focal;
    double m_modulesPerUnit;
    double m_half;
    Vector m_right{};
    Vector m_down{};
    Vector m_normal{};
    Vector m_middle{};
};
} // namespace

bool isWithin(const CorpusCode &code, const CodePose &pose, int width, int height)
{
    const Gaze gaze(code, pose, width, height);
    const double size = code.size();
    const std::array<std::pair<double, double>, 4> corners{{{0, 0}, {size, 0}, {size, size}, {0, size}}};
    return std::all_of(corners.begin(), corners.end(), [&gaze, width, height](const auto &corner) {
        const auto [x, y] = gaze.seen(corner.first, corner.second);
        return x >= 0 && y >= 0 && x <= width && y <= height;
    });
}

Canvas::Canvas(int width, int height, float brightness)
    : m_width(width)
    , m_height(height)
    , m_pixels(static_cast<std::size_t>(width) * static_cast<std::size_t>(height), brightness)
{
}

void Canvas::fillRectangle(int x, int y, int width, int height, float brightness)
{
    const int right = std::min(x + width, m_width);
    const int bottom = std::min(y + height, m_height);
    for (int line = std::max(y, 0); line < bottom; ++line) {
        for (int column = std::max(x, 0); column < right; ++column)
            at(column, line) = brightness;
    }
}

void Canvas::drawRoom(CorpusRandom &random)
{
    for (int i = 0; i < 40; ++i) {
        const int width = 20 + random.below(m_width / 3);
        const int height = 20 + random.below(m_height / 2);
        fillRectangle(random.below(m_width) - width / 2, random.below(m_height) - height / 2, width, height,
            static_cast<float>(random.between(20, 230)));
    }
    blur(random.between(1, 4));
}

void Canvas::drawCode(const CorpusCode &code, const CodePose &pose, CodeInk ink)
{
    const Gaze gaze(code, pose, m_width, m_height);
    // Nothing of the code is further away from its middle than this, unless it nearly touches the camera.
    const double reach = pose.side * (1 + 2 * code.border() / code.size()) * 1.3;
    constexpr int parts = 4;
    for (int y = std::max(0, static_cast<int>(pose.y - reach));
         y < std::min(m_height, static_cast<int>(pose.y + reach)); ++y) {
        for (int x = std::max(0, static_cast<int>(pose.x - reach));
             x < std::min(m_width, static_cast<int>(pose.x + reach)); ++x) {
            float sum = 0;
            for (int part = 0; part < parts * parts; ++part) {
                const auto [column, line] = gaze.at(x + (part % parts + 0.5) / parts,
                    y + (part / parts + 0.5) / parts); // NOLINT(bugprone-integer-division)
                const float shade = code.shade(column, line);
                sum += shade < 0 ? at(x, y) : ink.dark + shade * (ink.light - ink.dark);
            }
            at(x, y) = sum / (parts * parts);
        }
    }
}

void Canvas::drawFlatCode(const CorpusCode &code, int x, int y, int modulePixels, CodeInk ink)
{
    const int border = static_cast<int>(code.border());
    for (int line = -border; line < code.size() + border; ++line) {
        for (int column = -border; column < code.size() + border; ++column) {
            const float shade = code.shade(column + 0.5, line + 0.5);
            fillRectangle(x + (column + border) * modulePixels, y + (line + border) * modulePixels, modulePixels,
                modulePixels, ink.dark + shade * (ink.light - ink.dark));
        }
    }
}

void Canvas::blur(double sigma)
{
    const int radius = static_cast<int>(std::ceil(3 * sigma));
    std::vector<float> weights;
    float total = 0;
    for (int i = -radius; i <= radius; ++i) {
        weights.push_back(static_cast<float>(std::exp(-i * i / (2 * sigma * sigma))));
        total += weights.back();
    }
    std::vector<float> line(static_cast<std::size_t>(std::max(m_width, m_height)));
    const auto blurLine = [&](int length, auto pixel) {
        for (int i = 0; i < length; ++i) {
            float sum = 0;
            auto weight = weights.cbegin();
            for (int offset = -radius; offset <= radius; ++offset)
                sum += *weight++ * pixel(std::clamp(i + offset, 0, length - 1));
            line[static_cast<std::size_t>(i)] = sum / total;
        }
        for (int i = 0; i < length; ++i)
            pixel(i) = line[static_cast<std::size_t>(i)];
    };
    for (int y = 0; y < m_height; ++y)
        blurLine(m_width, [this, y](int i) -> float & { return at(i, y); });
    for (int x = 0; x < m_width; ++x)
        blurLine(m_height, [this, x](int i) -> float & { return at(x, i); });
}

void Canvas::smear(double length, double degrees)
{
    const std::vector<float> before = m_pixels;
    const int steps = std::max(2, static_cast<int>(std::ceil(2 * length)));
    std::fill(m_pixels.begin(), m_pixels.end(), 0.0F);
    for (int step = 0; step < steps; ++step) {
        const double along = length * (static_cast<double>(step) / (steps - 1) - 0.5);
        const double dx = along * std::cos(radians(degrees));
        const double dy = along * std::sin(radians(degrees));
        const int left = static_cast<int>(std::floor(dx));
        const int top = static_cast<int>(std::floor(dy));
        const auto across = static_cast<float>(dx - left);
        const auto down = static_cast<float>(dy - top);
        for (int y = 0; y < m_height; ++y) {
            const int upper = std::clamp(y + top, 0, m_height - 1);
            const int lower = std::clamp(y + top + 1, 0, m_height - 1);
            for (int x = 0; x < m_width; ++x) {
                const int first = std::clamp(x + left, 0, m_width - 1);
                const int second = std::clamp(x + left + 1, 0, m_width - 1);
                const float above = before[index(first, upper)] * (1 - across) + before[index(second, upper)] * across;
                const float below = before[index(first, lower)] * (1 - across) + before[index(second, lower)] * across;
                at(x, y) += (above * (1 - down) + below * down) / static_cast<float>(steps);
            }
        }
    }
}

void Canvas::addNoise(CorpusRandom &random, float deviation)
{
    for (float &pixel : m_pixels)
        pixel += deviation * random.normal();
}

void Canvas::addGleam(double x, double y, double radius, float strength)
{
    for (int line = 0; line < m_height; ++line) {
        for (int column = 0; column < m_width; ++column) {
            const double distance = std::hypot(column - x, line - y) / radius;
            if (distance < 3)
                at(column, line) += strength * static_cast<float>(std::exp(-distance * distance));
        }
    }
}

template<typename Factor>
void Canvas::multiply(Factor factor)
{
    for (int y = 0; y < m_height; ++y) {
        for (int x = 0; x < m_width; ++x)
            at(x, y) *= static_cast<float>(factor(x, y));
    }
}

void Canvas::shadeAcross(double degrees, float darkest)
{
    const double dx = std::cos(radians(degrees)) / m_width;
    const double dy = std::sin(radians(degrees)) / m_height;
    multiply([this, dx, dy, darkest](int x, int y) {
        const double along = std::clamp((x - m_width / 2.0) * dx + (y - m_height / 2.0) * dy + 0.5, 0.0, 1.0);
        return 1 - along * (1 - darkest);
    });
}

void Canvas::addShadow(double x, double y, double degrees, float factor)
{
    const double dx = std::cos(radians(degrees));
    const double dy = std::sin(radians(degrees));
    multiply([x, y, dx, dy, factor](int column, int line) {
        constexpr double softness = 6;
        const double inside = std::clamp(((column - x) * dx + (line - y) * dy) / softness + 0.5, 0.0, 1.0);
        return 1 - inside * (1 - factor);
    });
}

void Canvas::addWaves(double wavelength, double degrees, float strength)
{
    const double dx = std::cos(radians(degrees)) * 2 * std::numbers::pi / wavelength;
    const double dy = std::sin(radians(degrees)) * 2 * std::numbers::pi / wavelength;
    for (int y = 0; y < m_height; ++y) {
        for (int x = 0; x < m_width; ++x)
            at(x, y) += strength * static_cast<float>(std::sin(x * dx + y * dy));
    }
}

QImage Canvas::toImage() const
{
    QImage image(m_width, m_height, QImage::Format_Grayscale8);
    for (int y = 0; y < m_height; ++y) {
        uchar *line = image.scanLine(y);
        for (int x = 0; x < m_width; ++x)
            line[x] = static_cast<uchar>(std::clamp(at(x, y) + 0.5F, 0.0F, 255.0F));
    }
    return image;
}
} // namespace Countersign
