"""Reads a plain export with nothing but Python's own library and prints what stands in it as JSON.

    python3 read_export.py otpauth|json|aegis < FILE

Written from the formats' own pages: the Key Uri Format, docs/plain-export.md, and Aegis' docs/vault.md.
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


readers = {"otpauth": otpauth, "json": own, "aegis": aegis}
print(json.dumps(list(readers[sys.argv[1]](sys.stdin.buffer.read().decode("utf-8")))))
