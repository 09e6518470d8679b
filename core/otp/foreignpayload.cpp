// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/otp/foreignpayload_p.h"

#include <algorithm>
#include <array>

namespace Countersign
{
using namespace Qt::StringLiterals;

namespace
{
struct KnownPrefix
{
    QByteArrayView prefix; ///< Lower case.
    SetupRefusal refusal;
    QLatin1String detail;
};

/// From narrow to wide: the first that fits counts.
constexpr std::array knownPrefixes{
    KnownPrefix{"phonefactor:", SetupRefusal::PushEnrolment, "Microsoft"_L1},
    KnownPrefix{"microsoft-authenticator:", SetupRefusal::PushEnrolment, "Microsoft"_L1},
    KnownPrefix{"ms-authenticator:", SetupRefusal::PushEnrolment, "Microsoft"_L1},
    KnownPrefix{"msauth", SetupRefusal::PushEnrolment, "Microsoft"_L1},
    KnownPrefix{"duo:", SetupRefusal::PushEnrolment, "Duo"_L1},
    KnownPrefix{"oktaverify:", SetupRefusal::PushEnrolment, "Okta"_L1},
    KnownPrefix{"okta-verify:", SetupRefusal::PushEnrolment, "Okta"_L1},
    KnownPrefix{"com-okta-authenticator:", SetupRefusal::PushEnrolment, "Okta"_L1},
    KnownPrefix{"https://s.team/", SetupRefusal::SteamLogin, {}},
    KnownPrefix{"http://s.team/", SetupRefusal::SteamLogin, {}},
    KnownPrefix{"s.team/", SetupRefusal::SteamLogin, {}},
    KnownPrefix{"https://wa.me/", SetupRefusal::WhatsAppLink, {}},
    KnownPrefix{"https://chat.whatsapp.com/", SetupRefusal::WhatsAppLink, {}},
    KnownPrefix{"https://web.whatsapp.com/", SetupRefusal::WhatsAppLink, {}},
    KnownPrefix{"https://api.whatsapp.com/", SetupRefusal::WhatsAppLink, {}},
    KnownPrefix{"https://www.whatsapp.com/", SetupRefusal::WhatsAppLink, {}},
    KnownPrefix{"https://whatsapp.com/", SetupRefusal::WhatsAppLink, {}},
    KnownPrefix{"whatsapp:", SetupRefusal::WhatsAppLink, {}},
    KnownPrefix{"wifi:", SetupRefusal::WifiCode, {}},
    KnownPrefix{"begin:vcard", SetupRefusal::ContactCard, {}},
    KnownPrefix{"mecard:", SetupRefusal::ContactCard, {}},
    KnownPrefix{"bizcard:", SetupRefusal::ContactCard, {}},
    KnownPrefix{"https://", SetupRefusal::WebAddress, {}},
    KnownPrefix{"http://", SetupRefusal::WebAddress, {}},
    KnownPrefix{"www.", SetupRefusal::WebAddress, {}},
};

/// WhatsApp's device link: "2@" and several base64 texts with commas between them.
bool isWhatsAppDeviceLink(QByteArrayView text)
{
    return text.size() > 40 && (text.startsWith("1@") || text.startsWith("2@"))
        && std::count(text.begin(), text.end(), ',') >= 2;
}
} // namespace

bool startsWithIgnoringCase(QByteArrayView text, QByteArrayView prefix)
{
    return text.size() >= prefix.size() && std::equal(prefix.begin(), prefix.end(), text.begin(), [](char a, char b) {
        return a == (b >= 'A' && b <= 'Z' ? static_cast<char>(b + ('a' - 'A')) : b);
    });
}

ForeignPayload recognizeForeignPayload(QByteArrayView text)
{
    for (const KnownPrefix &known : knownPrefixes) {
        if (startsWithIgnoringCase(text, known.prefix))
            return {known.refusal, known.detail};
    }
    if (isWhatsAppDeviceLink(text))
        return {SetupRefusal::WhatsAppLink, {}};
    return {};
}
} // namespace Countersign
