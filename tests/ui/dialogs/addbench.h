// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/otp/migrationpayload.h"
#include "tests/core/scan/qrpainting.h"
#include "tests/core/vault/vaulttesting.h"
#include "tests/ui/support/uitest.h"
#include "ui/dialogs/addaccountdialog.h"

#include <QAccessible>
#include <QClipboard>
#include <QGuiApplication>
#include <QImage>
#include <QLineEdit>
#include <QMimeData>
#include <QPainter>
#include <QSignalSpy>
#include <QStackedWidget>
#include <QTabBar>

namespace Countersign
{
/// A setup link whose key is RFC 4226's.
inline QByteArray linkFor(const QByteArray &issuer, const QByteArray &more = {})
{
    return "otpauth://totp/" + issuer + ":alice?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=" + issuer + more;
}

/// A Google export with one account in each part.
inline QByteArrayList exportOf(const QStringList &issuers)
{
    std::vector<Account> accounts;
    for (const QString &issuer : issuers)
        accounts.push_back(totpAccount(issuer));
    QByteArrayList parts;
    for (const SecretBytes &uri : writeMigrationPayload(accounts, 4711, 1).uris)
        parts.append(uri.view().toByteArray());
    return parts;
}

/// QR codes one below the other, as a screenshot would show them.
inline QImage pictureOf(const QByteArrayList &texts)
{
    QList<QImage> codes;
    QSize size(0, 0);
    for (const QByteArray &text : texts) {
        codes.append(paintedQrCode(text));
        size = QSize(qMax(size.width(), codes.last().width()), size.height() + codes.last().height());
    }
    QImage picture(size, QImage::Format_RGB32);
    picture.fill(Qt::white);
    QPainter painter(&picture);
    int y = 0;
    for (const QImage &code : codes) {
        painter.drawImage(0, y, code);
        y += code.height();
    }
    return picture;
}

/// A session and the dialog on it, opened.
class AddBench
{
public:
    explicit AddBench(Keychain *keychain)
        : session(bench.loaded(keychain))
    {
    }
    AddBench()
        : session(bench.loaded())
    {
    }

    void open(const QStringList &clipboard = {})
    {
        if (clipboard.isEmpty())
            QGuiApplication::clipboard()->clear();
        else
            QGuiApplication::clipboard()->setText(clipboard.first());
        create();
        show();
    }
    void create()
    {
        dialog = std::make_unique<AddAccountDialog>(*session, bench.clock);
        dialog->setPictureReader({QStringLiteral(COUNTERSIGN_PICTURE_READER)});
    }
    void show() const
    {
        dialog->open();
        dialog->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(dialog.get()));
    }

    /// Everything that can be read; what was added to a layout just now shows with the next events.
    [[nodiscard]] QString text() const
    {
        QCoreApplication::processEvents();
        return UiTest::visibleText(*dialog);
    }
    /// Waits until @p part can be read somewhere in the dialog.
    [[nodiscard]] bool waitFor(const QString &part) const
    {
        return QTest::qWaitFor([this, part] { return text().contains(part); }, 30000);
    }
    [[nodiscard]] QWidget *button(const QString &name) const
    {
        QCoreApplication::processEvents();
        return UiTest::button(*dialog, name);
    }
    void press(const QString &name) const
    {
        QWidget *const pressed = button(name);
        QVERIFY2(pressed != nullptr, qPrintable(name + QStringLiteral(" is not in:\n") + text()));
        QVERIFY2(pressed->isEnabled(), qPrintable(name));
        QTest::mouseClick(pressed, Qt::LeftButton);
    }
    /// The field with this accessible name or label.
    [[nodiscard]] QLineEdit *field(const QString &name) const
    {
        const auto fields = dialog->findChildren<QLineEdit *>();
        for (QLineEdit *candidate : fields) {
            QAccessibleInterface *const spoken = QAccessible::queryAccessibleInterface(candidate);
            if (spoken != nullptr && spoken->text(QAccessible::Name).remove(u'&') == name)
                return candidate;
        }
        return nullptr;
    }
    /// Waits until that many accounts are in the vault and the dialog has closed.
    [[nodiscard]] bool waitForAccounts(int count) const
    {
        return QTest::qWaitFor(
            [this, count] { return session->summaries().size() == count && !dialog->isVisible(); }, 30000);
    }

    SessionBench bench;
    std::unique_ptr<VaultSession> session;
    std::unique_ptr<AddAccountDialog> dialog;
};
} // namespace Countersign
