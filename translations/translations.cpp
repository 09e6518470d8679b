// SPDX-License-Identifier: GPL-3.0-or-later
#include "translations/translations.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

namespace Countersign
{
using namespace Qt::StringLiterals;

namespace
{
bool install(QCoreApplication &application, const QLocale &locale, const QString &name, const QString &folder)
{
    auto *translator = new QTranslator(&application);
    if (translator->load(locale, name, u"_"_s, folder))
        return QCoreApplication::installTranslator(translator);
    delete translator;
    return false;
}
} // namespace

void installTranslations(QCoreApplication &application)
{
    const auto ours = u":/countersign/translations"_s;
    // The last one installed is asked first; English answers what it does not know.
    install(application, QLocale(QLocale::English), u"countersign"_s, ours);
    const QLocale locale;
    if (locale.language() == QLocale::English || locale.language() == QLocale::C)
        return;
    if (install(application, locale, u"countersign"_s, ours))
        install(application, locale, u"qtbase"_s, QLibraryInfo::path(QLibraryInfo::TranslationsPath));
}
} // namespace Countersign
