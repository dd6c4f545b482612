"""The packets of the year: sound for bagit and for the program; together they hold every closed form and no open one."""
from __future__ import annotations

import logging
import tempfile
import zipfile
from pathlib import Path

import bagit

from department import Department


def faults(department: Department) -> list[str]:
    """What is wrong with the packets."""
    logging.getLogger("bagit").setLevel(logging.CRITICAL)
    verdicts = [department.run("verify", *department.packets), department.liandan.run("verify", department.register)]
    found = [f"verify: {verdict}" for verdict in verdicts if verdict.code != 0]
    held: dict[str, set[str]] = {}
    for packet in department.packets:
        with tempfile.TemporaryDirectory(prefix="liandan-packet-") as unpacked, zipfile.ZipFile(packet) as zipped:
            zipped.extractall(unpacked)
            top = next(Path(unpacked).iterdir())
            try:
                bagit.Bag(str(top)).validate()
            except bagit.BagError as error:
                found.append(f"{packet.name}: {error}")
            for folder in (top / "data" / "电子档案").glob("*/*/*"):
                held.setdefault(folder.name, set()).add(packet.name)
    states = {one.number: one.state for records in department.records.values() for one in records}
    packed = {number for number, state in states.items() if state == "packed"}
    # Void forms lie in packets too, with their stamped copies, and stay void.
    strange = {number for number in held.keys() - packed if states.get(number) != "void"}
    if strange or packed - held.keys():
        found.append(f"packets and forms differ: {sorted(strange | packed - held.keys())[:6]}")
    for form, records in department.records.items():
        keepers = {copy["keeper"] for copy in department.described(form)["copies"]}
        found += [f"{one.number} lies in {len(held[one.number])} packets of {len(keepers)}"
                  for one in records if one.number in packed and len(held[one.number]) != len(keepers)]
    return found
