// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/randomsource.h"
#include "core/crypto/recoverykey.h"
#include "tests/ui/support/uitest.h"
#include "ui/widgets/recoverykeyfields.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>

using namespace Countersign;
using namespace Qt::StringLiterals;

namespace
{
/// A fresh one, the same for all tests.
QString exampleKey()
{
    static const QString key = [] {
        SystemRandomSource random;
        return QString::fromLatin1(RecoveryKey::make(random)->view());
    }();
    return key;
}

QString groupOf(const QString &key, int number)
{
    return key.mid(qsizetype{number} * RecoveryKey::groupSize, RecoveryKey::groupSize);
}

QByteArray textOf(const std::optional<SecretBytes> &key)
{
    return key ? key->view().toByteArray() : QByteArray("none");
}
} // namespace

class TstRecoveryKeyFields : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_fields.reset(); }
    void aWholeGroupGoesOn();
    void smallLettersAndLookalikesAreRight();
    void aPastedKeyFillsAllFields();
    void aPastedKeyMayHaveHyphensAndSpaces();
    void typingOnSpillsOver();
    void backspaceAtTheStartGoesBack();
    void namesTheGroupWithAMistake();
    void enterIsForACompleteKey();
    void someGroupsCanBeAskedFor();
    void everyFieldSaysWhichItIs();
    void becomesNarrow();
    void staysInReadingOrderOfPaper();
    void nothingIsLeftWhenWiped();

private:
    [[nodiscard]] QList<QLineEdit *> fields() const { return m_fields->findChildren<QLineEdit *>(); }
    [[nodiscard]] QLineEdit *focused() const { return qobject_cast<QLineEdit *>(m_fields->focusWidget()); }
    [[nodiscard]] QString note() const { return UiTest::visibleText(*m_fields); }

    std::unique_ptr<RecoveryKeyFields> m_fields;
};

void TstRecoveryKeyFields::init()
{
    m_fields = std::make_unique<RecoveryKeyFields>();
    m_fields->resize(600, 200);
    m_fields->show();
    m_fields->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_fields.get()));
    QCOMPARE(fields().size(), 6);
    m_fields->setFocus();
}

void TstRecoveryKeyFields::aWholeGroupGoesOn()
{
    for (int number = 0; number < 6; ++number) {
        QCOMPARE(focused(), fields().at(number));
        QVERIFY(!m_fields->isComplete());
        QTest::keyClicks(focused(), groupOf(exampleKey(), number));
    }
    QCOMPARE(focused(), fields().at(5));
    QCOMPARE(textOf(m_fields->key()), exampleKey().toLatin1());
}

void TstRecoveryKeyFields::smallLettersAndLookalikesAreRight()
{
    QString typed = exampleKey().toLower();
    typed.replace(u'0', u'o').replace(u'1', u'l');
    for (int number = 0; number < 6; ++number)
        QTest::keyClicks(fields().at(number), groupOf(typed, number));
    QCOMPARE(textOf(m_fields->key()), exampleKey().toLatin1());
}

void TstRecoveryKeyFields::aPastedKeyFillsAllFields()
{
    QGuiApplication::clipboard()->setText(exampleKey());
    fields().at(3)->setFocus(); // wherever it is pasted
    QTest::keySequence(fields().at(3), QKeySequence::Paste);
    QCOMPARE(textOf(m_fields->key()), exampleKey().toLatin1());
    QCOMPARE(fields().at(0)->text(), groupOf(exampleKey(), 0));
    QCOMPARE(focused(), fields().at(5));
}

void TstRecoveryKeyFields::aPastedKeyMayHaveHyphensAndSpaces()
{
    QStringList groups;
    for (int number = 0; number < 6; ++number)
        groups.append(groupOf(exampleKey(), number));
    QGuiApplication::clipboard()->setText(u" "_s + groups.join(u" - "_s) + u" "_s);
    QTest::keySequence(fields().at(0), QKeySequence::Paste);
    QCOMPARE(textOf(m_fields->key()), exampleKey().toLatin1());
}

void TstRecoveryKeyFields::typingOnSpillsOver()
{
    // Part of a key, pasted into the second field, goes into the second and third.
    QGuiApplication::clipboard()->setText(groupOf(exampleKey(), 1) + groupOf(exampleKey(), 2).left(3));
    fields().at(1)->setFocus();
    QTest::keySequence(fields().at(1), QKeySequence::Paste);
    QCOMPARE(fields().at(1)->text(), groupOf(exampleKey(), 1));
    QCOMPARE(fields().at(2)->text(), groupOf(exampleKey(), 2).left(3));
    QCOMPARE(focused(), fields().at(2));
    QCOMPARE(fields().at(0)->text(), QString());
}

