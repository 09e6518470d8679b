// SPDX-License-Identifier: GPL-3.0-or-later
// What the page does with a camera; the rest is in scanpage.cpp.
#include "ui/dialogs/scanpage.h"
#include "ui/scan/camerapanel.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/droparea.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QPushButton>
#include <QShortcut>
#include <QStackedWidget>

namespace Countersign
{
void ScanPage::addCamera(const CameraOptions &options, Settings &settings)
{
    m_camera = new CameraPanel(options, settings);
    m_top->addWidget(m_camera);
    m_sources->addWidget(m_camera->list());
    Controls::setComfortableSizes(*this);
    connect(m_camera, &CameraPanel::found, this, [this] {
        m_bySight = true;
        Q_EMIT cameraFound();
        m_bySight = false;
    });
    connect(m_camera, &CameraPanel::troubled, this, &ScanPage::showCameraTrouble);
    connect(m_camera, &CameraPanel::chosen, this, &ScanPage::useCamera);
    connect(m_camera, &CameraPanel::working, this, &ScanPage::showCamera);
    auto *next = new QShortcut(Qt::ALT | Qt::Key_C, this);
    connect(next, &QShortcut::activated, m_camera, &CameraPanel::useNextCamera);
    // Some desktops give Cancel the same letter.
    connect(next, &QShortcut::activatedAmbiguously, m_camera, &CameraPanel::useNextCamera);
    updateCamera();
}

void ScanPage::setCameraWanted(bool wanted)
{
    m_cameraWanted = wanted;
    updateCamera();
}

void ScanPage::updateCamera()
{
    if (m_camera == nullptr)
        return;
    if (!m_cameraWanted || !m_idle)
        m_camera->stop();
    else if (!m_camera->isOn())
        m_camera->start();
    else if (m_camera->isWorking())
        showCamera();
    Q_EMIT cameraChanged();
}

bool ScanPage::isCameraWorking() const
{
    return m_camera != nullptr && m_camera->isWorking();
}

void ScanPage::showCamera()
{
    removeWaysOut();
    addGoOn();
    m_camera->setTask(m_task.line);
    m_top->setCurrentWidget(m_camera);
    Q_EMIT cameraChanged();
}

bool ScanPage::hasCamera() const
{
    return m_camera != nullptr && m_camera->mayHaveCameras();
}

/// Begins anew, whatever was shown.
void ScanPage::useCamera()
{
    m_camera->stop();
    showIdle();
}

/// The camera is still wanted, and the panel goes on by itself when it can.
void ScanPage::showCameraTrouble(const QString &heading, const QString &text)
{
    if (hasTask() && !m_camera->hasCameras())
        say(m_task.heading, m_task.text, DropArea::Mood::Invitation);
    else
        say(heading, text, DropArea::Mood::Trouble);
    connect(addWayOut(tr("Try a&gain")), &QPushButton::clicked, m_camera, &CameraPanel::start);
    addGoOn();
    Q_EMIT cameraChanged();
}
} // namespace Countersign
