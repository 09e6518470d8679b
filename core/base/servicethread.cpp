// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/servicethread.h"

#include <QCoreApplication>
#include <QThread>

namespace Countersign::ServiceThread
{
using namespace Qt::StringLiterals;

namespace
{
/// So long something that blocks may keep the program from ending.
constexpr unsigned long endingMilliseconds = 2000;

QObject *deskOn(const QString &name)
{
    auto *thread = new QThread;
    thread->setObjectName(name);
    auto *desk = new QObject;
    desk->moveToThread(thread);
    QObject::connect(thread, &QThread::finished, desk, &QObject::deleteLater);
    thread->start();
    return desk;
}

void end(QObject &desk)
{
    QThread *thread = desk.thread();
    thread->quit();
    if (thread->wait(endingMilliseconds))
        delete thread;
    // Else it goes with the process.
}
} // namespace

QObject &keychain()
{
    static QObject *const desk = [] {
        qAddPostRoutine([] { end(keychain()); });
        return deskOn(u"keychain"_s);
    }();
    return *desk;
}

QObject &helpers()
{
    static QObject *const desk = [] {
        qAddPostRoutine([] { end(helpers()); });
        return deskOn(u"helpers"_s);
    }();
    return *desk;
}
} // namespace Countersign::ServiceThread
