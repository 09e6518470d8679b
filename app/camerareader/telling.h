// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scan/cameraprotocol.h"
#include "core/scan/qrcode.h"

#include <QString>

#include <vector>

/// Messages to who runs us, as core/scan/cameraprotocol.h says. When nobody reads them any more, the process ends.
namespace Countersign::Telling
{
void tell(CameraProtocol::Message message, const QString &text = {});
void tellTrouble(CameraTrouble trouble, const QString &detail);
void tellCodes(const std::vector<QrCode> &codes);
} // namespace Countersign::Telling
