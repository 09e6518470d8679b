// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/openvault.h"
#include "core/vault/passwordtext.h"
#include "tests/core/vault/vaultfiles.h"
#include "tests/core/vault/vaulttesting.h"

#include <QJsonArray>

using namespace Countersign;
using namespace Qt::StringLiterals;

namespace
{
constexpr auto emptyDatabase = R"({"version":3,"entries":[]})";

Result<VaultWork::Unwrapped> unlocked(const VaultFile &file, QStringView password)
{
    return VaultWork::masterKeyFromPassword(file, SecretBytes::fromString(password), false);
}

VaultFile reread(const VaultFile &file)
{
    return *VaultFile::parse(secretOf(*file.toBytes()));
}

/// A slot as Aegis made it when it still took its whole buffer for the password.
KeySlot oldSlot(const QByteArray &padded)
{
    SystemRandomSource random;
    KeySlot slot = *KeySlots::wrapForPassword(knownMasterKey(), secretOf("irrelevant"), cheapCost, random);
    const auto *salt = reinterpret_cast<const std::uint8_t *>(slot.salt.constData());
    const auto key = scrypt(secretOf(padded).span(), {salt, static_cast<std::size_t>(slot.salt.size())}, cheapCost);
    const auto sealed = AesGcm::seal(*key, knownMasterKey().span(), random);
    slot.wrappedKey = sealed->ciphertext;
    slot.nonce = sealed->nonce;
    slot.tag = sealed->tag;
    slot.repaired = false;
    return slot;
}
} // namespace

/// The outer file: slots, limits, and what is kept.
class TstVaultFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsBackWhatItWrites();
    void writesWhatAegisExpects();
    void keepsUnknownMembersAtEveryLevel();
    void keepsSlotsOfOtherKinds();
    void opensWithTheOtherSlotsWhenOneIsDamaged();
    void putsPasswordsFirst();
    void toleratesTrailingNulsAndAByteOrderMark();
    void opensSlotsWithAegissOldPadding_data();
    void opensSlotsWithAegissOldPadding();
    void triesNoPaddingOnRepairedSlots();
    void normalisesPasswords();
    void triesAPasswordAsTyped();
    void tellsAWrongPasswordFromADamagedFile();
    void refusesExpensiveSlotsBeforeWorking();
    void keepsKeysAsOneLineOfText();
    void readsPlainFilesButNotAsAVault();
    void stopsBetweenSlotsWhenCancelled();
    void neverSealsTwiceWithTheSameNonce();
};

void TstVaultFile::readsBackWhatItWrites()
{
    const VaultFile file = sealedFile(emptyDatabase);
    const VaultFile again = reread(file);
    QCOMPARE(again.slots.size(), std::size_t{2});
    QCOMPARE(again.slots[1].keychainBackend, u"memory"_s);
    QCOMPARE(again.slots[1].keychainAccount, u"5b0a1c1e-0000-4000-8000-000000000001"_s);
    QCOMPARE(*again.toBytes(), *file.toBytes());
    QVERIFY(unlocked(again, u"right")->masterKey == knownMasterKey());
    QVERIFY(*KeySlots::unwrapRaw(again.slots[1], knownWrappingKey()) == knownMasterKey());
    QVERIFY_RESULT(SealedVault::open(again, knownMasterKey()));
}

