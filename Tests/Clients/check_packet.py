#!/usr/bin/env python3
"""Does bagit-python agree with `liandan verify` about packets, sound and tampered with in every way?

    check_packet.py --liandan .build/release/liandan PACKET.zip...

Needs bagit 1.9.0. For every packet it makes a copy per kind of tampering and asks both. A change that was covered up by
rewriting all manifests is sound as a bag; only the audit chain inside gives it away, so there bagit must say valid and
liandan must not. Exit status 1 if anything is not as it should be.
"""
import argparse
import hashlib
import json
import logging
import os
import subprocess
import sys
import tempfile
import zipfile

import bagit


def read(path):
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def write(files, path):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(files):
            archive.writestr(name, files[name])


def reseal(files, top):
    """Writes Payload-Oxum and all manifests anew."""
    payload = {n: b for n, b in files.items() if n.startswith(top + "data/")}
    oxum = "Payload-Oxum: %d.%d" % (sum(map(len, payload.values())), len(payload))
    info = files[top + "bag-info.txt"].decode().split("\n")
    files[top + "bag-info.txt"] = "\n".join(oxum if l.startswith("Payload-Oxum:") else l for l in info).encode()

    def manifest(names):
        lines = ["%s  %s\n" % (hashlib.sha256(files[n]).hexdigest(), n[len(top):]) for n in sorted(names)]
        return "".join(lines).encode()

    files[top + "manifest-sha256.txt"] = manifest(payload)
    tags = [n for n in files if not n.startswith(top + "data/") and not n.endswith("tagmanifest-sha256.txt")]
    files[top + "tagmanifest-sha256.txt"] = manifest(tags)


def tamperings(files, top):
    """Yields (what, files, bagit says valid, liandan says valid)."""
    data = sorted(n for n in files if n.count("/") == 4 and n.endswith(".json"))[0]
    copy = sorted(n for n in files if n.count("/") == 4 and not n.endswith(".json"))[0]
    tag = lambda name: top + name

    def changed(name, edit):
        other = dict(files)
        other[name] = edit(other[name])
        return other

    def without(name):
        return {n: b for n, b in files.items() if n != name}

    flip = lambda b: bytes([b[0] ^ 1]) + b[1:]
    yield "sound", dict(files), True, True
    yield "data altered", changed(data, flip), False, False
    yield "copy altered", changed(copy, flip), False, False
    yield "copy cut short", changed(copy, lambda b: b[:-1]), False, False
    yield "list altered", changed(tag("data/transmittal.xlsx"), flip), False, False
    yield "copy missing", without(copy), False, False
    yield "data missing", without(data), False, False
    yield "file extra", {**files, tag("data/extra.txt"): b"x"}, False, False
    renamed = without(copy)
    renamed[copy.replace(".", "-x.")] = files[copy]
    yield "copy renamed", renamed, False, False
    yield "manifest altered", changed(tag("manifest-sha256.txt"), lambda b: b"deadbeef" + b[8:]), False, False
    yield "manifest missing", without(tag("manifest-sha256.txt")), False, False
    yield "bag-info altered", changed(tag("bag-info.txt"), lambda b: b.replace(b"Keeper: ", b"Keeper: x")), False, False
    yield "oxum altered", changed(tag("bag-info.txt"), lambda b: b.replace(b"-Oxum: ", b"-Oxum: 1")), False, False
    yield "path outside", changed(
        tag("manifest-sha256.txt"), lambda b: b + b"0" * 64 + b"  ../outside\n"), False, False
    other = {name.replace(top, "renamed/", 1): content for name, content in files.items()}
    yield "folder renamed", other, True, True
    for what, name, edit in [
        ("data", data, flip),
        ("copy", copy, flip),
        ("audit chain", tag("data/audit.jsonl"), lambda b: b.replace(b'"operator":"', b'"operator":"x', 1)),
        ("audit chain cut", tag("data/audit.jsonl"), lambda b: b"\n".join(b.split(b"\n")[:-2]) + b"\n"),
        ("numbers", tag("data/numbers.json"), lambda b: b.replace(b'"packed":["', b'"packed":["X-1","', 1)),
    ]:
        hidden = changed(name, edit)
        reseal(hidden, top)
        yield what + " altered, resealed", hidden, True, False


def bagit_says(path):
    with tempfile.TemporaryDirectory() as folder:
        with zipfile.ZipFile(path) as archive:
            archive.extractall(folder)
        tops = os.listdir(folder)
        try:
            bagit.Bag(os.path.join(folder, tops[0])).validate()
            return True, ""
        except bagit.BagError as error:
            return False, str(error).split("\n")[0]


def liandan_says(program, path):
    run = subprocess.run([program, "verify", path, "--json"], capture_output=True, text=True)
    if run.returncode not in (0, 1):
        sys.exit("liandan verify ended with %d: %s" % (run.returncode, run.stderr))
    findings = [json.loads(line) for line in run.stdout.splitlines() if line.startswith("{")]
    errors = [f["code"] for f in findings if f.get("severity") == "error"]
    if bool(errors) != (run.returncode == 1):
        sys.exit("exit status %d does not fit the findings: %s" % (run.returncode, run.stdout))
    return not errors, ", ".join(dict.fromkeys(errors))


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--liandan", required=True)
    parser.add_argument("packets", nargs="+")
    options = parser.parse_args()
    logging.getLogger("bagit").setLevel(logging.CRITICAL)
    failures = 0
    for packet in options.packets:
        files = read(packet)
        top = next(iter(files)).split("/")[0] + "/"
        for what, tampered, bag_valid, packet_valid in tamperings(files, top):
            with tempfile.TemporaryDirectory() as folder:
                path = os.path.join(folder, os.path.basename(packet))
                write(tampered, path)
                bag, reason = bagit_says(path)
                ours, codes = liandan_says(options.liandan, path)
            good = (bag, ours) == (bag_valid, packet_valid)
            failures += not good
            print("%-4s %-32s bagit %-7s liandan %-7s %s" % (
                "ok" if good else "BAD", what, "valid" if bag else "invalid", "valid" if ours else "invalid", codes))
            if not good:
                print("     bagit: %s" % reason)
    if failures:
        sys.exit("%d disagreements" % failures)


if __name__ == "__main__":
    main()
