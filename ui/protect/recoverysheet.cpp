// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/protect/recoverysheet.h"

#include "core/scan/qrencoder.h"
#include "ui/protect/sheetpainter_p.h"
#include "ui/protect/waytexts.h"
#include "ui/resources.h"

#include <QApplication>
#include <QBuffer>
#include <QDate>
#include <QDir>
#include <QFontDatabase>
#include <QLocale>
#include <QPageLayout>
#include <QPdfWriter>
#include <QSaveFile>
#include <QSysInfo>

namespace Countersign
{
using namespace Qt::StringLiterals;

namespace
{
constexpr qreal margin = 18; // mm
constexpr int resolution = 600; // dots per inch
} // namespace

RecoverySheet RecoverySheet::forKey(SecretBytes key, const QDate &made, const QString &vaultPath)
{
    initResources(); // the mark at the top
    RecoverySheet sheet;
    sheet.key = std::move(key);
    sheet.made = WayTexts::dayText(made);
    sheet.computer = QSysInfo::machineHostName();
    const QString home = QDir::homePath();
    sheet.vaultPath = vaultPath.startsWith(home + u'/') ? u'~' + vaultPath.mid(home.size()) : vaultPath;
    sheet.text = QApplication::font();
    sheet.fixed = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    sheet.direction = QGuiApplication::layoutDirection();
    return sheet;
}

RecoverySheet RecoverySheet::clone() const
{
    return {key.clone(), made, computer, vaultPath, text, fixed, direction};
}

QPageLayout RecoverySheet::pageLayout()
{
    const bool usesInches = QLocale().measurementSystem() == QLocale::ImperialUSSystem;
    return {QPageSize(usesInches ? QPageSize::Letter : QPageSize::A4), QPageLayout::Portrait,
        QMarginsF(margin, margin, margin, margin), QPageLayout::Millimeter};
}

Result<void> RecoverySheet::paint(QPainter &painter) const
{
    const auto square = encodeQrCode(key);
    if (!square)
        return square.error();
    SheetPainter sheet(painter, *this);
    sheet.paintHead();
    sheet.paintWarning();
    sheet.paintKey(*square);
    sheet.paintUse();
    sheet.paintPlaces();
    sheet.paintFoot();
    return success();
}

Result<void> RecoverySheet::writePdf(const QString &path) const
{
    QSaveFile file(path);
    const auto failure = [&file] {
        const bool full = file.error() == QFileDevice::ResourceError;
        return Error{full ? ErrorCode::DiskFull : ErrorCode::WriteFailed, file.errorString()};
    };
    if (!file.open(QIODevice::WriteOnly))
        return failure();
    // Before there is anything in it: whoever reads the file has the key.
    if (!file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner))
        return failure();
    QByteArray bytes;
    bytes.reserve(qsizetype{1} << 20); // so that growing leaves no copies behind
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    Result<void> painted = success();
    {
        QPdfWriter writer(&buffer);
        writer.setResolution(resolution);
        writer.setPageLayout(pageLayout());
        writer.setTitle(SheetPainter::title());
        writer.setCreator(u"Countersign"_s);
        QPainter painter(&writer);
        painted = paint(painter);
    }
    buffer.close();
    const bool written = painted && file.write(bytes) == bytes.size();
    wipe(bytes);
    if (!painted)
        return painted;
    return written && file.commit() ? success() : Result<void>(failure());
}
} // namespace Countersign
