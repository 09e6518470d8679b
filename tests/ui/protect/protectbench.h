// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/core/vault/vaulttesting.h"
#include "tests/ui/support/uitest.h"
#include "ui/protect/recoverykeyview.h"

#include <QDialog>
#include <QLineEdit>

namespace Countersign
{
/// A vault with one account, and what a person does in the dialogs about its ways in.
struct ProtectBench
{
    ProtectBench()
        : session(vault.loaded())
    {
        QVERIFY_RESULT(SessionBench::add(*session, totpAccount(QStringLiteral("GitHub"))));
    }

    /// With a spare way in, or both.
    void addPassword(QStringView password) const
    {
        Waiter<void> added;
        session->addPassword(SecretBytes::fromString(password), session.get(), added.done());
        QVERIFY_RESULT(added.wait());
    }
    QString addKey() const
    {
        auto key = session->newRecoveryKey();
        const QString text = QString::fromLatin1(key->view());
        Waiter<void> added;
        session->addRecoveryKey(std::move(*key), session.get(), added.done());
        return added.wait() ? text : QString();
    }

    /// Does it open the vault as it is on the disk now, without the keychain?
    bool opensWith(const QString &secret)
    {
        const auto another = vault.loaded(nullptr);
        return SessionBench::openWithPassword(*another, secret).has_value();
    }
    bool keychainOpens() { return vault.loaded()->state() == VaultSession::State::Open; }

    SessionBench vault;
    std::unique_ptr<VaultSession> session;
};

namespace ProtectTest
{
inline void press(const QDialog &dialog, const QString &text)
{
    QWidget *button = UiTest::button(dialog, text);
    QVERIFY2(button != nullptr, qPrintable(text));
    QVERIFY2(button->isEnabled(), qPrintable(text));
    QTest::mouseClick(button, Qt::LeftButton);
}

inline QList<QLineEdit *> visibleFields(const QDialog &dialog)
{
    QList<QLineEdit *> fields;
    const auto all = dialog.findChildren<QLineEdit *>();
    for (QLineEdit *field : all) {
        if (field->isVisible())
            fields.append(field);
    }
    return fields;
}

/// Into the visible fields, one text each.
inline void type(const QDialog &dialog, const QStringList &texts)
{
    const auto fields = visibleFields(dialog);
    QCOMPARE(fields.size(), texts.size());
    for (qsizetype i = 0; i < texts.size(); ++i) {
        fields.at(i)->clear();
        QTest::keyClicks(fields.at(i), texts.at(i));
    }
}

/// The groups of @p key with these numbers, 0 to 5.
inline QStringList groupsOf(const QString &key, const QList<int> &numbers)
{
    QStringList groups;
    for (const int number : numbers)
        groups.append(key.mid(qsizetype{number} * 6, 6));
    return groups;
}

/// The key that is shown, as a screen reader says it, without the words.
inline QString shownKey(const QDialog &dialog)
{
    const auto views = dialog.findChildren<RecoveryKeyView *>();
    for (const RecoveryKeyView *view : views) {
        if (!view->isVisible())
            continue;
        QString key;
        const QStringList groups = view->spoken().split(QStringLiteral("Group"), Qt::SkipEmptyParts);
        for (const QString &group : groups)
            key += group.mid(group.indexOf(u':') + 1).remove(u',').remove(u' ').remove(u'.');
        return key;
    }
    return {};
}
} // namespace ProtectTest
} // namespace Countersign
