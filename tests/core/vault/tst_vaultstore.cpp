// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/openvault.h"
#include "tests/core/vault/vaultfiles.h"
#include "tests/core/vault/vaulttesting.h"

#include <QDir>
#include <QFileInfo>
#include <QProcess>

#if !defined(Q_OS_WIN)
#include <sys/stat.h>
#include <unistd.h>
#endif
#if defined(Q_OS_LINUX)
#include <sys/mount.h>
#endif

using namespace Countersign;
using namespace Qt::StringLiterals;

/// The disk: what is saved is there, what was there before is kept, and troubles are told apart.
class TstVaultStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsWhatItSaved();
    void keepsThePreviousCopy();
    void createsButNeverReplaces();
    void followsSymbolicLinks();
    void makesAVaultBehindADanglingLink();
    void removesItsOwnLeftoversOnly();
    void recoversFromAPreviousCopyThatIsTheVaultItself();
    void refusesWhatIsNoFile();
    void letsALockGoWhenItsOwnerDies();
    void saysThatTheDiskIsFull();
    void saysThatAWriteLimitIsReached();
    void saysThatItMayNotWrite_data();
    void saysThatItMayNotWrite();
    void noticesThatAFileWasReplaced();
    void makesFoldersPrivate();

private:
    /// Runs the helper on a vault and gives its lines.
    static QStringList saver(const QStringList &arguments);
    static QByteArray bigVault() { return *sealedFile(ownDatabase("")).toBytes(); }

    SystemRandomSource m_random;
};

QStringList TstVaultStore::saver(const QStringList &arguments)
{
    QProcess process;
    process.start(QStringLiteral(VAULTSAVER), arguments);
    if (!process.waitForFinished(60000) || process.exitCode() != 0)
        return {u"helper failed"_s};
    return QString::fromUtf8(process.readAllStandardOutput()).split(u'\n', Qt::SkipEmptyParts);
}

void TstVaultStore::readsWhatItSaved()
{
    const QTemporaryDir folder;
    const VaultStore store(folder.filePath(u"vault.json"_s));
    QVERIFY_ERROR(store.read(), ErrorCode::FileNotFound);
    QVERIFY(!store.stamp());
    const auto lock = store.lock();
    QVERIFY_RESULT(lock);
    const auto made = store.create("one", *lock, m_random);
    QVERIFY_RESULT(made);
    auto content = store.read();
    QVERIFY_RESULT(content);
    QCOMPARE(content->bytes.view(), QByteArrayView("one"));
    QCOMPARE(content->digest, made->digest);
    QCOMPARE(content->digest, QByteArray::fromHex("7692c3ad3540bb803c020b3aee66cd8887123234ea0c6e7143c0add73ff431ed"));
    QVERIFY(content->stamp == made->stamp);
    const auto saved = store.save("two", *lock, m_random);
    QVERIFY_RESULT(saved);
    QVERIFY(saved->digest != made->digest);
    QCOMPARE(store.read()->bytes.view(), QByteArrayView("two"));
}

void TstVaultStore::keepsThePreviousCopy()
{
    const QTemporaryDir folder;
    const VaultStore store(folder.filePath(u"vault.json"_s));
    const auto lock = store.lock();
    QVERIFY_RESULT(store.create("0", *lock, m_random));
    QVERIFY(!QFileInfo::exists(store.path() + u".previous"_s));
    for (int i = 1; i < 5; ++i) {
        QVERIFY_RESULT(store.save(QByteArray::number(i), *lock, m_random));
        QCOMPARE(contentOf(store.path()), QByteArray::number(i));
        QCOMPARE(contentOf(store.path() + u".previous"_s), QByteArray::number(i - 1));
    }
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden),
        (QStringList{u"vault.json"_s, u"vault.json.lock"_s, u"vault.json.previous"_s}));
}

void TstVaultStore::createsButNeverReplaces()
{
    const QTemporaryDir folder;
    const VaultStore store(folder.filePath(u"vault.json"_s));
    const auto lock = store.lock();
    QVERIFY(writeContent(store.path(), "precious"));
    QVERIFY_ERROR(store.create("new", *lock, m_random), ErrorCode::FileExists);
    QCOMPARE(contentOf(store.path()), QByteArray("precious"));
    // Also below the check: the last step refuses by itself.
    QVERIFY(writeContent(folder.filePath(u"other"_s), "new"));
    QVERIFY_ERROR(PlatformFile::moveToNew(folder.filePath(u"other"_s), store.path()), ErrorCode::FileExists);
    QCOMPARE(contentOf(store.path()), QByteArray("precious"));
}