void TstRecoveryKeyFields::backspaceAtTheStartGoesBack()
{
    QTest::keyClicks(fields().at(0), groupOf(exampleKey(), 0));
    QCOMPARE(focused(), fields().at(1));
    QTest::keyClick(focused(), Qt::Key_Backspace);
    QCOMPARE(focused(), fields().at(0));
    QCOMPARE(fields().at(0)->text(), groupOf(exampleKey(), 0)); // only the cursor went back
    QTest::keyClick(focused(), Qt::Key_Backspace);
    QCOMPARE(fields().at(0)->text(), groupOf(exampleKey(), 0).left(5));
    fields().at(0)->setCursorPosition(0);
    QTest::keyClick(focused(), Qt::Key_Backspace);
    QCOMPARE(focused(), fields().at(0)); // there is none before
}

void TstRecoveryKeyFields::namesTheGroupWithAMistake()
{
    m_fields->setKey(SecretBytes::fromString(exampleKey()));
    QVERIFY(m_fields->isComplete());
    QString wrong = groupOf(exampleKey(), 4);
    wrong[0] = wrong.at(0) == u'A' ? u'B' : u'A';
    fields().at(4)->clear();
    QTest::keyClicks(fields().at(4), wrong);
    QVERIFY(note().contains(u"Group 5 has a typing mistake."_s));
    QCOMPARE(fields().at(4)->accessibleDescription(), u"Has a typing mistake"_s);
    QCOMPARE(fields().at(3)->accessibleDescription(), u"Right"_s);
    QCOMPARE(textOf(m_fields->key()), QByteArray("none"));
    // U is in no key, and that is known at once.
    fields().at(1)->clear();
    QTest::keyClicks(fields().at(1), u"u"_s);
    QVERIFY(note().contains(u"Group 2 has a typing mistake."_s));
    QTest::keyClick(fields().at(1), Qt::Key_Backspace);
    QVERIFY(note().contains(u"Group 5 has a typing mistake."_s));
}

void TstRecoveryKeyFields::enterIsForACompleteKey()
{
    QSignalSpy submitted(m_fields.get(), &RecoveryKeyFields::submitted);
    QTest::keyClick(fields().at(0), Qt::Key_Return);
    QCOMPARE(submitted.size(), 0);
    m_fields->setKey(SecretBytes::fromString(exampleKey()));
    QTest::keyClick(focused(), Qt::Key_Return);
    QCOMPARE(submitted.size(), 1);
}

void TstRecoveryKeyFields::someGroupsCanBeAskedFor()
{
    RecoveryKeyFields some({1, 4});
    some.resize(600, 100);
    some.show();
    const auto two = some.findChildren<QLineEdit *>();
    QCOMPARE(two.size(), 2);
    QCOMPARE(two.at(1)->accessibleName(), u"Group 5 of 6"_s);
    QTest::keyClicks(two.at(0), groupOf(exampleKey(), 1));
    QTest::keyClicks(two.at(1), groupOf(exampleKey(), 1)); // right, but not there
    QVERIFY(!some.isComplete());
    QVERIFY(UiTest::visibleText(some).contains(u"Group 5 has a typing mistake."_s));
    two.at(1)->clear();
    QTest::keyClicks(two.at(1), groupOf(exampleKey(), 4));
    QCOMPARE(textOf(some.key()), (groupOf(exampleKey(), 1) + groupOf(exampleKey(), 4)).toLatin1());
}

void TstRecoveryKeyFields::everyFieldSaysWhichItIs()
{
    QCOMPARE(UiTest::nameless(*m_fields), QStringList());
    QCOMPARE(fields().at(2)->accessibleName(), u"Group 3 of 6"_s);
    const QList<QLineEdit *> all = fields();
    const auto order = UiTest::tabOrder(*m_fields, *all.at(0));
    QCOMPARE(order, QList<QWidget *>(all.cbegin(), all.cend()));
}

void TstRecoveryKeyFields::becomesNarrow()
{
    QCOMPARE(fields().at(2)->y(), fields().at(0)->y()); // three beside each other
    const int each = fields().at(0)->minimumWidth();
    m_fields->resize(each + 20, 500);
    QTRY_VERIFY(fields().at(1)->y() > fields().at(0)->y());
    QVERIFY(m_fields->minimumSizeHint().width() <= each + 20);
    m_fields->resize(3 * each + 60, 300);
    QTRY_COMPARE(fields().at(2)->y(), fields().at(0)->y());
}

void TstRecoveryKeyFields::staysInReadingOrderOfPaper()
{
    QWidget window;
    window.setLayoutDirection(Qt::RightToLeft);
    RecoveryKeyFields inside(&window);
    inside.resize(600, 200);
    window.show();
    const auto all = inside.findChildren<QLineEdit *>();
    QTRY_VERIFY(all.at(1)->x() > all.at(0)->x());
}

void TstRecoveryKeyFields::nothingIsLeftWhenWiped()
{
    m_fields->setKey(SecretBytes::fromString(exampleKey()));
    m_fields->wipe();
    for (const QLineEdit *field : fields()) {
        QCOMPARE(field->text(), QString());
        QVERIFY(!field->isUndoAvailable());
    }
    QVERIFY(!m_fields->isComplete());
}

QTEST_MAIN(TstRecoveryKeyFields)
#include "tst_recoverykeyfields.moc"
