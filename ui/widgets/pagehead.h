// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <initializer_list>

class QLayout;
class QWidget;

namespace Countersign
{
/// The head of a page: @p glyph, and beside it the heading and what explains it, one below the other. The widgets go
/// to the page that the layout is added to.
[[nodiscard]] QLayout *makePageHead(QWidget *glyph, std::initializer_list<QWidget *> texts);
} // namespace Countersign
