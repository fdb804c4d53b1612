"""Codes by the letter of RFC 4226 §5.3 and RFC 6238 §4.2, with Python's own hmac: the independent implementation
that tests/otp/reference.rs compares against. One set a line on stdin: key in hex, algorithm, digits, counter."""

import hashlib
import hmac
import sys

for line in sys.stdin:
    key, algorithm, digits, counter = line.split()
    mac = hmac.new(bytes.fromhex(key), int(counter).to_bytes(8, "big"), getattr(hashlib, algorithm)).digest()
    offset = mac[-1] & 15
    number = int.from_bytes(mac[offset : offset + 4], "big") & 0x7FFFFFFF
    print(str(number % 10 ** int(digits)).zfill(int(digits)))
