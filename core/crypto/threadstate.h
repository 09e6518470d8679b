// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace Countersign
{
/**
 * Frees what OpenSSL keeps for the calling thread (random generators, error queue).
 *
 * OpenSSL does so by itself when a thread ends, but not any more once the process is being left: the threads of a pool
 * that lives until then are told by a last job. Call it from the thread concerned; OpenSSL may be used on it again.
 * Source: OPENSSL_thread_stop(3).
 */
void releaseCryptoThreadState();
} // namespace Countersign
