// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/crypto/threadstate.h"

#include <openssl/crypto.h>

namespace Countersign
{
void releaseCryptoThreadState()
{
    OPENSSL_thread_stop();
}
} // namespace Countersign
