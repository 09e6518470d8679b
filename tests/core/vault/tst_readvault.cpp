// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/otp/base32.h"
#include "core/vault/vaultfile.h"
#include "tests/core/vault/vaulttesting.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>

using namespace Countersign;
using namespace Qt::StringLiterals;

/// What we write is read by a program that shares no code with us (tests/tools/read_vault.py).
class TstReadVault : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void opensWithThePassword();
    void opensWithTheKeychainsKey();
    void tellsAWrongPassword();

private:
    struct Answer
    {
        int exitCode = -1;
        QJsonObject object;
    };
    static Answer read(const QStringList &arguments, const QByteArray &input = {});
    static std::vector<Account> accountsOfAllTypes();
    static void compare(const QJsonArray &entries, const QJsonObject &groups, const VaultSession &session);
    static void fill(VaultSession &session);
};

TstReadVault::Answer TstReadVault::read(const QStringList &arguments, const QByteArray &input)
{
    QProcess process;
    process.start(
        QStringLiteral(COUNTERSIGN_PYTHON), QStringList{QStringLiteral(READ_VAULT), u"--strict"_s} + arguments);
    process.write(input);
    process.closeWriteChannel();
    if (!process.waitForFinished(60000))
        return {};
    const QByteArray trouble = process.readAllStandardError();
    if (process.exitCode() != 0)
        qInfo("%s", trouble.constData());
    return {process.exitCode(), QJsonDocument::fromJson(process.readAllStandardOutput()).object()};
}

std::vector<Account> TstReadVault::accountsOfAllTypes()
{
    std::vector<Account> accounts;
    for (const OtpType type : {OtpType::Totp, OtpType::Hotp, OtpType::Steam, OtpType::Motp, OtpType::Yandex}) {
        Account account = totpAccount(u"Caf\u00e9 \U0001F511 \"q\" \\ /"_s, otpTypeName(type));
        account.parameters = defaultParameters(type);
        account.note = u"two\nlines"_s;
        account.favorite = type == OtpType::Hotp;
        account.groups = {u"work"_s, u"home"_s};
        account.pin = type >= OtpType::Motp ? SecretBytes::fromString(u"1234") : SecretBytes();
        accounts.push_back(std::move(account));
    }
    accounts.back().groups.clear();
    return accounts;
}

void TstReadVault::fill(VaultSession &session)
{
    Waiter<QList<AccountId>> waiter;
    session.addAccounts(accountsOfAllTypes(), &session, waiter.done());
    QVERIFY_RESULT(waiter.wait());
    const auto more = SessionBench::add(session, totpAccount(u"removed"_s));
    QVERIFY_RESULT(more);
    QVERIFY_RESULT(SessionBench::remove(session, *more));
    QVERIFY_RESULT(SessionBench::advance(session, session.summaries().at(1).id));
}

void TstReadVault::compare(const QJsonArray &entries, const QJsonObject &groups, const VaultSession &session)
{
    const auto summaries = session.summaries();
    QCOMPARE(entries.size(), summaries.size());
    for (qsizetype i = 0; i < summaries.size(); ++i) {
        const AccountSummary &summary = summaries.at(i);
        const QJsonObject entry = entries.at(i).toObject();
        const QJsonObject info = entry.value(u"info"_s).toObject();
        QCOMPARE(entry.value(u"uuid"_s).toString(), summary.id.toString(QUuid::WithoutBraces));
        QCOMPARE(entry.value(u"type"_s).toString(), QString(otpTypeName(summary.parameters.type)));
        QCOMPARE(entry.value(u"name"_s).toString(), summary.name);
        QCOMPARE(entry.value(u"issuer"_s).toString(), summary.issuer);
        QCOMPARE(entry.value(u"note"_s).toString(), summary.note);
        QCOMPARE(entry.value(u"favorite"_s).toBool(), summary.favorite);
        QCOMPARE(info.value(u"algo"_s).toString(), QString(hashName(summary.parameters.algorithm)));
        QCOMPARE(info.value(u"digits"_s).toInt(), summary.parameters.digits);
        if (summary.parameters.isTimeBased())
            QCOMPARE(info.value(u"period"_s).toInteger(), summary.parameters.period.count());
        else
            QCOMPARE(info.value(u"counter"_s).toInteger(), 1);
        QCOMPARE(info.value(u"secret"_s).toString(), u"GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"_s);
        QStringList names;
        for (const QJsonValue &group : entry.value(u"groups"_s).toArray())
            names.append(groups.value(group.toString()).toString());
        QCOMPARE(names, summary.groups);
    }
}

void TstReadVault::opensWithThePassword()
{
    SessionBench bench;
    const auto session = bench.loaded(nullptr);
    QVERIFY_RESULT(SessionBench::createWithPassword(*session, u"p\u00e4ss w\u00f6rd"));
    fill(*session);
    for (const QString &typed : {u"p\u00e4ss w\u00f6rd"_s, u"pa\u0308ss wo\u0308rd"_s}) {
        const Answer answer = read({bench.path()}, typed.toUtf8() + "\n");
        QCOMPARE(answer.exitCode, 0);
        QCOMPARE(answer.object.value(u"version"_s).toInt(), 3);
        compare(answer.object.value(u"entries"_s).toArray(), answer.object.value(u"groups"_s).toObject(), *session);
        const QJsonArray trash = answer.object.value(u"countersign"_s).toObject().value(u"trash"_s).toArray();
        QCOMPARE(trash.size(), 1);
        QCOMPARE(trash.at(0).toObject().value(u"entry"_s).toObject().value(u"issuer"_s), QJsonValue(u"removed"_s));
    }
}

void TstReadVault::opensWithTheKeychainsKey()
{
    SessionBench bench;
    const auto session = bench.loaded();
    fill(*session);
    const auto file = VaultFile::parse(SecretBytes::copyOf(contentOf(bench.path())));
    QVERIFY_RESULT(file);
    Waiter<SecretBytes> key;
    bench.keychain.read(file->slots.front().keychainAccount, this, key.done());
    QVERIFY_RESULT(key.wait());
    const QString keyFile = bench.folder.filePath(u"key"_s);
    QVERIFY(writeContent(keyFile, key.wait()->view().toByteArray() + "\n"));
    const Answer answer = read({u"--raw-key-file"_s, keyFile, bench.path()});
    QCOMPARE(answer.exitCode, 0);
    compare(answer.object.value(u"entries"_s).toArray(), answer.object.value(u"groups"_s).toObject(), *session);
}

void TstReadVault::tellsAWrongPassword()
{
    SessionBench bench;
    QVERIFY_RESULT(SessionBench::createWithPassword(*bench.loaded(nullptr), u"right"));
    QCOMPARE(read({bench.path()}, "wrong\n").exitCode, 3);
}

QTEST_GUILESS_MAIN(TstReadVault)
#include "tst_readvault.moc"
