#!/usr/bin/env python3
"""Opens a Holdfast file without Holdfast. Written from src/seal/FORMAT.md alone (P7).

    open_vault.py FILE passphrase|recovery|passkey|key SECRET     prints the contents as JSON
    open_vault.py                                                 checks tests/vectors/sealed

Needs: cryptography, argon2-cffi, cbor2.
"""
import hashlib
import io
import json
import pathlib
import sys
import unicodedata

import cbor2
from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF


class Refused(Exception):
    """The refusal by its name in FORMAT.md."""


def need(condition, name):
    if not condition:
        raise Refused(name)


def hkdf(material, salt, info, length):
    return HKDF(algorithm=SHA256(), length=length, salt=salt, info=info.encode()).derive(material)


def decode(data, name):
    """One CBOR item and nothing behind it."""
    stream = io.BytesIO(data)
    try:
        item = cbor2.CBORDecoder(stream).decode()
    except Exception as error:
        raise Refused(name) from error
    need(stream.tell() == len(data), name)
    return item


# 1. Layout
def split(file):
    need(len(file) <= 67_108_864, "too-large")
    need(file and file[:8] == b"HOLDFAST"[: len(file)], "not-a-vault")
    need(len(file) < 9 or file[8] == 1, "unknown-version")
    need(len(file) >= 13, "truncated")
    length = int.from_bytes(file[9:13], "big")
    need(length <= 65_536, "not-canonical")
    front, nonce, sealed = file[: 13 + length], file[13 + length : 25 + length], file[25 + length :]
    need(len(sealed) >= 1_024 + 16, "truncated")
    need((len(sealed) - 16) % 1_024 == 0, "trailing-bytes")
    header = read_header(front[13:])
    need(nonce not in [slot[5] for slot in header[4]], "not-canonical")
    return front, header, nonce, sealed


# 2. Header
def sized(value, size):
    return isinstance(value, bytes) and len(value) == size


def uint(value):
    return type(value) is int and 0 <= value < 2**53


def read_header(data):
    header = decode(data, "not-canonical")
    need(isinstance(header, dict) and list(header) == [0, 1, 2, 3, 4], "not-canonical")
    need(sized(header[0], 16) and uint(header[1]) and header[1] >= 1 and uint(header[2]), "not-canonical")
    need(sized(header[3], 16) and isinstance(header[4], list) and 1 <= len(header[4]) <= 16, "not-canonical")
    for slot in header[4]:
        check_slot(slot)
    for key in (0, 5):  # ids and nonces are each its own
        need(len({slot[key] for slot in header[4]}) == len(header[4]), "not-canonical")
    kinds = [slot[1] for slot in header[4]]
    need((1 in kinds or 2 in kinds) and kinds.count(1) <= 4, "not-canonical")
    need(cbor2.dumps(header, canonical=True) == data, "not-canonical")
    return header


# 3. Key slots
def check_slot(slot):
    need(isinstance(slot, dict) and list(slot) == [0, 1, 2, 3, 4, 5, 6], "not-canonical")
    need(sized(slot[0], 8) and uint(slot[1]) and isinstance(slot[2], str), "not-canonical")
    need(len(slot[2].encode()) <= 256 and uint(slot[3]) and isinstance(slot[4], list), "not-canonical")
    need(slot[1] in (1, 2, 3), "unknown-slot")
    need(sized(slot[5], 12) and sized(slot[6], 48), "not-canonical")
    parameters = slot[4]
    if slot[1] == 1:
        need(len(parameters) == 4 and all(uint(n) for n in parameters[:3]) and sized(parameters[3], 16), "not-canonical")
        memory, passes, lanes, _ = parameters
        need(memory <= 262_144 and passes <= 10 and lanes <= 4, "cost-too-high")
        need(memory >= 19_456 and passes >= 2 and lanes >= 1, "cost-too-low")
    elif slot[1] == 2:
        need(len(parameters) == 1 and sized(parameters[0], 32), "not-canonical")
    else:
        need(len(parameters) == 3 and sized(parameters[0], 32) and sized(parameters[1], 32), "not-canonical")
        need(isinstance(parameters[2], bytes) and 1 <= len(parameters[2]) <= 1_023, "not-canonical")


