// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/background.h"
#include "core/health/clocksync_p.h"

#include <QDBusArgument>
#include <QDBusMessage>
#include <QDBusPendingCall>
#include <QDBusPendingCallWatcher>
#include <QMap>
#include <QTimer>

#include <memory>
#include <utility>

#ifdef Q_OS_LINUX
#include <sys/timex.h>
#endif

namespace Countersign
{
using namespace Qt::StringLiterals;

namespace
{
/// The service is started when it is asked first.
constexpr std::chrono::milliseconds patience{5000};
} // namespace

namespace ClockSources
{
void askTimedate(const QDBusConnection &bus, QObject *context, std::function<void(std::optional<Timedate>)> done)
{
    QDBusMessage question = QDBusMessage::createMethodCall(u"org.freedesktop.timedate1"_s,
        u"/org/freedesktop/timedate1"_s, u"org.freedesktop.DBus.Properties"_s, u"GetAll"_s);
    question.setArguments({u"org.freedesktop.timedate1"_s});
    auto *watcher = new QDBusPendingCallWatcher(bus.asyncCall(question, static_cast<int>(patience.count())), context);
    QObject::connect(watcher, &QDBusPendingCallWatcher::finished, context, [watcher, done = std::move(done)] {
        watcher->deleteLater();
        const QDBusMessage reply = watcher->reply();
        const auto all = qdbus_cast<QVariantMap>(reply.arguments().value(0));
        const QVariant synchronised = all.value(u"NTPSynchronized"_s);
        if (reply.type() != QDBusMessage::ReplyMessage || synchronised.typeId() != QMetaType::Bool)
            return done(std::nullopt);
        done(Timedate{all.value(u"NTP"_s).toBool(), synchronised.toBool()});
    });
}

std::optional<Kernel> kernel()
{
#ifdef Q_OS_LINUX
    timex state{}; // modes 0: only looks
    const int result = adjtimex(&state);
    if (result < 0)
        return std::nullopt;
    const bool synchronised = result != TIME_ERROR && (static_cast<unsigned>(state.status) & STA_UNSYNC) == 0U;
    return Kernel{synchronised, std::chrono::microseconds(state.maxerror)};
#else
    return std::nullopt;
#endif
}

ClockSync combined(const std::optional<Timedate> &timedate, const std::optional<Kernel> &kernel)
{
    ClockSync result;
    if (!timedate && !kernel)
        return result;
    const bool synchronised = (timedate && timedate->synchronised) || (kernel && kernel->synchronised);
    result.state = synchronised ? ClockSync::State::Synchronised : ClockSync::State::NotSynchronised;
    if (timedate)
        result.setByNetwork = timedate->ntp;
    if (kernel && kernel->synchronised)
        result.error = std::chrono::ceil<std::chrono::milliseconds>(kernel->largestError);
    return result;
}
} // namespace ClockSources

void askSystemClock(QObject *context, std::function<void(ClockSync)> done)
{
    // Whichever comes first; the other one finds the answer given.
    auto pending = std::make_shared<std::function<void(ClockSync)>>(std::move(done));
    const auto answer = [pending](const std::optional<ClockSources::Timedate> &timedate) {
        if (const auto give = std::exchange(*pending, nullptr))
            give(ClockSources::combined(timedate, ClockSources::kernel()));
    };
    QTimer::singleShot(patience, context, [answer] { answer(std::nullopt); });
    // Connecting waits for the bus to answer, so it is not done here.
    runInBackground(
        *QThreadPool::globalInstance(), context, [] { return QDBusConnection::systemBus().isConnected(); },
        [context, answer](bool connected) {
            if (connected)
                ClockSources::askTimedate(QDBusConnection::systemBus(), context, answer);
            else
                answer(std::nullopt);
        });
}
} // namespace Countersign
