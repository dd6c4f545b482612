"""Runs the program under test in a known environment."""
from __future__ import annotations

import json
import os
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

#: The repository: the program looks for its forms and templates in the working folder.
ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Result:
    """What one run of the program left behind."""

    code: int
    out: str
    err: str

    @property
    def objects(self) -> list[dict[str, Any]]:
        """The JSON objects on standard output, one a line."""
        return [json.loads(line) for line in self.out.splitlines() if line.strip()]

    @property
    def issued(self) -> list[dict[str, Any]]:
        """The issued forms among them; the others are findings."""
        return [found for found in self.objects if "copies" in found]

    @property
    def findings(self) -> list[dict[str, Any]]:
        """The findings among them, remarks and warnings too."""
        return [found for found in self.objects if "code" in found]

    @property
    def codes(self) -> list[str]:
        """The codes of the findings of severity error."""
        return [found["code"] for found in self.objects if found.get("severity") == "error"]

    def __str__(self) -> str:
        return f"exit {self.code}, stdout {self.out[:600]!r}, stderr {self.err[:300]!r}"


class Liandan:
    """The program, with a steady language, time zone and operator."""

    def __init__(self, path: Path) -> None:
        self.path = path.resolve()

    @staticmethod
    def environment(**changes: str) -> dict[str, str]:
        """The environment of a run: the caller's without its language, zone and register."""
        dropped = ("LC_", "LANG", "TZ", "LIANDAN_")
        kept = {name: value for name, value in os.environ.items() if not name.startswith(dropped)}
        return {**kept, "LANG": "zh_CN.UTF-8", "TZ": "Asia/Shanghai", **changes}

    def command(self, *arguments: object) -> list[str]:
        """The command line of a run."""
        return [str(self.path), *map(str, arguments)]

    def run(self, *arguments: object, timeout: float = 120, stdin: bytes | None = None, **env: str) -> Result:
        """Runs one command to its end; `env` changes its environment."""
        done = subprocess.run(
            self.command(*arguments), cwd=ROOT, env=self.environment(**env), capture_output=True, timeout=timeout,
            input=stdin if stdin is not None else b"")
        return Result(done.returncode, done.stdout.decode("utf-8", "replace"), done.stderr.decode("utf-8", "replace"))

    def start(self, *arguments: object) -> subprocess.Popen[bytes]:
        """Starts one command and does not wait; its output is dropped."""
        return subprocess.Popen(
            self.command(*arguments), cwd=ROOT, env=self.environment(), stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def issue(self, form: str, data: Path, register: Path, *options: object, **env: str) -> Result:
        """Issues forms with JSON results, as a company that has made the example profile its own."""
        self.found(register)
        return self.run(
            "issue", form, data, "--register", register, "--operator", "测试员", "--json", *options, **env)

    def found(self, register: Path) -> None:
        """Makes the example profile that of a company in a register, if it has none: documents are not marked 样张."""
        if not (Path(register) / "profile.yaml").exists():
            self.run(
                "init", "--register", register, "--company", "皖江恒川机电设备有限公司",
                "--address", "安徽省合肥市高新区望江西路 888 号，邮编 230088", "--phone", "0551-62345678",
                "--fax", "0551-62345679", "--email", "service@example.com")