void TstVaultFile::writesWhatAegisExpects()
{
    const QJsonObject file = QJsonDocument::fromJson(*sealedFile(emptyDatabase).toBytes()).object();
    QCOMPARE(file.keys(), (QStringList{u"db"_s, u"header"_s, u"version"_s}));
    QCOMPARE(file.value(u"version"_s), QJsonValue(1));
    QVERIFY(file.value(u"db"_s).isString());
    const QJsonObject header = file.value(u"header"_s).toObject();
    QCOMPARE(header.keys(), (QStringList{u"params"_s, u"slots"_s}));
    const QRegularExpression hex24(u"\\A[0-9a-f]{24}\\z"_s);
    const QRegularExpression hex32(u"\\A[0-9a-f]{32}\\z"_s);
    const QRegularExpression hex64(u"\\A[0-9a-f]{64}\\z"_s);
    const auto hasParameters = [&](const QJsonObject &parameters) {
        return hex24.match(parameters.value(u"nonce"_s).toString()).hasMatch()
            && hex32.match(parameters.value(u"tag"_s).toString()).hasMatch() && parameters.size() == 2;
    };
    QVERIFY(hasParameters(header.value(u"params"_s).toObject()));
    const QJsonArray keySlots = header.value(u"slots"_s).toArray();
    QCOMPARE(keySlots.size(), 2);
    for (const QJsonValue slot : keySlots) {
        QVERIFY(hex64.match(slot.toObject().value(u"key"_s).toString()).hasMatch());
        QVERIFY(hasParameters(slot.toObject().value(u"key_params"_s).toObject()));
        QVERIFY(!QUuid::fromString(slot.toObject().value(u"uuid"_s).toString()).isNull());
    }
    const QJsonObject password = keySlots.at(0).toObject();
    QCOMPARE(password.keys(),
        (QStringList{u"is_backup"_s, u"key"_s, u"key_params"_s, u"n"_s, u"p"_s, u"r"_s, u"repaired"_s, u"salt"_s,
            u"type"_s, u"uuid"_s}));
    QCOMPARE(password.value(u"type"_s), QJsonValue(1));
    QCOMPARE(password.value(u"repaired"_s), QJsonValue(true));
    QCOMPARE(password.value(u"is_backup"_s), QJsonValue(false));
    QVERIFY(hex64.match(password.value(u"salt"_s).toString()).hasMatch());
    QCOMPARE(keySlots.at(1).toObject().value(u"type"_s), QJsonValue(0));
}

void TstVaultFile::keepsUnknownMembersAtEveryLevel()
{
    QByteArray bytes = *sealedFile(emptyDatabase).toBytes();
    bytes.replace(R"("header":{)", R"("x1":[1.0],"header":{"x2":{"a":"b"},)");
    bytes.replace(R"("params":{)", R"("params":{"x3":null,)");
    bytes.replace(R"("key_params":{)", R"("key_params":{"x6":"z",)");
    bytes.replace(R"("type":1,)", R"("type":1,"x4":true,"countersign":{"kind":"new","more":1},)");
    bytes.replace(R"("backend":"memory")", R"("backend":"memory","x5":"y")");
    const VaultFile file = reread(*VaultFile::parse(secretOf(bytes)));
    QCOMPARE(file.slots[1].kind, KeySlot::Kind::Keychain);
    const QByteArray written = *file.toBytes();
    for (const char *part : {R"("x1":[1.0])", R"("x2":{"a":"b"})", R"("x3":null)", R"("x4":true)",
             R"("countersign":{"kind":"new","more":1})", R"("x5":"y")", R"("x6":"z")"})
        QVERIFY2(written.contains(part), part);
    QCOMPARE(written.count(R"("countersign")"), 2);
}

void TstVaultFile::keepsSlotsOfOtherKinds()
{
    const QByteArray biometric = R"({"type":2,"uuid":"x","key":"00ff","key_params":{"nonce":"a"},"n":1.50})";
    QByteArray bytes = *sealedFile(emptyDatabase).toBytes();
    bytes.replace(R"("slots":[)", R"("slots":[)" + biometric + ",");
    const VaultFile file = *VaultFile::parse(secretOf(bytes));
    QCOMPARE(file.slots[0].type, KeySlot::Type::Verbatim);
    QVERIFY(!file.slots[0].damaged);
    QVERIFY(file.toBytes()->contains(biometric));
    QVERIFY_RESULT(unlocked(file, u"right"));
}

void TstVaultFile::opensWithTheOtherSlotsWhenOneIsDamaged()
{
    QByteArray bytes = *sealedFile(emptyDatabase).toBytes();
    const QByteArray broken = R"({"type":1,"uuid":"x","key":"zz"})";
    bytes.replace(R"("slots":[)", R"("slots":[)" + broken + ",");
    const VaultFile file = *VaultFile::parse(secretOf(bytes));
    QVERIFY(file.slots[0].damaged);
    QVERIFY_RESULT(unlocked(file, u"right"));
    QVERIFY_ERROR(unlocked(file, u"wrong"), ErrorCode::FileDamaged); // it may have been that slot's
    QVERIFY(file.toBytes()->contains(broken));
}

