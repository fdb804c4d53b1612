"""Reads a plain export with nothing but Python's own library and prints what stands in it as JSON.

    python3 read_export.py otpauth|json|aegis|google < FILE

Written from the formats' own pages: the Key Uri Format, docs/plain-export.md, Aegis' docs/vault.md, and the encoding page of
Protocol Buffers for Google's.
"""
import base64
import json
import sys
import uuid
from urllib.parse import parse_qs, unquote, urlsplit


def entry(kind, issuer, account, secret, algorithm, digits, period, counter, pin, more=None):
    base64.b32decode(secret + "=" * (-len(secret) % 8))  # a reader must be able to
    found = {"type": kind, "issuer": issuer, "account": account, "secret": secret, "algorithm": algorithm,
             "digits": digits, "period": period, "counter": counter, "pin": pin}
    return found if more is None else {**found, "more": more}


def otpauth(text):
    for line in text.splitlines():
        url = urlsplit(line)
        query = {name: values[0] for name, values in parse_qs(url.query, strict_parsing=True).items()}
        if url.scheme == "motp":
            issuer, account = (unquote(part) for part in url.netloc.split(":", 1)) if ":" in url.netloc else ("", unquote(url.netloc))
            secret = base64.b32encode(bytes.fromhex(query["secret"])).decode().rstrip("=")
            yield entry("motp", issuer, account, secret, "md5", 6, 10, None, query["pin"])
            continue
        assert url.scheme == "otpauth"
        label = url.path[1:]
        account = unquote(label.split(":", 1)[1] if ":" in label else label)
        kind = {"yaotp": "yandex"}.get(url.netloc, url.netloc)
        pin = query.get("pin")
        if pin is not None:
            pin = base64.b32decode(pin + "=" * (-len(pin) % 8)).decode()
        counter = int(query["counter"]) if kind == "hotp" else None
        period = None if kind == "hotp" else int(query["period"])
        yield entry(kind, query.get("issuer", ""), account, query["secret"], query["algorithm"].lower(),
                    int(query["digits"]), period, counter, pin)


def own(text):
    whole = json.loads(text)
    assert (whole["format"], whole["version"]) == ("holdfast", 1)
    for item in whole["entries"]:
        codes = item.get("backup", {}).get("codes", [])
        more = {"pinned": item.get("pinned", False), "codes": [code["code"] for code in codes],
                "spent": ["spent" in code for code in codes], "note": item.get("note"),
                "sites": [site["host"] for site in item.get("sites", [])]}
        otp = item.get("otp")
        if otp is None:
            yield {"type": None, "more": more}
            continue
        yield entry(otp["kind"], item["name"], item["account"], otp["secret"], otp["algorithm"], otp["digits"],
                    otp.get("period"), otp.get("counter"), otp.get("pin"), more)


def aegis(text):
    whole = json.loads(text)
    assert whole["version"] == 1 and whole["header"] == {"slots": None, "params": None}
    assert whole["db"]["version"] == 3
    groups = {group["uuid"]: group["name"] for group in whole["db"]["groups"]}
    for item in whole["db"]["entries"]:
        assert str(uuid.UUID(item["uuid"])) == item["uuid"]
        info = item["info"]
        counted = item["type"] == "hotp"
        more = {"favorite": item["favorite"], "note": item["note"], "groups": [groups[one] for one in item["groups"]]}
        yield entry(item["type"], item["issuer"], item["name"], info["secret"], info["algo"].lower(), info["digits"],
                    None if counted else info["period"], info["counter"] if counted else None,
                    info["pin"] if item["type"] in ("motp", "yandex") else None, more)


def fields(data):
    """The fields of one protobuf message: number and value, an integer or bytes."""
    at = 0

    def varint():
        nonlocal at
        value = shift = 0
        while True:
            value |= (data[at] & 0x7F) << shift
            shift += 7
            at += 1
            if data[at - 1] < 0x80:
                return value
    while at < len(data):
        tag = varint()
        if tag & 7 == 0:
            yield tag >> 3, varint()
        else:
            assert tag & 7 == 2, "only numbers and bytes stand here"
            length = varint()
            at += length
            yield tag >> 3, data[at - length:at]


def google(text):
    parts = []
    for line in text.split():
        url = urlsplit(line)
        assert (url.scheme, url.netloc) == ("otpauth-migration", "offline")
        found = list(fields(base64.b64decode(parse_qs(url.query)["data"][0], validate=True)))
        numbers = dict(pair for pair in found if pair[0] != 1)
        assert numbers[2] == 1 and len(found) - len(numbers) <= 10
        parts.append((numbers.get(5), numbers.get(3), numbers.get(4, 0)))
        for code in (dict(fields(value)) for number, value in found if number == 1):
            issuer, name = code.get(3, b"").decode(), code.get(2, b"").decode()
            if issuer or name.startswith(":"):
                assert name.startswith(issuer + ":")
                name = name[len(issuer) + 1:]
            counted = code[6] == 1
            secret = base64.b32encode(code[1]).decode().rstrip("=")
            yield entry("hotp" if counted else "totp", issuer, name, secret, {1: "sha1", 2: "sha256", 3: "sha512"}[code[4]],
                        {1: 6, 2: 8}[code[5]], None if counted else 30, code.get(7, 0) if counted else None, None)
    assert parts == [(parts[0][0], len(parts), at) for at in range(len(parts))] if parts else True


readers = {"otpauth": otpauth, "json": own, "aegis": aegis, "google": google}
print(json.dumps(list(readers[sys.argv[1]](sys.stdin.buffer.read().decode("utf-8")))))