void TstVaultStore::followsSymbolicLinks()
{
    const QTemporaryDir folder;
    const QString target = folder.filePath(u"synced/real.json"_s);
    const QString link = folder.filePath(u"vault.json"_s);
    QVERIFY(QDir().mkpath(folder.filePath(u"synced"_s)));
    QVERIFY(writeContent(target, "old"));
    QVERIFY(QFile::link(u"synced/real.json"_s, link)); // relative, as people make them
    const VaultStore store(link);
    const auto lock = store.lock();
    QVERIFY_RESULT(lock);
    QVERIFY_RESULT(store.save("new", *lock, m_random));
    QVERIFY(QFileInfo(link).isSymbolicLink());
    QCOMPARE(contentOf(target), QByteArray("new"));
    QCOMPARE(contentOf(target + u".previous"_s), QByteArray("old"));
    // Whoever comes by the other name waits for the same lock.
    QVERIFY_ERROR(VaultStore(target).lock(std::chrono::milliseconds{1}), ErrorCode::FileBusy);
}

void TstVaultStore::makesAVaultBehindADanglingLink()
{
    const QTemporaryDir folder;
    QVERIFY(QFile::link(folder.filePath(u"real.json"_s), folder.filePath(u"vault.json"_s)));
    const VaultStore store(folder.filePath(u"vault.json"_s));
    QVERIFY_ERROR(store.read(), ErrorCode::FileNotFound);
    const auto lock = store.lock();
    QVERIFY_RESULT(store.create("new", *lock, m_random));
    QCOMPARE(contentOf(folder.filePath(u"real.json"_s)), QByteArray("new"));
    QVERIFY(QFileInfo(store.path()).isSymbolicLink());
}

void TstVaultStore::removesItsOwnLeftoversOnly()
{
    const QTemporaryDir folder;
    const VaultStore store(folder.filePath(u"vault.json"_s));
    const auto lock = store.lock();
    QVERIFY_RESULT(store.create("0", *lock, m_random));
    const QStringList ours{u".vault.json.0123456789abcdef.tmp"_s, u".vault.json.ffffffffffffffff.tmp"_s};
    const QStringList foreign{u".vault.json.tmp"_s, u".vault.json.0123456789abcdeg.tmp"_s, u"vault.json.bak"_s,
        u".other.json.0123456789abcdef.tmp"_s, u".vault.json.0123456789abcdef.tmp.txt"_s, u"x.tmp"_s};
    for (const QString &name : ours + foreign)
        QVERIFY(writeContent(folder.filePath(name), "x"));
    QVERIFY(QDir().mkpath(folder.filePath(u".vault.json.aaaaaaaaaaaaaaaa.tmp"_s)));
    QVERIFY_RESULT(store.save("1", *lock, m_random));
    for (const QString &name : ours)
        QVERIFY(!QFileInfo::exists(folder.filePath(name)));
    for (const QString &name : foreign)
        QVERIFY2(QFileInfo::exists(folder.filePath(name)), qPrintable(name));
    QVERIFY(QFileInfo::exists(folder.filePath(u".vault.json.aaaaaaaaaaaaaaaa.tmp"_s)));
}

void TstVaultStore::recoversFromAPreviousCopyThatIsTheVaultItself()
{
    // A saver died after it had linked the previous copy and before it replaced the vault.
    const QTemporaryDir folder;
    const VaultStore store(folder.filePath(u"vault.json"_s));
    const auto lock = store.lock();
    QVERIFY_RESULT(store.create("0", *lock, m_random));
    QVERIFY_RESULT(PlatformFile::duplicate(store.path(), store.path() + u".previous"_s));
    QVERIFY_RESULT(store.save("1", *lock, m_random));
    QCOMPARE(contentOf(store.path()), QByteArray("1"));
    QCOMPARE(contentOf(store.path() + u".previous"_s), QByteArray("0"));
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden).size(), 3);
}

void TstVaultStore::refusesWhatIsNoFile()
{
    const QTemporaryDir folder;
    QVERIFY_ERROR(VaultStore(folder.path()).read(), ErrorCode::FileUnreadable);
    QVERIFY_ERROR(VaultStore(folder.filePath(u"no/vault.json"_s)).read(), ErrorCode::FileNotFound);
    QVERIFY_ERROR(VaultStore(folder.filePath(u"no/vault.json"_s)).lock(), ErrorCode::FileNotFound);
#if !defined(Q_OS_WIN)
    const QString pipe = folder.filePath(u"pipe"_s);
    QCOMPARE(mkfifo(QFile::encodeName(pipe).constData(), 0600), 0);
    QVERIFY_ERROR(VaultStore(pipe).read(), ErrorCode::FileUnreadable); // and does not wait for a writer
#endif
}

void TstVaultStore::letsALockGoWhenItsOwnerDies()
{
    const QTemporaryDir folder;
    const VaultStore store(folder.filePath(u"vault.json"_s));
    QProcess owner;
    owner.start(QStringLiteral(VAULTSAVER), {u"lock"_s, store.path()});
    QVERIFY(owner.waitForReadyRead(60000));
    QCOMPARE(owner.readLine(), QByteArray("locked\n"));
    QVERIFY_ERROR(store.lock(std::chrono::milliseconds{50}), ErrorCode::FileBusy);
    owner.kill();
    QVERIFY(owner.waitForFinished(60000));
    QVERIFY_RESULT(store.lock());
}

