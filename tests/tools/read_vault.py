#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads a Countersign vault or backup, or any Aegis vault, with nothing of Countersign.

An independent witness of core/vault/FORMAT.md: if this program reads a file, so can anybody who has that document.
It needs Python 3 and python3-cryptography (Debian: apt install python3-cryptography).

    read_vault.py FILE < password.txt          a password or recovery key slot; the password is the first line
    read_vault.py --raw-key-file KEY FILE      the keychain slot; KEY holds the keychain's base64 text

Prints one JSON object: {"entries": [...], "groups": {...}, "countersign": {...}}. It prints secrets. Exit codes:
0 read, 1 damaged or not a vault, 2 usage, 3 wrong password or key.
"""

import argparse
import base64
import binascii
import json
import sys
import unicodedata

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

FILE_LIMIT = 64 * 1024 * 1024
TYPES = {"totp", "hotp", "steam", "motp", "yandex"}


class Damaged(Exception):
    """The file is not what FORMAT.md says."""


class WrongKey(Exception):
    """No slot opens."""


def unseal(key, params, ciphertext):
    nonce, tag = bytes.fromhex(params["nonce"]), bytes.fromhex(params["tag"])
    if len(nonce) != 12 or len(tag) != 16:
        raise Damaged("nonce or tag has a wrong size")
    return AESGCM(key).decrypt(nonce, ciphertext + tag, None)


def wrapping_keys(slot, password, raw_key):
    """The keys to try on a slot."""
    if slot["type"] == 0 and raw_key is not None:
        yield raw_key
    if slot["type"] == 1 and password is not None:
        if slot["n"] > 2**20 or slot["r"] > 32 or slot["p"] > 16:
            raise Damaged("scrypt cost over the limit")
        forms = dict.fromkeys([unicodedata.normalize("NFC", password), password])
        for form in forms:
            kdf = Scrypt(salt=bytes.fromhex(slot["salt"]), length=32, n=slot["n"], r=slot["r"], p=slot["p"])
            yield kdf.derive(form.encode("utf-8"))


def master_key(slots, password, raw_key):
    for slot in slots:
        for key in wrapping_keys(slot, password, raw_key):
            try:
                return unseal(key, slot["key_params"], bytes.fromhex(slot["key"]))
            except InvalidTag:
                continue
    raise WrongKey("no slot opens")


def database(text, password, raw_key):
    vault = json.loads(text)
    if vault["version"] != 1:
        raise Damaged("version %r" % vault["version"])
    if isinstance(vault["db"], dict):
        return vault["db"]
    key = master_key(vault["header"]["slots"], password, raw_key)
    ciphertext = base64.b64decode(vault["db"], validate=True)
    try:
        return json.loads(unseal(key, vault["header"]["params"], ciphertext))
    except InvalidTag:
        raise Damaged("the payload's tag does not fit, although the key does") from None


def check_entry(entry, groups):
    """What Aegis insists on; an exception says what is wrong."""
    info = entry["info"]
    if entry["type"] not in TYPES:
        raise Damaged("type %r" % entry["type"])
    for name in ("uuid", "name", "issuer", "note"):
        if not isinstance(entry[name], str):
            raise Damaged("%s is not a text" % name)
    if not isinstance(entry["favorite"], bool):
        raise Damaged("favorite is not a truth value")
    secret = info["secret"]
    base64.b32decode(secret + "=" * (-len(secret) % 8))
    if not 1 <= info["digits"] <= 10:
        raise Damaged("digits %r" % info["digits"])
    number = info["counter"] if entry["type"] == "hotp" else info["period"]
    if not isinstance(number, int) or number < (0 if entry["type"] == "hotp" else 1):
        raise Damaged("period or counter %r" % number)
    if entry["type"] in ("motp", "yandex") and not isinstance(info["pin"], str):
        raise Damaged("no pin")
    for group in entry["groups"]:
        if group not in groups:
            raise Damaged("an unknown group")


def read(arguments):
    with open(arguments.file, "rb") as file:
        content = file.read(FILE_LIMIT + 1)
    if len(content) > FILE_LIMIT:
        raise Damaged("over 64 MiB")
    text = content.rstrip(b"\0").decode("utf-8-sig")
    password, raw_key = None, None
    if arguments.raw_key_file:
        with open(arguments.raw_key_file, "rb") as file:
            raw_key = base64.b64decode(file.read().strip(), validate=True)
    elif not isinstance(json.loads(text).get("db"), dict):
        password = sys.stdin.buffer.readline().rstrip(b"\r\n").decode("utf-8")
    db = database(text, password, raw_key)
    if db["version"] not in (1, 2, 3):
        raise Damaged("database version %r" % db["version"])
    groups = {group["uuid"]: group["name"] for group in db.get("groups") or []}
    for entry in db["entries"] if arguments.strict else []:
        check_entry(entry, groups)
    return {"version": db["version"], "entries": db["entries"], "groups": groups,
            "countersign": db.get("countersign", {})}


def main():
    parser = argparse.ArgumentParser(description="Reads a Countersign or Aegis vault. Prints secrets.")
    parser.add_argument("file", metavar="FILE")
    parser.add_argument("--raw-key-file", metavar="KEY", help="file with the keychain's base64 text")
    parser.add_argument("--strict", action="store_true", help="check that Aegis would take every entry")
    try:
        json.dump(read(parser.parse_args()), sys.stdout, ensure_ascii=False, indent=1)
        print()
        return 0
    except WrongKey as error:
        print("read_vault: %s" % error, file=sys.stderr)
        return 3
    except (Damaged, KeyError, TypeError, ValueError, binascii.Error, OSError) as error:
        print("read_vault: %s: %s" % (type(error).__name__, error), file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main())
