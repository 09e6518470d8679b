// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/secretbytes.h"

#include <QList>
#include <QWidget>

#include <optional>

class QAction;
class QGridLayout;
class QLineEdit;

namespace Countersign
{
class NoteLine;
class RoleLabel;

/// Fields for the groups of a recovery key, all six or some of them. A whole group goes on to the next field, a pasted
/// key fills all of them, Backspace at the start of a field goes back. Each group is checked when it is whole: a mark
/// when it is right, a sentence that names the first one with a mistake. GUI thread.
class RecoveryKeyFields final : public QWidget
{
    Q_OBJECT

public:
    explicit RecoveryKeyFields(QWidget *parent = nullptr);
    /// @p numbers of the groups to ask for, 0 to 5, in order.
    explicit RecoveryKeyFields(QList<int> numbers, QWidget *parent = nullptr);
    RecoveryKeyFields(const RecoveryKeyFields &) = delete;
    RecoveryKeyFields &operator=(const RecoveryKeyFields &) = delete;
    /// Wipes what was typed.
    ~RecoveryKeyFields() override;

    /// Every group asked for is whole and right.
    [[nodiscard]] bool isComplete() const;
    /// What was typed, as RecoveryKey gives keys, when isComplete(); of all six groups or of those asked for.
    [[nodiscard]] std::optional<SecretBytes> key() const;
    /// Puts a key that came from elsewhere into the six fields, as if it had been pasted.
    void setKey(const SecretBytes &text);
    void wipe();

    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void changed();
    /// Enter, while isComplete().
    void submitted();

protected:
    void resizeEvent(QResizeEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    struct Group
    {
        int number = 0;
        RoleLabel *label = nullptr;
        QLineEdit *field = nullptr;
        QAction *mark = nullptr;
    };

    void addGroup(int number);
    void arrange();
    void takeEdit(qsizetype index);
    void spread(qsizetype index, const SecretBytes &typed);
    void check();
    void wipeFields();
    void focusGroup(qsizetype index);
    [[nodiscard]] qsizetype firstOpenAfter(qsizetype index) const;

    QList<Group> m_groups;
    QGridLayout *m_grid;
    NoteLine *m_note;
    int m_columns = 0;
};
} // namespace Countersign
