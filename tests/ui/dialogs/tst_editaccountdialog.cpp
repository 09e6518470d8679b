// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/dialogs/addbench.h"
#include "ui/dialogs/editaccountdialog.h"
#include "ui/widgets/livecode.h"

#include <QCheckBox>
#include <QPlainTextEdit>
#include <QSpinBox>
#include <QTest>

using namespace Countersign;
using namespace Qt::StringLiterals;

class TstEditAccountDialog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void savesWhatWasChanged();
    void savesNothingWhenNothingChanged();
    void showsTheCodeBeforeAndAfterTheChange();
    void keepsWhatWasTypedWhenSavingFails();
    void leavesDeletingToTheWindow();
    void closesWhenTheAccountIsGone();
    void everythingHasAName();

private:
    [[nodiscard]] QWidget *button(const QString &text) const { return UiTest::button(*m_dialog, text); }
    [[nodiscard]] QList<QLineEdit *> fields() const
    {
        QList<QLineEdit *> found;
        const auto all = m_dialog->findChildren<QLineEdit *>();
        for (QLineEdit *field : all) {
            if (field->isVisible() && qobject_cast<QAbstractSpinBox *>(field->parentWidget()) == nullptr)
                found.append(field);
        }
        return found;
    }

    std::unique_ptr<SessionBench> m_bench;
    std::unique_ptr<VaultSession> m_session;
    std::unique_ptr<EditAccountDialog> m_dialog;
    AccountId m_id;
};

void TstEditAccountDialog::init()
{
    m_bench = std::make_unique<SessionBench>();
    m_bench->clock.set(59);
    m_session = m_bench->loaded();
    const auto added = SessionBench::add(*m_session, totpAccount(u"Acme"_s, u"alice"_s));
    QVERIFY_RESULT(added);
    m_id = added->constFirst();
    m_dialog = std::make_unique<EditAccountDialog>(*m_session, m_bench->clock, m_id);
    m_dialog->open();
    m_dialog->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_dialog.get()));
}

void TstEditAccountDialog::cleanup()
{
    m_dialog.reset();
    m_session.reset();
    m_bench.reset();
}

void TstEditAccountDialog::savesWhatWasChanged()
{
    QSignalSpy saved(m_dialog.get(), &EditAccountDialog::saved);
    QCOMPARE(m_dialog->focusWidget(), static_cast<QWidget *>(fields().at(0)));
    fields().at(0)->setText(u" Acme Corporation "_s);
    m_dialog->findChild<QPlainTextEdit *>()->setPlainText(u"Two keys"_s);
    m_dialog->findChild<QCheckBox *>()->setChecked(true);
    QTest::keyClick(fields().at(1), Qt::Key_Return);
    QTRY_COMPARE(saved.size(), 1);
    QVERIFY(!m_dialog->isVisible());
    const AccountSummary summary = *m_session->summary(m_id);
    QCOMPARE(summary.issuer, u"Acme Corporation"_s);
    QCOMPARE(summary.name, u"alice"_s);
    QCOMPARE(summary.note, u"Two keys"_s);
    QVERIFY(summary.favorite);
}

void TstEditAccountDialog::savesNothingWhenNothingChanged()
{
    QSignalSpy saved(m_dialog.get(), &EditAccountDialog::saved);
    const QByteArray before = contentOf(m_bench->path());
    QTest::mouseClick(button(u"Save"_s), Qt::LeftButton);
    QVERIFY(!m_dialog->isVisible());
    QCOMPARE(saved.size(), 0);
    QCOMPARE(contentOf(m_bench->path()), before);
}

void TstEditAccountDialog::showsTheCodeBeforeAndAfterTheChange()
{
    QTest::mouseClick(button(u"Advanced"_s), Qt::LeftButton);
    const auto codes = m_dialog->findChildren<LiveCode *>();
    QCOMPARE(codes.size(), 2);
    QCOMPARE(codes.at(0)->code(), u"287082"_s);
    QCOMPARE(codes.at(1)->code(), u"287082"_s);
    const auto boxes = m_dialog->findChildren<QSpinBox *>();
    const auto digits =
        std::find_if(boxes.cbegin(), boxes.cend(), [](const QSpinBox *box) { return box->maximum() == 10; });
    QVERIFY(digits != boxes.cend());
    (*digits)->setValue(8);
    QCOMPARE(codes.at(0)->code(), u"287082"_s);
    QCOMPARE(codes.at(1)->code(), u"94287082"_s); // RFC 6238, appendix B
    QVERIFY(UiTest::visibleText(*m_dialog).contains(u"The code changes."_s));
    QSignalSpy saved(m_dialog.get(), &EditAccountDialog::saved);
    QTest::mouseClick(button(u"Save"_s), Qt::LeftButton);
    QTRY_COMPARE(saved.size(), 1);
    QCOMPARE(m_session->summary(m_id)->parameters.digits, 8);
}

void TstEditAccountDialog::keepsWhatWasTypedWhenSavingFails()
{
    const QByteArray before = contentOf(m_bench->path());
    QVERIFY(writeContent(m_bench->path(), "{ damaged"));
    fields().at(0)->setText(u"Acme Corporation"_s);
    QTest::mouseClick(button(u"Save"_s), Qt::LeftButton);
    QTRY_VERIFY(UiTest::visibleText(*m_dialog).contains(u"Acme wasn't saved."_s));
    QVERIFY(m_dialog->isVisible());
    QCOMPARE(fields().at(0)->text(), u"Acme Corporation"_s);
    QCOMPARE(m_session->summary(m_id)->issuer, u"Acme"_s);
    QVERIFY(writeContent(m_bench->path(), before));
    QTest::mouseClick(button(u"Save"_s), Qt::LeftButton);
    QTRY_COMPARE(m_session->summary(m_id)->issuer, u"Acme Corporation"_s);
}

void TstEditAccountDialog::leavesDeletingToTheWindow()
{
    QSignalSpy asked(m_dialog.get(), &EditAccountDialog::deleteRequested);
    QTest::mouseClick(button(u"Delete…"_s), Qt::LeftButton);
    QCOMPARE(asked.size(), 1);
    QCOMPARE(asked.first().first().value<AccountId>(), m_id);
    QVERIFY(!m_dialog->isVisible());
    QCOMPARE(m_session->summaries().size(), 1);
}

void TstEditAccountDialog::closesWhenTheAccountIsGone()
{
    QVERIFY_RESULT(SessionBench::remove(*m_session, {m_id}));
    QTRY_VERIFY(!m_dialog->isVisible());
}

void TstEditAccountDialog::everythingHasAName()
{
    QTest::mouseClick(button(u"Advanced"_s), Qt::LeftButton);
    QCOMPARE(UiTest::nameless(*m_dialog), QStringList());
    QVERIFY(UiTest::spokenNames(*m_dialog).size() >= 9);
}

QTEST_MAIN(TstEditAccountDialog)
#include "tst_editaccountdialog.moc"
