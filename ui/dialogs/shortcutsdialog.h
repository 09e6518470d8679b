// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

class QVBoxLayout;

namespace Countersign
{
/// All keys, by where they work. Open it with open().
class ShortcutsDialog final : public QDialog
{
    Q_OBJECT

public:
    explicit ShortcutsDialog(QWidget *parent = nullptr);

private:
    struct Key;

    void addPart(QVBoxLayout &column, const QString &title, const QList<Key> &keys);
    [[nodiscard]] static QList<Key> windowKeys();
    [[nodiscard]] static QList<Key> searchKeys();
    [[nodiscard]] static QList<Key> listKeys();
    [[nodiscard]] static QList<Key> addKeys();
};
} // namespace Countersign
