// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/otp/setupreading.h"

#include <QByteArray>

#include <vector>

namespace Countersign
{
/// A text that QR codes hold and that is no setup code, with what has to be said about it.
struct ForeignCode
{
    const char *what;
    QByteArray payload;
    SetupRefusal refusal;
    const char *company; ///< Whose app it is for; empty when that does not matter.
    const char *name; ///< What it is called, in the window and in the terminal.
    const char *advice; ///< A piece of what to do, in both.
};

/// Payloads as the programs and sites named here show them, with made-up keys.
inline std::vector<ForeignCode> foreignCodes()
{
    using R = SetupRefusal;
    constexpr const char *other = "another authenticator app";
    constexpr const char *look = "authenticator app";
    return {
        {"Wi-Fi", "WIFI:T:WPA;S:home;P:secret;;", R::WifiCode, "", "Wi-Fi code", look},
        {"Wi-Fi, without a password", "WIFI:T:nopass;S:Guests;;", R::WifiCode, "", "Wi-Fi code", look},
        {"web address", "https://example.com/login", R::WebAddress, "", "web address", look},
        {"web address, capitals", "HTTP://EXAMPLE.COM", R::WebAddress, "", "web address", look},
        {"Microsoft, private", "phonefactor://activate_account?code=123456789&url=https%3A%2F%2Fx.example",
            R::PushEnrolment, "Microsoft", "Microsoft's own app", other},
        {"Microsoft, work", "msauth://code/AbCdEf?url=https%3A%2F%2Fx.example", R::PushEnrolment, "Microsoft",
            "Microsoft's own app", other},
        {"Microsoft, passwordless", "microsoft-authenticator://activatepasskey?x=1", R::PushEnrolment, "Microsoft",
            "Microsoft's own app", other},
        {"Duo", "duo://AbCdEfGhIjKlMnOpQrSt-YXBpLTEyMzQ1Njc4LmR1b3NlY3VyaXR5LmNvbQ", R::PushEnrolment, "Duo",
            "Duo's own app", other},
        {"Duo, without its scheme", "AbCdEfGhIjKlMnOpQrSt-YXBpLTEyMzQ1Njc4LmR1b3NlY3VyaXR5LmNvbQ", R::PushEnrolment,
            "Duo", "Duo's own app", other},
        {"Duo, its page", "https://m-12345678.duosecurity.com/activate/AbCdEfGhIjKlMnOpQrSt", R::PushEnrolment, "Duo",
            "Duo's own app", other},
        {"Okta", "oktaverify://alice%40example.com/?t=AbCdEf&f=00x&s=https://example.okta.com&isIdxEnabled=true",
            R::PushEnrolment, "Okta", "Okta's own app", other},
        {"Okta, its page", "https://example.okta.com/oktaverify/enroll?x=1", R::PushEnrolment, "Okta", "Okta's own app",
            other},
        {"Entrust", "igmobileotp://?action=secactivate&enc=AbCdEf", R::PushEnrolment, "Entrust", "Entrust's own app",
            other},
        {"RSA", "com.rsa.securid://ctf?ctfData=AwAjO1", R::PushEnrolment, "RSA", "RSA's own app", other},
        {"RSA, for all phones", "http://127.0.0.1/securid/ctf?ctfData=2123", R::PushEnrolment, "RSA", "RSA's own app",
            other},
        {"ForgeRock", "pushauth://push/forgerock:alice?a=aHR0cA&r=aHR0cA&s=AbCd&c=AbCd", R::PushEnrolment, "ForgeRock",
            "ForgeRock's own app", other},
        {"Steam, signing in", "https://s.team/q/1/12345678901234567890", R::SteamLogin, "", "Steam's", "the Steam app"},
        {"WhatsApp, linking a device", "2@AbCdEfGhIjKlMnOp+/QrStUvWxYz==,AbCdEfGhIjKlMnOp=,AbCdEf=,GhIj=",
            R::WhatsAppLink, "", "WhatsApp's code", "with WhatsApp"},
        {"WhatsApp, linking a device by its page", "https://wa.me/settings/linked_devices#2@AbCd,EfGh,IjKl",
            R::WhatsAppLink, "", "WhatsApp's code", "with WhatsApp"},
        {"vCard", "BEGIN:VCARD\nVERSION:3.0\nN:Doe;Jane\nEND:VCARD", R::ContactCard, "", "contact card", look},
        {"MECARD", "MECARD:N:Doe,Jane;TEL:123;;", R::ContactCard, "", "contact card", look},
        {"passkey",
            "FIDO:/13086400838107303667332719012595115747821895775708323189557153075146383351399743589971313508",
            R::PasskeyCode, "", "passkey", look},
        {"recovery key", "11111T11111S11111R11111Z11111Y11111X", R::RecoveryKey, "", "recovery key of Countersign",
            "away from the computer"},
        {"recovery key, typed", "11111t-11111s-11111r 11111z-11111y-11111x", R::RecoveryKey, "",
            "recovery key of Countersign", "away from the computer"},
        {"plain text", "Meet me in the café at noon.", R::NotSetupText, "", "neither a setup key",
            "On the site, look for"},
        {"a number", "4006381333931", R::NotSetupText, "", "neither a setup key", "On the site, look for"},
        {"nothing", "", R::Empty, "", "There is no", "the site"},
        {"blanks", " \n ", R::Empty, "", "There is no", "the site"},
        {"bytes", QByteArray("\x89PNG\r\n\x1a\n\x00\x01\xfe", 11), R::BinaryData, "", "holds data", look},
        {"control characters", QByteArray("a\x02z", 3), R::BinaryData, "", "holds data", look},
    };
}
} // namespace Countersign
