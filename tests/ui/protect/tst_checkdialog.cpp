// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/protect/protectbench.h"
#include "ui/protect/checkdialog.h"
#include "ui/protect/protectdialog.h"
#include "ui/protect/protectflow.h"
#include "ui/protect/waysdialog.h"

using namespace Countersign;
using namespace Countersign::ProtectTest;
using namespace Qt::StringLiterals;

namespace
{
constexpr int patience = 30000;
const QString password = u"correct horse battery staple"_s;
const QList<int> allGroups{0, 1, 2, 3, 4, 5};
} // namespace

class TstCheckDialog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void thePasswordIsStillKnown();
    void aForgottenPasswordCanBeReplaced();
    void theSheetStillOpens();
    void theKeyIsNoPassword();
    void anOlderSheetIsNamed();
    void whatIsMissingIsMade();
    void nothingIsChanged();

private:
    template<typename Dialog>
    [[nodiscard]] Dialog *shown() const;

    std::unique_ptr<ProtectBench> m_bench;
    std::unique_ptr<QWidget> m_window;
    std::unique_ptr<ProtectFlow> m_flow;
};

void TstCheckDialog::init()
{
    m_bench = std::make_unique<ProtectBench>();
    m_window = std::make_unique<QWidget>();
    m_flow = std::make_unique<ProtectFlow>(*m_bench->session, *m_window);
    m_window->show();
}

void TstCheckDialog::cleanup()
{
    m_flow.reset();
    m_window.reset();
    m_bench.reset();
}

template<typename Dialog>
Dialog *TstCheckDialog::shown() const
{
    const auto dialogs = m_window->findChildren<Dialog *>();
    for (Dialog *dialog : dialogs) {
        if (dialog->isVisible())
            return dialog;
    }
    return nullptr;
}

void TstCheckDialog::thePasswordIsStillKnown()
{
    m_bench->addPassword(password);
    m_flow->practisePassword();
    auto *dialog = shown<CheckDialog>();
    QVERIFY(dialog != nullptr);
    QVERIFY(UiTest::visibleText(*dialog).contains(u"Do you still know your recovery password?"_s));
    type(*dialog, {u"something else"_s});
    press(*dialog, u"Check"_s);
    QTRY_VERIFY_WITH_TIMEOUT(UiTest::visibleText(*dialog).contains(u"That isn't the recovery password."_s), patience);
    type(*dialog, {password});
    press(*dialog, u"Check"_s);
    QTRY_VERIFY_WITH_TIMEOUT(UiTest::visibleText(*dialog).contains(u"That is your recovery password"_s), patience);
    press(*dialog, u"Done"_s);
    QVERIFY(!dialog->isVisible());
}

void TstCheckDialog::aForgottenPasswordCanBeReplaced()
{
    m_bench->addPassword(password);
    m_flow->practisePassword();
    press(*shown<CheckDialog>(), u"Set a new one…"_s);
    QVERIFY(shown<CheckDialog>() == nullptr);
    QVERIFY(shown<WaysDialog>() != nullptr);
    QVERIFY(UiTest::visibleText(*shown<WaysDialog>()).contains(u"Choose a new password"_s));
}

void TstCheckDialog::theSheetStillOpens()
{
    const QString key = m_bench->addKey();
    m_flow->checkSheet();
    auto *dialog = shown<CheckDialog>();
    type(*dialog, groupsOf(key, allGroups));
    press(*dialog, u"Check"_s);
    QTRY_VERIFY_WITH_TIMEOUT(
        UiTest::visibleText(*dialog).contains(u"The key on your sheet opens your codes"_s), patience);
}

void TstCheckDialog::theKeyIsNoPassword()
{
    m_bench->addPassword(password);
    const QString key = m_bench->addKey();
    m_flow->practisePassword();
    auto *dialog = shown<CheckDialog>();
    type(*dialog, {key}); // it opens the vault, but that is not what was asked
    press(*dialog, u"Check"_s);
    QTRY_VERIFY_WITH_TIMEOUT(UiTest::visibleText(*dialog).contains(u"That isn't the recovery password."_s), patience);
}

void TstCheckDialog::anOlderSheetIsNamed()
{
    m_bench->addKey();
    const auto older = m_bench->session->newRecoveryKey();
    m_flow->checkSheet();
    auto *dialog = shown<CheckDialog>();
    type(*dialog, groupsOf(QString::fromLatin1(older->view()), allGroups));
    press(*dialog, u"Check"_s);
    QTRY_VERIFY_WITH_TIMEOUT(UiTest::visibleText(*dialog).contains(u"Is it from an older sheet?"_s), patience);
    press(*dialog, u"Make a new key…"_s);
    QVERIFY(shown<WaysDialog>() != nullptr);
}

void TstCheckDialog::whatIsMissingIsMade()
{
    for (const auto &ask : {&ProtectFlow::checkSheet, &ProtectFlow::practisePassword, &ProtectFlow::changePassword,
             &ProtectFlow::makeNewRecoveryKey}) {
        (m_flow.get()->*ask)();
        QVERIFY(shown<ProtectDialog>() != nullptr);
        shown<ProtectDialog>()->reject();
    }
    m_flow->removePassword();
    m_flow->removeRecoveryKey();
    QVERIFY(shown<QDialog>() == nullptr); // there is nothing to remove
}

void TstCheckDialog::nothingIsChanged()
{
    m_bench->addPassword(password);
    const QByteArray before = contentOf(m_bench->vault.path());
    m_flow->practisePassword();
    type(*shown<CheckDialog>(), {password});
    press(*shown<CheckDialog>(), u"Check"_s);
    QTRY_VERIFY_WITH_TIMEOUT(UiTest::button(*shown<CheckDialog>(), u"Done"_s) != nullptr, patience);
    QCOMPARE(contentOf(m_bench->vault.path()), before);
}

QTEST_MAIN(TstCheckDialog)
#include "tst_checkdialog.moc"
