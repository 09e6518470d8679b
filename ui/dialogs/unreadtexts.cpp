// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/unreadtexts.h"

#include "core/otp/displaytext.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

#include <algorithm>

namespace Countersign
{
namespace
{
/// So many are named; of more it is said how many there are.
constexpr qsizetype mostNames = 5;

class Text
{
    Q_DECLARE_TR_FUNCTIONS(Countersign::UnreadTexts)
};

QString reasonOf(const SetupSources::Unread &unread)
{
    if (unread.foreign == SetupSources::Foreign::Heic)
        return Text::tr("a photo in the HEIC format");
    if (unread.foreign == SetupSources::Foreign::Pdf)
        //: Why a file could not be read as a picture
        return Text::tr("a PDF");
    if (unread.error.code == ErrorCode::FileNotFound)
        return Text::tr("not there any more");
    if (unread.error.code == ErrorCode::FileUnreadable)
        return Text::tr("may not be read");
    if (unread.error.code == ErrorCode::ImageTooLarge)
        return Text::tr("far too large");
    // What a picture reader says of everything else.
    return Text::tr("not a picture, or damaged");
}

QString listOf(QStringList names)
{
    const qsizetype more = names.size() - mostNames;
    if (more > 0) {
        names = names.first(mostNames);
        //: The end of a list of files
        names.append(Text::tr("%n more", "files", static_cast<int>(more)));
    }
    return QLocale().createSeparatedList(names);
}
} // namespace

QString UnreadTexts::heading(const SetupSources &sources)
{
    const auto count = static_cast<int>(sources.unread().size());
    if (count == 0)
        return {};
    const QLocale locale;
    return count == sources.handedIn() ? Text::tr("None of the %1 pictures could be read.").arg(locale.toString(count))
                                       //: %1 and %2 are numbers
                                       : Text::tr("%1 of %2 pictures could not be read.")
                                             .arg(locale.toString(count), locale.toString(sources.handedIn()));
}

QString UnreadTexts::names(const SetupSources &sources)
{
    QStringList unread;
    for (const SetupSources::Unread &one : sources.unread())
        //: %1 a file, %2 why it could not be read
        unread.append(Text::tr("%1 (%2)").arg(displayText(one.name), reasonOf(one)));
    QStringList codeless;
    for (const QString &name : sources.codeless())
        codeless.append(displayText(name));
    if (codeless.isEmpty())
        return unread.isEmpty() ? QString() : listOf(unread) + u'.';
    if (unread.isEmpty())
        //: %1 a file, or a list of several
        return Text::tr("No QR code in %1.").arg(listOf(codeless));
    //: %1 files with the reasons why they could not be read, %2 a file, or a list of several
    return Text::tr("%1. No QR code in %2.").arg(listOf(unread), listOf(codeless));
}
} // namespace Countersign
