// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/openvault.h"
#include "tests/core/vault/vaultfiles.h"
#include "tests/core/vault/vaulttesting.h"

#include <QDir>
#include <QProcess>
#include <QRandomGenerator>

using namespace Countersign;
using namespace Qt::StringLiterals;

/// A program that saves all the time is killed at random moments, again and again.
class TstVaultCrash : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void opensAfterEveryKill();
};

namespace
{
/// The number that the saver wrote last; nothing when the file is not whole.
std::optional<int> countIn(const QString &path)
{
    auto read = VaultWork::read(VaultStore(path));
    if (!read)
        return std::nullopt;
    const auto vault = VaultWork::open(std::move(*read), knownMasterKey());
    if (!vault || (*vault)->content->summaries().size() != 1)
        return std::nullopt;
    return (*vault)->content->summaries().first().name.toInt();
}

/// Lets the saver run for a random moment, kills it, and gives the last count it told us of.
int killedSaver(const QString &path, QRandomGenerator &random)
{
    QProcess saver;
    saver.start(QStringLiteral(VAULTSAVER), {u"loop"_s, path});
    if (!saver.waitForReadyRead(60000))
        return -1;
    constexpr int longestRun = 80'000;
    QThread::usleep(static_cast<unsigned long>(random.bounded(longestRun)));
    saver.kill(); // SIGKILL
    saver.waitForFinished(60000);
    const QList<QByteArray> lines = saver.readAllStandardOutput().split('\n');
    // The last one may have been cut off in the middle.
    return lines.size() < 2 ? -1 : lines.at(lines.size() - 2).toInt();
}
} // namespace

void TstVaultCrash::opensAfterEveryKill()
{
    constexpr int wantedSaves = 1000;
    constexpr int wantedKills = 200;
    constexpr int mostKills = 3000;
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"vault.json"_s);
    QVERIFY(writeContent(path,
        *sealedFile(ownDatabase(R"({"type":"totp","uuid":"11111111-1111-4111-8111-111111111111",)"
                                R"("name":"0","info":{"secret":"AAAA"}})"))
             .toBytes()));
    QRandomGenerator random(1);
    int kills = 0;
    int last = 0;
    while ((kills < wantedKills || last < wantedSaves) && kills < mostKills) {
        const int told = killedSaver(path, random);
        ++kills;
        QVERIFY(told >= 0);
        const auto count = countIn(path);
        QVERIFY2(count, qPrintable(u"not whole after kill %1"_s.arg(kills)));
        // What it said was saved is there; at most one more save was done that it could not tell of.
        QVERIFY2(*count == told || *count == told + 1, qPrintable(u"%1 after %2"_s.arg(*count).arg(told)));
        const auto previous = countIn(path + u".previous"_s);
        QVERIFY(previous);
        QVERIFY2(*previous == *count || *previous == *count - 1, qPrintable(u"%1, %2"_s.arg(*previous).arg(*count)));
        last = *count;
    }
    QVERIFY(last >= wantedSaves);
    qInfo("%d saves, %d kills", last, kills);
    // The next save tidies up after all of them.
    QProcess saver;
    saver.start(QStringLiteral(VAULTSAVER), {u"save"_s, path});
    QVERIFY(saver.waitForFinished(60000));
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden),
        (QStringList{u"vault.json"_s, u"vault.json.lock"_s, u"vault.json.previous"_s}));
}

QTEST_GUILESS_MAIN(TstVaultCrash)
#include "tst_vaultcrash.moc"
