// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QButtonGroup;
class QWidget;

namespace Countersign
{
/// The keys 1 to @p most check the buttons with the ids 0, 1, … of @p group, as far as it has them, and give them the
/// focus; while the focus is in @p page. The group must outlive the page.
void addNumberKeys(QWidget &page, const QButtonGroup &group, int most);
} // namespace Countersign
