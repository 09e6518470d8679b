# SPDX-License-Identifier: GPL-3.0-or-later
# bash completion for countersign-cli(1)
# Accounts are not completed: that would open the vault, and might ask for a password, at every press of Tab.

_countersign_cli() {
    local current previous word command=
    COMPREPLY=()
    current=${COMP_WORDS[COMP_CWORD]}
    previous=${COMP_WORDS[COMP_CWORD - 1]}

    case $previous in
        --vault | --password-file | --image | --recovery-key-out | --new-password-file | --recovery-key-file)
            compopt -o filenames 2>/dev/null
            mapfile -t COMPREPLY < <(compgen -f -- "$current")
            return
            ;;
        --change | --remove)
            mapfile -t COMPREPLY < <(compgen -W 'password recovery-key' -- "$current")
            return
            ;;
        --at | --timeout | --issuer | --name | --choose)
            return
            ;;
    esac

    for word in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
        case $word in
            list | code | add | parse | scan | remove | watch | slots | protect | doctor | help)
                command=$word
                break
                ;;
        esac
    done

    if [[ $current == -?* ]]; then
        local options='--vault --demo --no-keychain --password-file --json --show-secrets --help --version'
        case $command in
            code) options+=' --next --at' ;;
            add) options+=' --image --screen --camera --timeout --issuer --name --choose --force' ;;
            remove) options+=' --yes' ;;
            protect) options+=' --recovery-key-out --change --remove --new-password-file --recovery-key-file' ;;
        esac
        mapfile -t COMPREPLY < <(compgen -W "$options" -- "$current")
        return
    fi

    case $command in
        '' | help)
            mapfile -t COMPREPLY < <(compgen -W 'list code add parse scan remove watch slots protect doctor help' -- "$current")
            ;;
        add | parse)
            mapfile -t COMPREPLY < <(compgen -W '-' -- "$current")
            ;;
        scan)
            compopt -o filenames 2>/dev/null
            mapfile -t COMPREPLY < <(compgen -f -- "$current")
            ;;
    esac
}

complete -F _countersign_cli countersign-cli
