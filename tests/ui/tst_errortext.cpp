// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/errortext.h"

#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace Countersign;
using namespace Qt::StringLiterals;

namespace
{
QList<ErrorCode> allCodes()
{
    QList<ErrorCode> codes;
    for (int code = 0; code <= static_cast<int>(ErrorCode::ScreenUnavailable); ++code)
        codes.append(static_cast<ErrorCode>(code));
    return codes;
}
} // namespace

class TstErrorText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyCodeHasThreeSentences();
    void neverBlamesBegsOrApologises();
    void neverShowsTheDetail();
    void beginsWithTheCallersSentence();
    void tellsTheTroublesOfADiskApart();
};

void TstErrorText::everyCodeHasThreeSentences()
{
    for (const ErrorCode code : allCodes()) {
        for (const QString &text : {ErrorText::whatHappened(code), ErrorText::why(code), ErrorText::whatToDo(code)}) {
            QVERIFY2(!text.isEmpty(), qPrintable(QString::number(static_cast<int>(code))));
            QVERIFY2(text.endsWith(u'.') && text.front().isUpper(), qPrintable(text));
        }
    }
}

void TstErrorText::neverBlamesBegsOrApologises()
{
    const QRegularExpression forbidden(u"\\b(failed|fail|invalid|error|please|sorry|illegal|abort|wrong password)\\b"_s,
        QRegularExpression::CaseInsensitiveOption);
    for (const ErrorCode code : allCodes()) {
        const QString text = ErrorText::message({code, {}});
        QVERIFY2(!forbidden.match(text).hasMatch(), qPrintable(text));
    }
}

void TstErrorText::neverShowsTheDetail()
{
    for (const ErrorCode code : allCodes())
        QVERIFY(!ErrorText::message({code, u"tag mismatch at 0x17"_s}).contains(u"0x17"_s));
}

void TstErrorText::beginsWithTheCallersSentence()
{
    QCOMPARE(ErrorText::message(u"GitHub wasn't saved."_s, {ErrorCode::DiskFull, {}}),
        u"GitHub wasn't saved. The disk is full. Free some space, then try again."_s);
}

void TstErrorText::tellsTheTroublesOfADiskApart()
{
    QSet<QString> reasons;
    QSet<QString> remedies;
    const QList<ErrorCode> troubles{ErrorCode::DiskFull, ErrorCode::QuotaReached, ErrorCode::ReadOnly,
        ErrorCode::ReadOnlyDisk, ErrorCode::WriteFailed, ErrorCode::FileUnreadable, ErrorCode::ReadFailed};
    for (const ErrorCode code : troubles) {
        reasons.insert(ErrorText::why(code));
        remedies.insert(ErrorText::whatToDo(code));
    }
    QCOMPARE(reasons.size(), troubles.size());
    QCOMPARE(remedies.size(), troubles.size());
}

QTEST_APPLESS_MAIN(TstErrorText)
#include "tst_errortext.moc"
