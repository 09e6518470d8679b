// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QObject;

/// Threads with an event loop, for what answers asynchronously but would hold up the window in between: starting
/// processes, moving megabytes, back-ends that block. Each is made when first needed, also before there is an
/// application object, and ends with that; it is then given two seconds, and left alone if it blocks.
namespace Countersign::ServiceThread
{
/// Each returns an object that lives on its thread: to post to, and to own what lives there.

/// The one thread of this process on which the system's keychain is used: QtKeychain keeps a queue for all its jobs,
/// which belongs to the thread of the first one, and libsecret answers on the thread that asked.
[[nodiscard]] QObject &keychain();
/// Where helper programs are started and read from.
[[nodiscard]] QObject &helpers();
} // namespace Countersign::ServiceThread
