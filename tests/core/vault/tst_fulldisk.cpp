// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/openvault.h"
#include "tests/core/vault/vaultfiles.h"
#include "tests/core/vault/vaulttesting.h"

#include <QDir>
#include <QProcess>
#include <QRegularExpression>

using namespace Countersign;
using namespace Qt::StringLiterals;

/// Real disks that are full or read-only: small file systems in memory, mounted in a name space of the test's own, for
/// which nobody needs to be root. Where the system allows no such name space, a limit on the size of files takes the
/// full disk's place, and the read-only one is left to tst_vaultstore.
class TstFullDisk : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void losesNothingWhenKilled();
    void losesNothingWhenKilledOnAFullDisk();
    void opensOnAReadOnlyDisk();

private:
    static QString run(const QStringList &command);
    /// A shell script that has a small file system of its own at its first argument.
    [[nodiscard]] QStringList mounting(const QString &script, const QStringList &arguments) const;
    /// Reads "kills K saves S refused R".
    static void check(const QString &said, int leastRefused);

    QStringList m_unshare; ///< Empty: there is no way.
};

namespace
{
constexpr int patience = 280'000;
constexpr int kills = 1000;
} // namespace

void TstFullDisk::initTestCase()
{
    // Killing a process loses nothing that the kernel has, so the disk need not be a slow one.
    if (QFileInfo(u"/dev/shm"_s).isWritable())
        qputenv("TMPDIR", "/dev/shm");
    for (const QStringList &way : {QStringList{u"unshare"_s, u"-Urm"_s}, QStringList{u"unshare"_s, u"-m"_s}}) {
        m_unshare = way;
        const QTemporaryDir folder;
        if (run(mounting(u"echo mounted"_s, {folder.path()})).trimmed() == u"mounted"_s)
            return;
    }
    m_unshare.clear();
    qInfo("no name space with mounts of its own is allowed here");
}

QString TstFullDisk::run(const QStringList &command)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(command.first(), command.mid(1));
    if (!process.waitForFinished(patience))
        return u"did not end"_s;
    return QString::fromUtf8(process.readAllStandardOutput());
}

QStringList TstFullDisk::mounting(const QString &script, const QStringList &arguments) const
{
    return m_unshare
        + QStringList{u"sh"_s, u"-c"_s, u"mount -t tmpfs -o size=64k,mode=0700 none \"$1\" && "_s + script, u"sh"_s}
    + arguments;
}

void TstFullDisk::check(const QString &said, int leastRefused)
{
    static const QRegularExpression figures(u"^kills (\\d+) saves (\\d+) refused (\\d+)\\s*$"_s);
    const auto match = figures.match(said);
    QVERIFY2(match.hasMatch(), qPrintable(said));
    qInfo("%s", qPrintable(said.trimmed() + u", nothing lost"_s));
    QCOMPARE(match.captured(1).toInt(), kills);
    QVERIFY(match.captured(2).toInt() > kills / 10);
    QVERIFY(match.captured(3).toInt() >= leastRefused);
}

void TstFullDisk::losesNothingWhenKilled()
{
    const QTemporaryDir folder;
    check(run({QStringLiteral(VAULTSTORM), folder.filePath(u"vault.json"_s), QString::number(kills)}), 0);
}

void TstFullDisk::losesNothingWhenKilledOnAFullDisk()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"vault.json"_s);
    if (m_unshare.isEmpty())
        check(run({QStringLiteral(VAULTSTORM), path, QString::number(kills), u"limit"_s, u"16384"_s}), kills / 10);
    else
        check(run(mounting(u"exec \"$2\" \"$3\" \"$4\""_s,
                  {folder.path(), QStringLiteral(VAULTSTORM), path, QString::number(kills)})),
            kills / 10);
}

void TstFullDisk::opensOnAReadOnlyDisk()
{
    if (m_unshare.isEmpty())
        return;
    const QTemporaryDir folder;
    const QString source = folder.filePath(u"source"_s);
    const QString disk = folder.filePath(u"disk"_s);
    QVERIFY(QDir().mkpath(disk));
    QVERIFY(writeContent(source,
        *sealedFile(ownDatabase(R"({"type":"totp","uuid":"11111111-1111-4111-8111-111111111111","name":"me",)"
                                R"("info":{"secret":"GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"},"countersign":{}})"))
             .toBytes()));
    const QString said = run(mounting(
        u"cp \"$2\" \"$1/vault.json\" && mount -o remount,ro \"$1\" && \"$3\" save \"$1/vault.json\" && ls -A \"$1\""_s,
        {disk, source, QStringLiteral(VAULTSAVER)}));
    QCOMPARE(said.split(u'\n', Qt::SkipEmptyParts),
        (QStringList{u"read-only"_s, u"code at 59: 287082"_s,
            QString::number(static_cast<int>(ErrorCode::ReadOnlyDisk)), u"vault.json"_s}));
}

QTEST_GUILESS_MAIN(TstFullDisk)
#include "tst_fulldisk.moc"