def slot_key(slot, kind, secret):
    parameters = slot[4]
    if kind == 1:
        text = unicodedata.normalize("NFC", secret).encode()
        memory, passes, lanes, salt = parameters
        return hash_secret_raw(text, salt, passes, memory, lanes, 32, Type.ID, 0x13)
    if kind == 2:
        return hkdf(secret, parameters[0], "holdfast recovery slot 1", 32)
    return hkdf(secret, parameters[0], "holdfast passkey slot 1", 32)


def unlock(header, kind, secret, refusal):
    need(kind != 3 or (len(secret) == 32 and any(secret)), refusal)
    for slot in header[4]:
        if slot[1] != kind:
            continue
        aad = cbor2.dumps(["holdfast slot", 1, header[0], slot[0], kind, slot[4]], canonical=True)
        try:
            data_key = AESGCM(slot_key(slot, kind, secret)).decrypt(slot[5], slot[6], aad)
        except InvalidTag:
            continue
        need(key_check(header, data_key), "damaged")
        return data_key
    raise Refused(refusal)


def key_check(header, data_key):
    return hkdf(data_key, header[0], "holdfast key check 1", 16) == header[3]


# 4. The recovery key as text
def recovery_key(text):
    letters = text.upper().replace("O", "0").replace("I", "1").replace("L", "1")
    letters = [letter for letter in letters if letter not in "- "]
    alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
    need(len(letters) == 36 and all(letter in alphabet for letter in letters), "recovery-key-mistyped")
    number = 0
    for letter in letters:
        number = number * 32 + alphabet.index(letter)
    key = (number >> 20).to_bytes(20, "big")
    check = int.from_bytes(hashlib.sha256(b"holdfast recovery key" + key).digest()[:3], "big") >> 4
    need(number & 0xFFFFF == check, "recovery-key-mistyped")
    return key


# 5. Payload
def known(item, must, may=()):
    """A map with keys in ascending order, none of them missing and none of them new."""
    need(isinstance(item, dict) and list(item) == sorted(item), "not-canonical")
    need(all(key in must or key in may for key in item), "unknown-version")
    need(all(key in item for key in must), "not-canonical")
    return item


def typed(value, kind, name="not-canonical"):
    need(isinstance(value, kind) and not (kind is int and isinstance(value, bool)), name)
    return value


def line(value, most=1_024):
    need(len(typed(value, str).encode()) <= most, "too-large")


def number(value, end=2**53):
    need(0 <= typed(value, int) < end, "not-canonical")


def listed(value, most):
    need(len(typed(value, list)) <= most, "too-many")
    return value


def one_of(value, choices):
    number(value)
    need(value in choices, "unknown-version")


def read_contents(text):
    length = int.from_bytes(text[:4], "big")
    contents, padding = text[4 : 4 + length], text[4 + length :]
    need(len(contents) == length and len(padding) < 1_024 and not any(padding), "damaged")
    top = decode(contents, "not-canonical")
    need(isinstance(top, dict) and contents[:1] != b"\xbf" and 0 in top, "not-canonical")
    need(top[0] == 1, "unknown-version")
    known(top, (0, 1, 2, 3), (4,))
    for entry in listed(top[1], 10_000):
        read_entry(entry)
    need(len({entry[0] for entry in top[1]}) == len(top[1]), "not-canonical")
    for tombstone in listed(top[2], 100_000):
        need(len(typed(tombstone, list)) == 2 and sized(tombstone[0], 16), "not-canonical")
        number(tombstone[1])
    need(len({tombstone[0] for tombstone in top[2]}) == len(top[2]), "not-canonical")
    read_settings(top[3])
    read_tasks(top.get(4, []))
    return top


def read_tasks(part):
    last = None
    for task in listed(part, 1_000):
        need(len(typed(task, list)) == 5, "not-canonical")
        one_of(task[0], (0, 1))
        line(task[1])
        number(task[2])
        one_of(task[3], (0, 1, 2))
        number(task[4])
        this = (task[0], task[1].encode())
        need(last is None or last < this, "not-canonical")
        last = this


