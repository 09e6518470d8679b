# SPDX-License-Identifier: GPL-3.0-or-later
# fish completion for countersign-cli(1)
# Accounts are not completed: that would open the vault, and might ask for a password, at every press of Tab.

set -l commands list code add parse scan remove watch slots protect doctor help
set -l none "not __fish_seen_subcommand_from $commands"

complete -c countersign-cli -f
complete -c countersign-cli -n "$none" -a list -d 'Show the accounts, without codes'
complete -c countersign-cli -n "$none" -a code -d 'Show the codes that are right now'
complete -c countersign-cli -n "$none" -a add -d 'Add accounts from a setup key, link or picture'
complete -c countersign-cli -n "$none" -a parse -d 'Explain a setup text without storing it'
complete -c countersign-cli -n "$none" -a scan -d 'Print the text of every QR code in pictures'
complete -c countersign-cli -n "$none" -a remove -d 'Move an account to the trash of the vault'
complete -c countersign-cli -n "$none" -a watch -d 'Show live codes with their countdown'
complete -c countersign-cli -n "$none" -a slots -d 'List what opens the vault'
complete -c countersign-cli -n "$none" -a protect -d 'Add, change or remove a recovery password or key'
complete -c countersign-cli -n "$none" -a doctor -d 'Tell whether the codes are safe'
complete -c countersign-cli -n "$none" -a help -d 'Explain the program or one command'
complete -c countersign-cli -n "__fish_seen_subcommand_from help" -a "$commands"
complete -c countersign-cli -n "__fish_seen_subcommand_from add parse" -a - -d 'Standard input'
complete -c countersign-cli -n "__fish_seen_subcommand_from scan" -F

complete -c countersign-cli -l vault -r -F -d 'Use this vault file'
complete -c countersign-cli -l demo -d 'Use a throw-away vault with sample accounts'
complete -c countersign-cli -l no-keychain -d 'Never ask the system keychain'
complete -c countersign-cli -l password-file -r -F -d 'The first line is the password of the vault'
complete -c countersign-cli -l json -d 'Print JSON for scripts'
complete -c countersign-cli -l show-secrets -d 'Show secret keys too'
complete -c countersign-cli -s h -l help -d 'Explain the program or the command'
complete -c countersign-cli -l version -d 'Print the version'

complete -c countersign-cli -n "__fish_seen_subcommand_from code" -l next -d 'Show the codes that come next'
complete -c countersign-cli -n "__fish_seen_subcommand_from code" -l at -x -d 'Show the codes of this time'
complete -c countersign-cli -n "__fish_seen_subcommand_from add" -l image -r -F -d 'Read the QR codes in this picture'
complete -c countersign-cli -n "__fish_seen_subcommand_from add" -l screen -d 'Read the QR codes on all screens'
complete -c countersign-cli -n "__fish_seen_subcommand_from add" -l camera -d 'Wait for a QR code before the camera'
complete -c countersign-cli -n "__fish_seen_subcommand_from add" -l timeout -x -d 'Give up on the camera after so long'
complete -c countersign-cli -n "__fish_seen_subcommand_from add" -l issuer -x -d 'Store this issuer instead'
complete -c countersign-cli -n "__fish_seen_subcommand_from add" -l name -x -d 'Store this account name instead'
complete -c countersign-cli -n "__fish_seen_subcommand_from add" -l choose -x -d 'Take this reading of an ambiguous text'
complete -c countersign-cli -n "__fish_seen_subcommand_from add" -l force -d 'Add it even if it is there already'
complete -c countersign-cli -n "__fish_seen_subcommand_from remove" -l yes -d 'Do not ask'
complete -c countersign-cli -n "__fish_seen_subcommand_from protect" -l recovery-key-out -r -F -d 'Make a recovery key and write it to this new file'
complete -c countersign-cli -n "__fish_seen_subcommand_from protect" -l change -x -a 'password recovery-key' -d 'Replace this way in by a new one'
complete -c countersign-cli -n "__fish_seen_subcommand_from protect" -l remove -x -a 'password recovery-key' -d 'Take this way in away'
complete -c countersign-cli -n "__fish_seen_subcommand_from protect" -l new-password-file -r -F -d 'The first line is the new password'
complete -c countersign-cli -n "__fish_seen_subcommand_from protect" -l recovery-key-file -r -F -d 'The recovery key that stays'
