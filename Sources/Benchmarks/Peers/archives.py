"""Reads all members of an archive with zipfile, again and again: FILE COUNT."""
import json
import sys
import time
import zipfile

path, count = sys.argv[1], int(sys.argv[2])
members = 0
cpu, wall = time.process_time(), time.perf_counter()
for _ in range(count):
    with zipfile.ZipFile(path) as archive:
        for member in archive.infolist():
            archive.read(member)
            members += 1
print(json.dumps({"items": members, "cpu": time.process_time() - cpu, "wall": time.perf_counter() - wall}))
