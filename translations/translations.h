// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QCoreApplication;

namespace Countersign
{
/// Lets @p application speak the person's language as far as it is there, and proper English plurals otherwise.
/// To be called once, before any text is made.
void installTranslations(QCoreApplication &application);
} // namespace Countersign
