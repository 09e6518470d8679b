// SPDX-License-Identifier: GPL-3.0-or-later
// Prints how many codes of the corpus are found, and how fast, by Countersign, plain ZXing and zbar:
// scandecoders PICTURES [FIRST_SEED]. Each picture is made once and given to all of them in turn.
#include "core/scan/framedecoder.h"
#include "core/scan/qrdecoder.h"
#include "tests/bench/otherdecoders.h"
#include "tests/tools/scancorpus/scancorpus.h"

#include <QSet>
#include <QTextStream>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <ctime>
#include <functional>
#include <vector>

using namespace Countersign;
using namespace Qt::StringLiterals;

namespace
{
/// A camera is given this many frames: 0.4 seconds. The frames are all the same, so only our own decoder, which looks
/// at each in other ways, gains from the later ones.
constexpr int framesToTry = 12;

using Texts = QSet<QByteArray>;

/// How often and how fast a decoder found what is there.
struct Score
{
    int found = 0;
    std::vector<double> milliseconds;

    void add(const Score &other)
    {
        found += other.found;
        milliseconds.insert(milliseconds.end(), other.milliseconds.begin(), other.milliseconds.end());
    }
    [[nodiscard]] double quantile(double share)
    {
        if (milliseconds.empty())
            return 0;
        std::sort(milliseconds.begin(), milliseconds.end());
        const auto index = static_cast<std::size_t>(share * static_cast<double>(milliseconds.size()));
        return milliseconds[std::min(index, milliseconds.size() - 1)];
    }
};

struct Row
{
    QString name;
    int codes = 0;
    Score zxing;
    Score zbar;
    int either = 0;
    Score frames; ///< The milliseconds of each frame.
    int firstFrame = 0;
    Score picture;
    int wrong = 0; ///< Texts that are not in the picture.

    void add(const Row &other)
    {
        codes += other.codes;
        zxing.add(other.zxing);
        zbar.add(other.zbar);
        either += other.either;
        frames.add(other.frames);
        firstFrame += other.firstFrame;
        picture.add(other.picture);
        wrong += other.wrong;
    }
};

/// What this thread has had of a core, so that other programs do not count. All three decoders use one thread.
std::chrono::steady_clock::time_point processorTime()
{
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return std::chrono::steady_clock::time_point(
        std::chrono::seconds(time.tv_sec) + std::chrono::nanoseconds(time.tv_nsec));
}

/// Runs one decoder and writes down what it took.
Texts timed(Score &score, const std::function<QByteArrayList()> &decode)
{
    const auto began = processorTime();
    const QByteArrayList texts = decode();
    const std::chrono::duration<double, std::milli> taken = processorTime() - began;
    score.milliseconds.push_back(taken.count());
    return {texts.begin(), texts.end()};
}

QByteArrayList textsOf(const std::vector<QrCode> &codes)
{
    QByteArrayList texts;
    for (const QrCode &code : codes)
        texts.append(code.text.view().toByteArray());
    return texts;
}

int count(Texts found, const Texts &there)
{
    return static_cast<int>(found.intersect(there).size());
}

void showFrames(Row &row, const LuminanceView &view, const Texts &there)
{
    FrameDecoder decoder({.now = processorTime});
    for (int frame = 0; frame < framesToTry; ++frame) {
        const Texts found = timed(row.frames, [&] { return textsOf(decoder.decode(view)); });
        row.wrong += static_cast<int>(found.size()) - count(found, there);
        if (count(found, there) > 0) {
            ++row.frames.found;
            row.firstFrame += frame == 0;
            return;
        }
    }
}

Row measured(CorpusKind kind, std::uint32_t firstSeed, std::uint32_t pictures)
{
    Row row;
    row.name = QString::fromLatin1(corpusName(kind));
    QrSearchOptions options;
    options.now = processorTime;
    for (std::uint32_t seed = firstSeed; seed < firstSeed + pictures; ++seed) {
        const CorpusPicture sample = corpusPicture(kind, seed);
        const Texts there(sample.texts.begin(), sample.texts.end());
        const LuminanceView view{sample.picture.constBits(), sample.picture.width(), sample.picture.height(),
            static_cast<int>(sample.picture.bytesPerLine())};
        row.codes += static_cast<int>(there.size());
        Texts either = timed(row.zxing, [&] { return OtherDecoders::zxing(view); });
        row.zxing.found += count(either, there);
        if (OtherDecoders::hasZbar()) {
            const Texts zbar = timed(row.zbar, [&] { return OtherDecoders::zbar(view); });
            row.zbar.found += count(zbar, there);
            either.unite(zbar);
        }
        row.either += count(either, there);
        if (isFromCamera(kind))
            showFrames(row, view, there);
        const Texts picture = timed(row.picture, [&] { return textsOf(decodeQrCodes(view, options)); });
        row.picture.found += count(picture, there);
        row.wrong += static_cast<int>(picture.size()) - count(picture, there);
    }
    return row;
}

void print(Row row)
{
    const auto share = [&row](int found) { return u"%1"_s.arg(100.0 * found / row.codes, 6, 'f', 1); };
    const auto times = [](Score &score) {
        return u"%1 /%2"_s.arg(score.quantile(0.5), 6, 'f', 1).arg(score.quantile(0.95), 6, 'f', 1);
    };
    const bool camera = !row.frames.milliseconds.empty();
    const bool zbar = !row.zbar.milliseconds.empty();
    const QString none = u"     -"_s;
    QTextStream out(stdout);
    out << row.name.leftJustified(14) << QString::number(row.codes).rightJustified(6) << u"  |"_s
        << share(row.zxing.found) << (zbar ? share(row.zbar.found) : none) << share(row.either) << u" |"_s
        << (camera ? share(row.firstFrame) : none) << (camera ? share(row.frames.found) : none)
        << share(row.picture.found) << u" |"_s << times(row.zxing) << u" |"_s
        << (zbar ? times(row.zbar) : u"             -"_s) << u" |"_s
        << (camera ? times(row.frames) : u"             -"_s) << u" |"_s << times(row.picture);
    if (row.wrong > 0)
        out << u"   %1 wrong texts"_s.arg(row.wrong);
    out << Qt::endl;
}
} // namespace

int main(int argc, char *argv[])
{
    const std::uint32_t pictures = argc > 1 ? QByteArray(argv[1]).toUInt() : 0;
    const std::uint32_t firstSeed = argc > 2 ? QByteArray(argv[2]).toUInt() : 0;
    if (pictures == 0) {
        QTextStream(stderr) << u"usage: scandecoders PICTURES [FIRST_SEED]"_s << Qt::endl;
        return 2;
    }
    QTextStream(stdout)
        << u"               found, percent       | Countersign, percent |     milliseconds, median / 95 of 100"_s
        << Qt::endl
        << u"class          codes  | ZXing  zbar either | frame    12   pict. |         ZXing |          zbar "
           "|     one frame |       picture"_s
        << Qt::endl;
    Row cameras;
    cameras.name = u"all from camera"_s;
    for (const CorpusKind kind : corpusKinds) {
        const Row row = measured(kind, firstSeed, pictures);
        if (isFromCamera(kind))
            cameras.add(row);
        else if (!cameras.name.isEmpty()) {
            print(cameras);
            cameras.name.clear();
        }
        print(row);
    }
    return 0;
}