void TstVaultFile::putsPasswordsFirst()
{
    SystemRandomSource random;
    VaultFile file = sealedFile(emptyDatabase);
    KeySlot recovery = *KeySlots::wrapForPassword(
        knownMasterKey(), secretOf("000001000002000003000004000005000006"), cheapCost, random);
    recovery.kind = KeySlot::Kind::RecoveryKey;
    file.addSlot(std::move(recovery));
    file.addSlot(*KeySlots::wrapForPassword(knownMasterKey(), secretOf("second"), cheapCost, random));
    const VaultFile again = reread(file);
    QCOMPARE(again.slots.size(), std::size_t{4});
    QCOMPARE(again.slots[0].kind, KeySlot::Kind::None);
    QCOMPARE(again.slots[1].kind, KeySlot::Kind::None);
    QCOMPARE(again.slots[2].kind, KeySlot::Kind::RecoveryKey);
    QCOMPARE(again.slots[3].kind, KeySlot::Kind::Keychain);
    QCOMPARE(unlocked(again, u"000001000002000003000004000005000006")->kind, KeySlot::Kind::RecoveryKey);
    QCOMPARE(unlocked(again, u"second")->kind, KeySlot::Kind::None);
}

void TstVaultFile::toleratesTrailingNulsAndAByteOrderMark()
{
    const QByteArray bytes = *sealedFile(emptyDatabase).toBytes();
    const auto file = VaultFile::parse(secretOf("\xEF\xBB\xBF" + bytes + "\r\n" + QByteArray(143, '\0')));
    QVERIFY_RESULT(file);
    QCOMPARE(*file->toBytes(), bytes);
    QVERIFY_ERROR(VaultFile::parse(secretOf(bytes + QByteArray(1, '\0') + "x")), ErrorCode::FileDamaged);
}

void TstVaultFile::opensSlotsWithAegissOldPadding_data()
{
    QTest::addColumn<QByteArray>("password");
    QTest::addColumn<qsizetype>("size");
    QTest::newRow("Java, ASCII") << QByteArray(70, 'p') << qsizetype{77};
    QTest::newRow("Android, ASCII") << QByteArray(70, 'p') << qsizetype{140};
    QTest::newRow("Android, short but padded over a block") << QByteArray(40, 'p') << qsizetype{80};
    // 40 letters of two bytes: 44 bytes are too few, 2 * 44 + 1 are enough.
    QTest::newRow("Java, grown once") << QString(40, QChar(0xe9)).toUtf8() << qsizetype{89};
}

void TstVaultFile::opensSlotsWithAegissOldPadding()
{
    QFETCH(QByteArray, password);
    QFETCH(qsizetype, size);
    const KeySlot slot = oldSlot(password.leftJustified(size, '\0'));
    const auto key = KeySlots::unwrapWithPassword(slot, secretOf(password));
    QVERIFY_RESULT(key);
    QVERIFY(*key == knownMasterKey());
    QVERIFY_ERROR(KeySlots::unwrapWithPassword(slot, secretOf(password + "x")), ErrorCode::WrongPassword);
}

void TstVaultFile::triesNoPaddingOnRepairedSlots()
{
    KeySlot slot = oldSlot(QByteArray(70, 'p').leftJustified(140, '\0'));
    slot.repaired = true;
    QVERIFY_ERROR(KeySlots::unwrapWithPassword(slot, secretOf(QByteArray(70, 'p'))), ErrorCode::WrongPassword);
}

