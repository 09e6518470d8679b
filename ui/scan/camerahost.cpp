// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/scan/camerahost.h"

#include "core/base/logging.h"
#include "core/base/programparts.h"
#include "ui/scan/camerathread.h"

#include <QCoreApplication>
#include <QHash>
#include <QPluginLoader>

#include <utility>

namespace Countersign
{
using namespace Qt::StringLiterals;

namespace
{
/// How long a thread that hangs may delay the program's end.
constexpr std::chrono::milliseconds patienceAtTheEnd{300};

QHash<QString, CameraHost *> &hosts()
{
    static QHash<QString, CameraHost *> all;
    return all;
}

} // namespace

struct CameraHost::Devices
{
    QString path;
    CameraModule *module = nullptr;
    std::unique_ptr<CameraWatch> watch;
};

struct CameraHost::Opened
{
    std::shared_ptr<CameraLink> link;
    std::unique_ptr<CameraCapture> capture; ///< Goes before the link, which is its sink.
};

CameraHost &CameraHost::of(const QString &path)
{
    CameraHost *&host = hosts()[path];
    if (host == nullptr) {
        if (hosts().size() == 1)
            qAddPostRoutine(&CameraHost::endAll);
        host = new CameraHost(path);
    }
    return *host;
}

CameraHost::CameraHost(QString path)
    : m_path(std::move(path))
    , m_devices(std::make_shared<Devices>())
    , m_opened(std::make_shared<Opened>())
{
    m_devices->path = m_path;
}

CameraHost::~CameraHost() = default;

void CameraHost::endAll()
{
    for (CameraHost *host : std::as_const(hosts())) {
        // What a thread still has to say would reach a host that is gone; such a one stays for the last moments.
        if (host->endThreads())
            delete host;
    }
    hosts().clear();
}

bool CameraHost::endThreads()
{
    abandonCapture();
    if (m_deviceThread) {
        m_deviceThread->end([devices = m_devices] { devices->watch.reset(); });
        m_abandoned.push_back(std::move(m_deviceThread));
    }
    bool ended = true;
    for (const auto &thread : m_abandoned)
        ended = thread->wait(patienceAtTheEnd) && ended;
    m_abandoned.clear();
    return ended;
}

void CameraHost::refresh()
{
    if (m_state != Module::Ready)
        m_state = Module::Loading;
    if (!m_deviceThread)
        m_deviceThread = std::make_unique<CameraThread>(u"camera list"_s);
    m_deviceThread->run([this, devices = m_devices] { list(*this, devices); });
}

// On the watching thread. The host outlives it.
void CameraHost::list(CameraHost &host, const std::shared_ptr<Devices> &devices)
{
    Module state = Module::Ready;
    if (devices->module == nullptr) {
        QPluginLoader loader(devices->path.isEmpty()
                ? findModule(u"countersign-camera"_s, QStringLiteral(COUNTERSIGN_LIB_FROM_BIN))
                : devices->path);
        loader.setLoadHints(QLibrary::PreventUnloadHint);
        devices->module = qobject_cast<CameraModule *>(loader.instance());
    }
    if (devices->module == nullptr) {
        qCWarning(logScan, "The camera module cannot be loaded");
        state = Module::Missing;
    } else if (!devices->module->hasBackend()) {
        qCWarning(logScan, "Qt Multimedia has no back-end");
        state = Module::NoBackend;
    }
    QStringList cameras;
    if (state == Module::Ready) {
        if (!devices->watch)
            devices->watch = devices->module->watch([&host, weak = std::weak_ptr(devices)] {
                if (const auto alive = weak.lock())
                    list(host, alive);
            });
        cameras = devices->watch->cameras();
    }
    QMetaObject::invokeMethod(
        &host, [&host, module = devices->module, state, cameras] { host.take(module, state, cameras); },
        Qt::QueuedConnection);
}

void CameraHost::take(CameraModule *module, Module state, const QStringList &listed)
{
    m_module = module;
    m_state = state;
    m_roster.update(listed);
    Q_EMIT changed();
}

void CameraHost::open(const std::shared_ptr<CameraLink> &link)
{
    if (!m_captureThread)
        m_captureThread = std::make_unique<CameraThread>(u"camera"_s);
    m_captureThread->run([module = m_module, opened = m_opened, link] {
        if (link->isClosed())
            return;
        opened->capture.reset();
        opened->link = link;
        link->setPhase(CameraLink::Phase::Opening);
        opened->capture = module->capture();
        const bool found = opened->capture->open(link->description(), *link);
        link->setPhase(found ? CameraLink::Phase::Open : CameraLink::Phase::Missing);
        if (!found || link->isClosed())
            opened->capture.reset();
    });
}

void CameraHost::close(const std::shared_ptr<CameraLink> &link)
{
    link->close();
    if (!m_captureThread)
        return;
    m_captureThread->run([opened = m_opened, link] {
        if (opened->link != link)
            return;
        opened->capture.reset();
        opened->link.reset();
    });
}

void CameraHost::abandonCapture()
{
    m_abandoned.erase(std::remove_if(m_abandoned.begin(), m_abandoned.end(),
                          [](const std::unique_ptr<CameraThread> &thread) { return thread->isFinished(); }),
        m_abandoned.end());
    if (!m_captureThread)
        return;
    m_captureThread->end([opened = m_opened] {
        opened->capture.reset();
        opened->link.reset();
    });
    m_abandoned.push_back(std::move(m_captureThread));
    m_opened = std::make_shared<Opened>();
}
} // namespace Countersign
