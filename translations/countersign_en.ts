<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
    <context>
        <name>Countersign::AccountRowText</name>
        <message numerus="yes">
            <source>%n minute(s)</source>
            <translation>
                <numerusform>%n minute</numerusform>
                <numerusform>%n minutes</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n second(s)</source>
            <translation>
                <numerusform>%n second</numerusform>
                <numerusform>%n seconds</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Countersign::AccountsBar</name>
        <message numerus="yes">
            <source>%n account(s) need repair.</source>
            <translation>
                <numerusform>%n account needs repair.</numerusform>
                <numerusform>%n accounts need repair.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Countersign::AccountsPage</name>
        <message numerus="yes">
            <source>%n account(s). Down arrow moves through them, Enter copies the first.</source>
            <translation>
                <numerusform>%n account. Down arrow moves through them, Enter copies the first.</numerusform>
                <numerusform>%n accounts. Down arrow moves through them, Enter copies the first.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Countersign::AccountsStatus</name>
        <message numerus="yes">
            <source>%n account(s). Sealed with your password.</source>
            <translation>
                <numerusform>%n account. Sealed with your password.</numerusform>
                <numerusform>%n accounts. Sealed with your password.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n account(s). Sealed by your keychain.</source>
            <translation>
                <numerusform>%n account. Sealed by your keychain.</numerusform>
                <numerusform>%n accounts. Sealed by your keychain.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n account(s). Sealed with %1.</source>
            <extracomment>%1 is the keychain's name, such as KWallet.</extracomment>
            <translation>
                <numerusform>%n account. Sealed with %1.</numerusform>
                <numerusform>%n accounts. Sealed with %1.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n account(s) added.</source>
            <translation>
                <numerusform>%n account added.</numerusform>
                <numerusform>%n accounts added.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Countersign::ProtectPage</name>
        <message numerus="yes">
            <source>At least %n character(s).</source>
            <translation>
                <numerusform>At least %n character.</numerusform>
                <numerusform>At least %n characters.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Countersign::QuestionTexts</name>
        <message numerus="yes">
            <source>%n-digit code</source>
            <extracomment>Title of a choice</extracomment>
            <translation>
                <numerusform>%n-digit code</numerusform>
                <numerusform>%n-digit code</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Every %n second(s)</source>
            <extracomment>Title of a choice: the code changes every … seconds</extracomment>
            <translation>
                <numerusform>Every %n second</numerusform>
                <numerusform>Every %n seconds</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n digit(s), like other sites.</source>
            <translation>
                <numerusform>%n digit, like other sites.</numerusform>
                <numerusform>%n digits, like other sites.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>&amp;Add with %n-digit code</source>
            <translation>
                <numerusform>&amp;Add with %n-digit code</numerusform>
                <numerusform>&amp;Add with %n-digit code</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>&amp;Add with %n second(s)</source>
            <translation>
                <numerusform>&amp;Add with %n second</numerusform>
                <numerusform>&amp;Add with %n seconds</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Countersign::SetupTexts</name>
        <message numerus="yes">
            <source>%n digit(s)</source>
            <translation>
                <numerusform>%n digit</numerusform>
                <numerusform>%n digits</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n character(s)</source>
            <translation>
                <numerusform>%n character</numerusform>
                <numerusform>%n characters</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>&amp;Use %n second(s)</source>
            <extracomment>Button: use this many seconds although the QR code says something else</extracomment>
            <translation>
                <numerusform>&amp;Use %n second</numerusform>
                <numerusform>&amp;Use %n seconds</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>&amp;Use %n digit(s)</source>
            <extracomment>Button: use this many digits although the QR code says something else</extracomment>
            <translation>
                <numerusform>&amp;Use %n digit</numerusform>
                <numerusform>&amp;Use %n digits</numerusform>
            </translation>
        </message>
    </context>
</TS>