void TstVaultFile::normalisesPasswords()
{
    QVERIFY(normalizedPassword(SecretBytes::fromString(u"e\u0301")) == SecretBytes::fromString(u"\u00e9"));
    QVERIFY(normalizedPassword(SecretBytes::fromString(u"\u00e9")) == SecretBytes::fromString(u"\u00e9"));
    QVERIFY(normalizedPassword(secretOf("plain")) == secretOf("plain"));
    QVERIFY(normalizedPassword(secretOf("\xff")) == secretOf("\xff"));
    QVERIFY(normalizedPassword(SecretBytes()).isEmpty());
}

void TstVaultFile::triesAPasswordAsTyped()
{
    // An app that does not normalise made the slot from two characters.
    const QByteArray typed = u"cafe\u0301"_s.toUtf8();
    KeySlot slot = oldSlot(typed);
    slot.repaired = true;
    QVERIFY_RESULT(KeySlots::unwrapWithPassword(slot, secretOf(typed)));
}

void TstVaultFile::tellsAWrongPasswordFromADamagedFile()
{
    VaultFile file = sealedFile(emptyDatabase);
    QVERIFY_ERROR(unlocked(file, u"wrong"), ErrorCode::WrongPassword);
    QVERIFY_ERROR(unlocked(file, u""), ErrorCode::WrongPassword);
    file.ciphertext[0] = static_cast<char>(file.ciphertext[0] ^ 1);
    const auto key = unlocked(file, u"right");
    QVERIFY_RESULT(key);
    QVERIFY_ERROR(SealedVault::open(file, key->masterKey), ErrorCode::FileDamaged);
    QVERIFY_ERROR(KeySlots::unwrapRaw(file.slots[1], secretOf(QByteArray(32, 'x'))), ErrorCode::KeyDoesNotFit);
}

void TstVaultFile::refusesExpensiveSlotsBeforeWorking()
{
    VaultFile file = sealedFile(emptyDatabase);
    for (const ScryptCost &cost : {ScryptCost{std::uint64_t{1} << 21, 1, 1}, ScryptCost{std::uint64_t{1} << 63, 8, 1},
             ScryptCost{16, 33, 1}, ScryptCost{16, 8, 17}, ScryptCost{std::uint64_t{1} << 20, 32, 16}}) {
        file.slots[0].cost = cost;
        QVERIFY_ERROR(unlocked(reread(file), u"right"), ErrorCode::KdfTooExpensive);
    }
}

void TstVaultFile::keepsKeysAsOneLineOfText()
{
    const SecretBytes text = KeySlots::keychainText(knownWrappingKey());
    QCOMPARE(text.view().toByteArray(), QByteArray(32, 'w').toBase64());
    QVERIFY(*KeySlots::keyFromKeychainText(text) == knownWrappingKey());
}

void TstVaultFile::readsPlainFilesButNotAsAVault()
{
    const QByteArray plain = R"({"version":1,"header":{"slots":null,"params":null},"db":{"version":2,"entries":[]}})";
    const auto file = VaultFile::parse(secretOf(plain));
    QVERIFY_RESULT(file);
    QVERIFY(!file->isEncrypted());
    QVERIFY_RESULT(VaultCodec::decode(file->plainDatabase->clone()));
    QVERIFY_ERROR(SealedVault::open(*file, knownMasterKey()), ErrorCode::FileNotVault);
}

void TstVaultFile::stopsBetweenSlotsWhenCancelled()
{
    const std::atomic<bool> cancelled = true;
    QVERIFY_ERROR(
        VaultWork::masterKeyFromPassword(sealedFile(emptyDatabase), SecretBytes::fromString(u"right"), cancelled),
        ErrorCode::Cancelled);
}

void TstVaultFile::neverSealsTwiceWithTheSameNonce()
{
    SystemRandomSource random;
    const VaultFile header = sealedFile(emptyDatabase);
    const Vault vault = *VaultCodec::decode(secretOf(emptyDatabase));
    const auto first = SealedVault::seal(header, vault, knownMasterKey(), random);
    const auto second = SealedVault::seal(header, vault, knownMasterKey(), random);
    QVERIFY(first->nonce != second->nonce);
    QVERIFY(first->ciphertext != second->ciphertext);
}

QTEST_GUILESS_MAIN(TstVaultFile)
#include "tst_vaultfile.moc"
