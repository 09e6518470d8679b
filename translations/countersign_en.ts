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
        <message numerus="yes">
            <source>%n key(s) replaced.</source>
            <translation>
                <numerusform>%n key replaced.</numerusform>
                <numerusform>%n keys replaced.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Countersign::AddAccountDialog</name>
        <message numerus="yes">
            <source>Add %n acc&amp;ount(s)</source>
            <translation>
                <numerusform>Add %n acc&amp;ount</numerusform>
                <numerusform>Add %n acc&amp;ounts</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>No QR code on your %n screen(s).</source>
            <translation>
                <numerusform>No QR code on your %n screen.</numerusform>
                <numerusform>No QR code on your %n screens.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n account(s) found.</source>
            <translation>
                <numerusform>%n account found.</numerusform>
                <numerusform>%n accounts found.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Go on with %n &amp;account(s)</source>
            <translation>
                <numerusform>Go on with %n &amp;account</numerusform>
                <numerusform>Go on with %n &amp;accounts</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Countersign::FoundListPage</name>
        <message numerus="yes">
            <source>Found %n account(s)</source>
            <translation>
                <numerusform>Found %n account</numerusform>
                <numerusform>Found %n accounts</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Found %n code(s)</source>
            <translation>
                <numerusform>Found %n code</numerusform>
                <numerusform>Found %n codes</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n new</source>
            <comment>found accounts</comment>
            <translation>
                <numerusform>%n new</numerusform>
                <numerusform>%n new</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n already here</source>
            <comment>found accounts</comment>
            <translation>
                <numerusform>%n already here</numerusform>
                <numerusform>%n already here</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n for something else</source>
            <comment>found codes</comment>
            <translation>
                <numerusform>%n for something else</numerusform>
                <numerusform>%n for something else</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n account(s) of this export can't be used by Countersign and stay in the old app.</source>
            <translation>
                <numerusform>%n account of this export can't be used by Countersign and stays in the old app.</numerusform>
                <numerusform>%n accounts of this export can't be used by Countersign and stay in the old app.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Found %n QR code(s) on your %1 screens</source>
            <extracomment>%1 is a number of screens, two or more</extracomment>
            <translation>
                <numerusform>Found %n QR code on your %1 screens</numerusform>
                <numerusform>Found %n QR codes on your %1 screens</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Found %n QR code(s) on your screen</source>
            <translation>
                <numerusform>Found %n QR code on your screen</numerusform>
                <numerusform>Found %n QR codes on your screen</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n to choose</source>
            <comment>found accounts that a question is about</comment>
            <translation>
                <numerusform>%n to choose</numerusform>
                <numerusform>%n to choose</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Countersign::MainWindow</name>
        <message numerus="yes">
            <source>They were not used for %n minute(s).</source>
            <translation>
                <numerusform>They were not used for %n minute.</numerusform>
                <numerusform>They were not used for %n minutes.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Countersign::NewPassword</name>
        <message numerus="yes">
            <source>Better at least %n character(s).</source>
            <translation>
                <numerusform>Better at least %n character.</numerusform>
                <numerusform>Better at least %n characters.</numerusform>
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
        <name>Countersign::SafetyTexts</name>
        <message numerus="yes">
            <source>Less than %n second(s) off.</source>
            <extracomment>How wrong the clock is</extracomment>
            <translation>
                <numerusform>Less than %n second off.</numerusform>
                <numerusform>Less than %n seconds off.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n way(s) in that another program made. Kept, not used.</source>
            <translation>
                <numerusform>%n way in that another program made. Kept, not used.</numerusform>
                <numerusform>%n ways in that another program made. Kept, not used.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Safe, with %n thing(s) to do</source>
            <translation>
                <numerusform>Safe, with %n thing to do</numerusform>
                <numerusform>Safe, with %n things to do</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>If this computer broke today, a copy of the vault file on another disk and your recovery password would bring %n account(s) back.</source>
            <translation>
                <numerusform>If this computer broke today, a copy of the vault file on another disk and your recovery password would bring %n account back.</numerusform>
                <numerusform>If this computer broke today, a copy of the vault file on another disk and your recovery password would bring %n accounts back.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>If this computer broke today, a copy of the vault file on another disk and your recovery key would bring %n account(s) back.</source>
            <translation>
                <numerusform>If this computer broke today, a copy of the vault file on another disk and your recovery key would bring %n account back.</numerusform>
                <numerusform>If this computer broke today, a copy of the vault file on another disk and your recovery key would bring %n accounts back.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>To repair: %n account(s). The others work.</source>
            <translation>
                <numerusform>To repair: %n account. The others work.</numerusform>
                <numerusform>To repair: %n accounts. The others work.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n account(s), none of which needs repair.</source>
            <translation>
                <numerusform>%n account, none of which needs repair.</numerusform>
                <numerusform>%n accounts, none of which needs repair.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Countersign::SetupKeyPage</name>
        <message numerus="yes">
            <source>Complete: %n letter(s) and digit(s). Spaces don't matter.</source>
            <translation>
                <numerusform>Complete: %n letter and digit. Spaces don't matter.</numerusform>
                <numerusform>Complete: %n letters and digits. Spaces don't matter.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n letter(s) and digit(s) so far.</source>
            <translation>
                <numerusform>%n letter or digit so far.</numerusform>
                <numerusform>%n letters and digits so far.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n letter(s) and digit(s) so far. Very short keys work, but are easier to guess.</source>
            <translation>
                <numerusform>%n letter and digit so far. Very short keys work, but are easier to guess.</numerusform>
                <numerusform>%n letters and digits so far. Very short keys work, but are easier to guess.</numerusform>
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
    <context>
        <name>Countersign::UnlockPage</name>
        <message numerus="yes">
            <source>The next try is in %n second(s).</source>
            <translation>
                <numerusform>The next try is in %n second.</numerusform>
                <numerusform>The next try is in %n seconds.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Countersign::UnreadTexts</name>
        <message numerus="yes">
            <source>%n more</source>
            <comment>files</comment>
            <extracomment>The end of a list of files</extracomment>
            <translation>
                <numerusform>%n more</numerusform>
                <numerusform>%n more</numerusform>
            </translation>
        </message>
    </context>
</TS>
