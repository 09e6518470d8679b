// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/scan/camerapanel.h"

#include "ui/scan/cameraview.h"
#include "ui/settings.h"
#include "ui/widgets/glyph.h"

#include <QComboBox>
#include <QCoreApplication>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace Countersign
{
namespace
{
using namespace std::chrono_literals;

/// What is said about a code stays this long after the code was last seen.
constexpr auto saidFor = 2s;

struct TroubleText
{
    QString heading;
    QString text;
};

class Text
{
    Q_DECLARE_TR_FUNCTIONS(Countersign::CameraPanel)
};

TroubleText textOf(CameraScanner::Trouble trouble)
{
    switch (trouble) {
    case CameraScanner::Trouble::NoSupport:
        return {Text::tr("This build has no camera support."),
            Text::tr("Your package may need the Qt Multimedia plug-in. You can drop a picture of the QR code here, or "
                     "paste one.")};
    case CameraScanner::Trouble::NoCamera:
        return {Text::tr("No camera found"),
            Text::tr("Plug one in, or drop a picture of the QR code here. A screenshot can be pasted, too.")};
    case CameraScanner::Trouble::Busy:
        return {Text::tr("The camera is used by another program"),
            Text::tr("Close that program, or drop a picture of the QR code here. A screenshot can be pasted, too.")};
    case CameraScanner::Trouble::NotAllowed:
        return {Text::tr("Countersign may not use the camera"),
            Text::tr("Allow it in your system's privacy settings, or drop a picture of the QR code here. A screenshot "
                     "can be pasted, too.")};
    case CameraScanner::Trouble::Unplugged:
        return {Text::tr("The camera was unplugged"),
            Text::tr("Plug it in again, or drop a picture of the QR code here. A screenshot can be pasted, too.")};
    case CameraScanner::Trouble::Stopped:
        return {Text::tr("The camera shows nothing any more"),
            Text::tr("Another program may have taken it. You can also drop a picture of the QR code here, or paste "
                     "one.")};
    }
    return {};
}

bool hasCode(const std::vector<QrCode> &codes, const QrCode &code)
{
    return std::any_of(codes.begin(), codes.end(),
        [&code](const QrCode &other) { return other.part == code.part && other.text == code.text; });
}
} // namespace

CameraPanel::CameraPanel(const CameraOptions &options, Settings &settings, QWidget *parent)
    : QWidget(parent)
    , m_settings(settings)
    , m_scanner(options)
    , m_view(new CameraView)
    , m_list(new QComboBox(this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_view);
    m_list->setAccessibleName(tr("Camera"));
    m_list->setToolTip(tr("The camera to look through (Alt+C for the next one)"));
    m_list->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_list->hide();
    m_view->setMirrored(settings.isCameraMirrored());
    m_saidTimer.setSingleShot(true);
    m_saidTimer.setInterval(saidFor);
    m_hintTimer.setSingleShot(true);
    m_hintTimer.setInterval(options.advice);
    connect(m_view, &CameraView::mirroredChanged, this, [this](bool on) { m_settings.setCameraMirrored(on); });
    connect(m_list, &QComboBox::activated, this, &CameraPanel::choose);
    connect(&m_scanner, &CameraScanner::stateChanged, this, &CameraPanel::showState);
    connect(&m_scanner, &CameraScanner::camerasChanged, this, &CameraPanel::showCameras);
    connect(&m_scanner, &CameraScanner::previewed, m_view, &CameraView::setPicture);
    connect(&m_scanner, &CameraScanner::searched, this, [this](const auto &find) { search(*find); });
    connect(&m_saidTimer, &QTimer::timeout, this, [this] {
        m_said.clear();
        showLine();
    });
    connect(&m_hintTimer, &QTimer::timeout, this, &CameraPanel::showLine);
}

CameraPanel::~CameraPanel() = default;

void CameraPanel::start()
{
    m_frozen = false;
    m_wasStarted = true;
    m_last.clear();
    m_said.clear();
    m_view->setOutlines({});
    m_view->setPicture({});
    m_hintTimer.stop();
    m_scanner.start(m_settings.lastCamera());
}

void CameraPanel::stop()
{
    m_scanner.stop();
    m_saidTimer.stop();
    m_hintTimer.stop();
}

void CameraPanel::freeze(const QString &line)
{
    m_frozen = true;
    stop();
    m_view->setLine(line, CameraView::Mood::Success);
}

void CameraPanel::say(const QString &line)
{
    m_said = line;
    m_saidTimer.start();
    showLine();
}

void CameraPanel::setTask(const QString &line)
{
    m_task = line;
    showLine();
}

void CameraPanel::showState()
{
    switch (m_scanner.state()) {
    case CameraScanner::State::Off:
        return;
    case CameraScanner::State::Looking:
    case CameraScanner::State::Opening:
        break;
    case CameraScanner::State::Running:
        m_hintTimer.start();
        m_settings.setLastCamera(m_scanner.camera());
        break;
    case CameraScanner::State::Trouble: {
        const TroubleText text = textOf(m_scanner.trouble());
        m_view->setPicture({});
        Q_EMIT troubled(text.heading, text.text);
        return;
    }
    }
    showCameras();
    showLine();
    Q_EMIT working();
}

void CameraPanel::showLine()
{
    if (m_frozen)
        return;
    switch (m_scanner.state()) {
    case CameraScanner::State::Off:
    case CameraScanner::State::Trouble:
        return;
    case CameraScanner::State::Looking:
        m_view->setLine(tr("Looking for a camera…"));
        return;
    case CameraScanner::State::Opening:
        m_view->setLine(tr("Starting the camera…"));
        return;
    case CameraScanner::State::Running:
        if (!m_said.isEmpty())
            m_view->setLine(m_said);
        else if (!m_task.isEmpty())
            m_view->setLine(m_task);
        else if (m_hintTimer.isActive())
            m_view->setLine(tr("Looking for a QR code…"));
        else
            m_view->setLine(tr("Hold it 20 cm away, flat, and avoid reflections."));
        return;
    }
}

void CameraPanel::showCameras()
{
    const QStringList cameras = m_scanner.cameras();
    m_list->clear();
    for (const QString &name : cameras)
        m_list->addItem(glyphIcon(Glyph::Camera), name);
    m_list->setCurrentIndex(static_cast<int>(cameras.indexOf(m_scanner.camera())));
    m_list->setVisible(!cameras.isEmpty());
}

void CameraPanel::choose(int index)
{
    m_settings.setLastCamera(m_list->itemText(index));
    m_scanner.stop();
    Q_EMIT chosen();
}

void CameraPanel::useNextCamera()
{
    if (m_list->count() == 0)
        return;
    const int next = (m_list->currentIndex() + 1) % m_list->count();
    m_list->setCurrentIndex(next);
    choose(next);
}

void CameraPanel::setOutlines(const CameraFind &find)
{
    QList<QPolygonF> outlines;
    for (const QrCode &code : find.codes) {
        QPolygonF outline;
        for (const QrPoint &corner : code.corners)
            outline << QPointF(
                static_cast<double>(corner.x) / find.size.width(), static_cast<double>(corner.y) / find.size.height());
        outlines.append(outline);
    }
    m_view->setOutlines(outlines);
}

void CameraPanel::search(const CameraFind &find)
{
    setOutlines(find);
    const bool any = !find.codes.empty();
    const bool isNew = std::any_of(
        find.codes.begin(), find.codes.end(), [this](const QrCode &code) { return !hasCode(m_last, code); });
    if (any && !m_said.isEmpty())
        m_saidTimer.start(); // it is still held there
    if (any)
        m_hintTimer.start();
    if (isNew) {
        m_last = clonesOf(find.codes);
        m_view->setPicture(find.picture); // the one that the outlines belong to
        Q_EMIT found();
        return;
    }
    if (!any && m_said.isEmpty())
        m_last.clear(); // shown once more, it is told once more
}
} // namespace Countersign
