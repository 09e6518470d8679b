// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QWidget>

namespace Countersign::UiTest
{
/// What a screen reader would say for each visible widget that can have the focus; an entry that ends in ": " has
/// no name.
[[nodiscard]] QStringList spokenNames(const QWidget &root);
/// The class names of visible widgets that can have the focus but say nothing.
[[nodiscard]] QStringList nameless(const QWidget &root);
/// All texts that can be read under @p root, visible ones only, in no particular order.
[[nodiscard]] QString visibleText(const QWidget &root);
/// The widgets that Tab reaches from @p first, in order, until it comes round.
[[nodiscard]] QList<QWidget *> tabOrder(QWidget &window, QWidget &first);
/// The visible button whose text, without mnemonic, is @p text; null when there is none.
[[nodiscard]] QWidget *button(const QWidget &root, const QString &text);
} // namespace Countersign::UiTest