void TstVaultStore::saysThatTheDiskIsFull()
{
#if defined(Q_OS_LINUX)
    const QTemporaryDir folder;
    const bool mounted =
        geteuid() == 0 && mount("none", qPrintable(folder.path()), "tmpfs", 0, "size=64k,mode=0700") == 0;
    if (mounted) {
        const QString path = folder.filePath(u"vault.json"_s);
        const bool prepared = writeContent(path, bigVault());
        const QByteArray before = contentOf(path);
        const QStringList lines = saver({u"save"_s, path});
        const QByteArray after = contentOf(path);
        const auto names = QDir(folder.path()).entryList(QDir::Files | QDir::Hidden);
        umount(qPrintable(folder.path()));
        QVERIFY(prepared);
        QCOMPARE(lines, (QStringList{u"writable"_s, QString::number(static_cast<int>(ErrorCode::DiskFull))}));
        QCOMPARE(after, before);
        QCOMPARE(names, (QStringList{u"vault.json"_s, u"vault.json.lock"_s}));
        return;
    }
#endif
    saysThatAWriteLimitIsReached();
}

void TstVaultStore::saysThatAWriteLimitIsReached()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"vault.json"_s);
    QVERIFY(writeContent(path, bigVault()));
    const QByteArray before = contentOf(path);
    QCOMPARE(saver({u"save"_s, path, u"limit"_s, u"65536"_s}),
        (QStringList{u"writable"_s, QString::number(static_cast<int>(ErrorCode::QuotaReached))}));
    QCOMPARE(contentOf(path), before);
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden),
        (QStringList{u"vault.json"_s, u"vault.json.lock"_s}));
    QCOMPARE(saver({u"save"_s, path}), (QStringList{u"writable"_s, u"saved"_s}));
}

void TstVaultStore::saysThatItMayNotWrite_data()
{
    QTest::addColumn<int>("folderMode");
    QTest::addColumn<int>("fileMode");
    QTest::newRow("a folder that may not be changed") << 0555 << 0644;
    QTest::newRow("a file that may not be changed") << 0777 << 0444;
}

void TstVaultStore::saysThatItMayNotWrite()
{
    QFETCH(int, folderMode);
    QFETCH(int, fileMode);
#if !defined(Q_OS_WIN)
    // Root may write everywhere, so the helper becomes nobody then. The folder belongs to who runs the test.
    const QTemporaryDir folder;
    const QString inner = folder.filePath(u"inner"_s);
    const QString path = inner + u"/vault.json"_s;
    QVERIFY(QDir().mkpath(inner));
    QVERIFY(writeContent(path, bigVault()));
    const QByteArray before = contentOf(path);
    QCOMPARE(chmod(qPrintable(folder.path()), 0755), 0);
    QCOMPARE(chmod(qPrintable(path), static_cast<mode_t>(fileMode)), 0);
    QCOMPARE(chmod(qPrintable(inner), static_cast<mode_t>(folderMode)), 0);
    QStringList arguments{u"save"_s, path};
    if (geteuid() == 0)
        arguments.append(u"as-nobody"_s);
    const QStringList lines = saver(arguments);
    QCOMPARE(chmod(qPrintable(inner), 0755), 0);
    QCOMPARE(lines, (QStringList{u"read-only"_s, QString::number(static_cast<int>(ErrorCode::ReadOnly))}));
    QCOMPARE(contentOf(path), before);
    QCOMPARE(QDir(inner).entryList(QDir::Files | QDir::Hidden), QStringList{u"vault.json"_s});
#endif
}

void TstVaultStore::noticesThatAFileWasReplaced()
{
    const QTemporaryDir folder;
    const VaultStore store(folder.filePath(u"vault.json"_s));
    const auto lock = store.lock();
    const auto made = store.create("same", *lock, m_random);
    QVERIFY(store.stamp() == made->stamp);
    const auto saved = store.save("same", *lock, m_random);
    QCOMPARE(saved->digest, made->digest);
    QVERIFY(!(saved->stamp == made->stamp));
}

void TstVaultStore::makesFoldersPrivate()
{
    const QTemporaryDir folder;
    const VaultStore store(folder.filePath(u"a/b/vault.json"_s));
    QVERIFY_RESULT(store.makeFolder());
    QVERIFY_RESULT(store.makeFolder());
    constexpr auto others = QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ExeGroup
        | QFileDevice::ReadOther | QFileDevice::WriteOther | QFileDevice::ExeOther;
    for (const QString &name : {u"a"_s, u"a/b"_s})
        QVERIFY(!(QFileInfo(folder.filePath(name)).permissions() & others));
}

QTEST_GUILESS_MAIN(TstVaultStore)
#include "tst_vaultstore.moc"
