// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/concealedtype_mac.h"

#include <QtGlobal>

#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
#include <QList>
#include <QUtiMimeConverter>
#include <QVariant>
#endif

namespace Countersign
{
using namespace Qt::StringLiterals;

#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
namespace
{
class ConcealedTypeConverter final : public QUtiMimeConverter
{
public:
    ConcealedTypeConverter()
        : QUtiMimeConverter()
    {
    }

    [[nodiscard]] QString mimeForUti(const QString &uti) const override
    {
        return uti == uniformType() ? QString(concealedTypeMime) : QString();
    }
    [[nodiscard]] QString utiForMime(const QString &mime) const override
    {
        return mime == concealedTypeMime ? uniformType() : QString();
    }
    [[nodiscard]] QVariant convertToMime(
        const QString & /*mime*/, const QList<QByteArray> &data, const QString & /*uti*/) const override
    {
        return data.isEmpty() ? QVariant() : QVariant(data.first());
    }
    [[nodiscard]] QList<QByteArray> convertFromMime(
        const QString & /*mime*/, const QVariant &data, const QString & /*uti*/) const override
    {
        return {data.toByteArray()};
    }

private:
    [[nodiscard]] static QString uniformType() { return u"org.nspasteboard.ConcealedType"_s; }
};
} // namespace

void registerConcealedType()
{
    static const ConcealedTypeConverter converter;
    Q_UNUSED(converter)
}
#else
void registerConcealedType()
{
}
#endif
} // namespace Countersign
