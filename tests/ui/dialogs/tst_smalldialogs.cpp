// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/support/uitest.h"
#include "ui/dialogs/aboutdialog.h"
#include "ui/dialogs/shortcutsdialog.h"

#include <QTest>

using namespace Countersign;
using namespace Qt::StringLiterals;

class TstSmallDialogs : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void shortcutsNameTheKeys();
    void aboutNamesVersionAndLicence();
    void escapeCloses();
};

void TstSmallDialogs::shortcutsNameTheKeys()
{
    ShortcutsDialog dialog;
    dialog.open();
    const QString text = UiTest::visibleText(dialog);
    for (const QKeySequence &keys : {QKeySequence(Qt::CTRL | Qt::Key_N), QKeySequence(Qt::Key_F2)})
        QVERIFY2(text.contains(keys.toString(QKeySequence::NativeText)), qPrintable(text));
    QVERIFY(text.contains(u"Copy the account name"_s));
    QCOMPARE(UiTest::nameless(dialog), QStringList());
}

void TstSmallDialogs::aboutNamesVersionAndLicence()
{
    AboutDialog dialog;
    dialog.open();
    const QString text = UiTest::visibleText(dialog);
    QVERIFY(text.contains(QStringLiteral(COUNTERSIGN_VERSION)));
    QVERIFY(text.contains(u"GNU General Public License, version 3 or later"_s));
    QCOMPARE(UiTest::nameless(dialog), QStringList());
}

void TstSmallDialogs::escapeCloses()
{
    ShortcutsDialog dialog;
    dialog.open();
    QTest::keyClick(&dialog, Qt::Key_Escape);
    QVERIFY(!dialog.isVisible());
}

QTEST_MAIN(TstSmallDialogs)
#include "tst_smalldialogs.moc"
