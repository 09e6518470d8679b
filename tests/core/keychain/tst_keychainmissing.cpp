// SPDX-License-Identifier: GPL-3.0-or-later
// Runs in several broken environments (tests/tools/with-keyring); each must be told apart by its detail, and none
// may look like an entry that is not there.
#include "core/keychain/qtkeychainstore.h"
#include "tests/core/keychain/keyringtools.h"

#include <QHash>

using namespace Countersign;
using namespace Countersign::KeyringTools;
using namespace Qt::StringLiterals;

namespace
{
struct Expectation
{
    QString detail; ///< Part of the detail of every error.
    bool probes = false; ///< Somebody would answer, as far as can be seen without asking for a secret.
    bool removes = false; ///< There is certainly nothing to remove.
    ErrorCode readingFails = ErrorCode::KeychainUnavailable;
};

const QHash<QString, Expectation> &expectations()
{
    static const QHash<QString, Expectation> all{
        {u"nocollection"_s, {u"no default collection"_s, true, true, ErrorCode::KeychainEntryNotFound}},
        {u"none"_s, {u"ServiceUnknown"_s}},
        {u"broken"_s, {u"Spawn.ChildExited"_s, true, false}},
        {u"nobus"_s, {u"no session bus"_s}},
        {u"noglib"_s, {u"event loop"_s}},
        {u"nolibsecret"_s, {u"libsecret cannot be loaded"_s}},
    };
    return all;
}
} // namespace

class TstKeychainMissing final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void reading();
    void writing();
    void removing();
    void probing();
    void failsAgainInTheSameWay();

private:
    Expectation m_expected;
};

void TstKeychainMissing::initTestCase()
{
    const QString mode = qEnvironmentVariable("COUNTERSIGN_KEYRING_MODE");
    QVERIFY2(expectations().contains(mode), qPrintable(u"unknown mode "_s + mode));
    m_expected = expectations().value(mode);
}

void TstKeychainMissing::reading()
{
    QtKeychainStore store;
    const Result<SecretBytes> secret = read(store, u"vault"_s);
    QVERIFY_ERROR(secret, m_expected.readingFails);
    QVERIFY2(secret.error().detail.contains(m_expected.detail), qPrintable(secret.error().detail));
}

void TstKeychainMissing::writing()
{
    QtKeychainStore store;
    const Result<void> written = write(store, u"vault"_s, "dmF1bHQ=");
    QVERIFY_ERROR(written, ErrorCode::KeychainUnavailable);
    QVERIFY2(written.error().detail.contains(m_expected.detail), qPrintable(written.error().detail));
}

void TstKeychainMissing::removing()
{
    QtKeychainStore store;
    const Result<void> removed = remove(store, u"vault"_s);
    if (m_expected.removes)
        QVERIFY_RESULT(removed);
    else
        QVERIFY_ERROR(removed, ErrorCode::KeychainUnavailable);
}

void TstKeychainMissing::probing()
{
    QtKeychainStore store;
    const Result<KeychainBackend> backend = probe(store);
    if (m_expected.probes)
        QVERIFY_RESULT(backend);
    else
        QVERIFY_ERROR(backend, ErrorCode::KeychainUnavailable);
}

void TstKeychainMissing::failsAgainInTheSameWay()
{
    reading();
}

QTEST_GUILESS_MAIN(TstKeychainMissing)
#include "tst_keychainmissing.moc"