def read_entry(entry):
    known(entry, (0, 1, 3), (2, 4, 5, 6, 7, 8, 9))
    need(sized(entry[0], 16), "not-canonical")
    number(entry[1])
    number(entry.get(2, 0))
    number(entry.get(9, 0))
    for kind in (3, 4, 5, 6):
        if kind in entry:
            read_part(kind, entry[kind])
    for value in known(entry.get(7, {0: 0}), (0,), (1,)).values():
        number(value)
    for version in listed(entry.get(8, []), 32):
        need(len(typed(version, list)) == 3, "not-canonical")
        number(version[0])
        one_of(version[1], (3, 4, 5, 6))
        read_part(version[1], version[2])


def read_part(kind, part):
    {3: read_about, 4: read_sites, 5: read_otp, 6: read_backup}[kind](part)
    number(part[0])


def read_about(part):
    known(part, (0, 1, 2), (3, 4, 5, 6))
    line(part[1])
    line(part[2])
    line(part.get(3, ""), 1_048_576)
    for text in [*listed(part.get(4, []), 64), *listed(part.get(6, []), 64)]:
        line(text)
    need(part.get(5, True) is True, "not-canonical")


def read_sites(part):
    for site in listed(known(part, (0, 1))[1], 64):
        need(len(typed(site, list)) == 3, "not-canonical")
        line(site[0])
        one_of(site[1], (0, 1))
        one_of(site[2], (0, 1, 2))


def read_otp(part):
    known(part, range(6), (6, 7))
    one_of(part[1], range(5))
    need(len(typed(part[2], bytes)) <= 256, "too-large")
    one_of(part[3], range(4))
    number(part[4], 256)
    number(part[5], 2**32)
    number(part.get(6, 0), 2**64)
    line(part.get(7, ""))


def read_backup(part):
    known(part, range(4), (4,))
    for code in listed(part[1], 200):
        line(known(code, (0,), (1, 2))[0])
        line(code.get(1, ""))
        spent = typed(code.get(2, [0, ""]), list)
        need(len(spent) == 2, "not-canonical")
        number(spent[0])
        line(spent[1])
    number(part[2])
    line(part[3])
    number(part.get(4, 0))


def read_settings(part):
    known(part, (0,), range(1, 11))
    for key in (0, 1, 2, 3, 5, 8):
        number(part.get(key, 0))
    line(part.get(4, ""))
    for flag in (6, 9, 10):
        need(part.get(flag, True) is True, "not-canonical")
    for field in listed(part.get(7, []), 256):
        need(len(typed(field, list)) == 2, "not-canonical")
        line(field[0])
        number(field[1])


def open_file(file, way, secret):
    front, header, nonce, sealed = split(file)
    if way == "passphrase":
        data_key = unlock(header, 1, secret, "wrong-passphrase")
    elif way == "recovery":
        data_key = unlock(header, 2, recovery_key(secret), "wrong-recovery-key")
    elif way == "passkey":
        data_key = unlock(header, 3, bytes.fromhex(secret), "wrong-passkey")
    else:
        data_key = bytes.fromhex(secret)
        need(key_check(header, data_key), "wrong-key")
    try:
        text = AESGCM(data_key).decrypt(nonce, sealed, front)
    except InvalidTag as error:
        raise Refused("damaged") from error
    return read_contents(text)


def check_vectors():
    folder = pathlib.Path(__file__).parent / "vectors" / "sealed"
    checked = wrong = 0
    for line in (folder / "index.txt").read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        name, way, secret, expected = line.split("\t")
        try:
            entries = open_file((folder / name).read_bytes(), way, secret)[1]
            found = f"ok {sum(1 not in entry.get(7, {}) for entry in entries)}"  # outside the trash
        except Refused as refused:
            found = str(refused)
        checked += 1
        if found != expected:
            wrong += 1
            print(f"{name} by {way}: {found}, expected {expected}", file=sys.stderr)
    print(f"{checked} vectors, {wrong} wrong")
    return wrong == 0 and checked > 0


def main():
    if len(sys.argv) == 1:
        sys.exit(0 if check_vectors() else 1)
    path, way, secret = sys.argv[1:]
    try:
        contents = open_file(pathlib.Path(path).read_bytes(), way, secret)
    except Refused as refused:
        sys.exit(str(refused))
    print(json.dumps(contents, indent=1, ensure_ascii=False, default=lambda value: value.hex()))


if __name__ == "__main__":
    main()
