// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/crypto/recoverykey.h"
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
    SetupRefusal refusal = SetupRefusal::None;
    QLatin1String detail;
};

/// From narrow to wide: the first that fits counts.
constexpr std::array knownPrefixes{
    KnownPrefix{"phonefactor:", SetupRefusal::PushEnrolment, "Microsoft"_L1},
    KnownPrefix{"microsoft-authenticator:", SetupRefusal::PushEnrolment, "Microsoft"_L1},
    KnownPrefix{"ms-authenticator:", SetupRefusal::PushEnrolment, "Microsoft"_L1},
    KnownPrefix{"msauth", SetupRefusal::PushEnrolment, "Microsoft"_L1},
    KnownPrefix{"duo:", SetupRefusal::PushEnrolment, "Duo"_L1},
    KnownPrefix{"igmobileotp:", SetupRefusal::PushEnrolment, "Entrust"_L1},
    KnownPrefix{"com.rsa.securid", SetupRefusal::PushEnrolment, "RSA"_L1},
    KnownPrefix{"http://127.0.0.1/securid/ctf", SetupRefusal::PushEnrolment, "RSA"_L1},
    KnownPrefix{"pushauth:", SetupRefusal::PushEnrolment, "ForgeRock"_L1},
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
    KnownPrefix{"fido:/", SetupRefusal::PasskeyCode, {}},
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

/// Duo's activation without its scheme: a code, and the host's name in base64, which begins with "api-" or "m-".
bool isDuoActivation(QByteArrayView text)
{
    const qsizetype dash = text.indexOf('-');
    if (dash < 16)
        return false;
    const QByteArrayView host = text.sliced(dash + 1);
    const auto isPlain = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    };
    return std::all_of(text.begin(), text.begin() + dash, isPlain)
        && (host.startsWith("YXBpL") || host.startsWith("bS0")) && host.indexOf('-') < 0;
}

/// Countersign's own. A setup key passes its six checks once in 2^30 times, and only if it is as long.
bool isRecoveryKey(QByteArrayView text)
{
    constexpr qsizetype longest = qsizetype{4} * RecoveryKey::length; // with whatever stands between the characters
    return text.size() >= RecoveryKey::length && text.size() <= longest
        && RecoveryKey::read(SecretBytes::copyOf(text)).has_value();
}

/// Duo's and Okta's pages that hand a phone over to their app.
ForeignPayload recognizeEnrolmentPage(QByteArrayView text)
{
    constexpr QByteArrayView scheme("https://");
    if (!startsWithIgnoringCase(text, scheme))
        return {};
    const QByteArray rest = text.sliced(scheme.size()).toByteArray().toLower();
    const qsizetype slash = rest.indexOf('/');
    const QByteArray host = rest.left(slash);
    const QByteArray path = slash < 0 ? QByteArray() : rest.sliced(slash);
    if (host.endsWith(".duosecurity.com"))
        return {SetupRefusal::PushEnrolment, "Duo"_L1};
    if (host.endsWith(".okta.com") && (path.contains("oktaverify") || path.contains("okta-verify")))
        return {SetupRefusal::PushEnrolment, "Okta"_L1};
    return {};
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
    if (ForeignPayload page = recognizeEnrolmentPage(text); page.refusal != SetupRefusal::None)
        return page;
    for (const KnownPrefix &known : knownPrefixes) {
        if (startsWithIgnoringCase(text, known.prefix))
            return {known.refusal, known.detail};
    }
    if (isWhatsAppDeviceLink(text))
        return {SetupRefusal::WhatsAppLink, {}};
    if (isDuoActivation(text))
        return {SetupRefusal::PushEnrolment, "Duo"_L1};
    if (isRecoveryKey(text))
        return {SetupRefusal::RecoveryKey, {}};
    return {};
}
} // namespace Countersign
