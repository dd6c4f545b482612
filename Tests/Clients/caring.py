"""Commands that look after a register — backup, restore, repair — disturbed and then run again."""
from __future__ import annotations

import shutil
from pathlib import Path

from program import Liandan, Result
from trials import Bases, Command, Trial

#: What they begin with is a register of closed forms; see `CareBases`.
COMMANDS = [
    Command("backup", "closed", ["backup", "{}/backups"], "", {"": "closed"}),
    Command("restore", "closed", ["restore", "{}/made", "--no-later"], "", {"": "closed"}),
    Command("repair", "closed", ["repair"], "", {"": "closed"}),
]
#: What `verify` finds of the copies that `CareBases` takes away before they are made again.
_LOST = {"file-missing", "file-altered"}


class CareBases:
    """The registers of other trials, and beside them what these commands need."""

    def __init__(self, bases: Bases) -> None:
        self.bases, self.liandan = bases, bases.liandan
        made = self.liandan.run("backup", bases.folder / "made", "--register", bases.folder / "closed")
        if made.code != 0:
            raise RuntimeError(f"backup: {made}")

    def trial(self, command: Command, folder: Path) -> Trial:
        """A command in a new folder; of those that other trials know, as they have it."""
        if command not in COMMANDS:
            return self.bases.trial(command, folder)
        self.bases.trial(command, folder)
        if command.name == "restore":
            shutil.copytree(self.bases.folder / "made", folder / "made")
        if command.name == "repair":
            for number, copy in enumerate(sorted((folder / "register/issued").rglob("*.docx"))[::4]):
                copy.unlink()
                if number % 2:
                    copy.write_bytes(b"altered")
        return CareTrial(self.liandan, command, folder)


class CareTrial(Trial):
    """One run of a command that something happens to, and one that nothing happens to."""

    def __init__(self, liandan: Liandan, command: Command, folder: Path) -> None:
        super().__init__(liandan, command, folder)
        self.restored = folder / "new" / "register"
        target = self.restored if command.name == "restore" else self.register
        self.arguments = [
            *(argument.replace("{}", str(folder)) for argument in command.arguments),
            "--register", str(target), "--operator", "测试员", "--json"]

    def after(self, run: Result) -> list[str]:
        """What is wrong once the command was disturbed: what has its final name is whole, and what was told is there."""
        faults = []
        verdict = self.liandan.run("verify", self.register, "--json")
        left = set(verdict.codes) - (_LOST if self.command.name == "repair" and run.code != 0 else set())
        if left or verdict.code not in (0, 1):
            faults.append(f"verify: {verdict}")
        made = self._made()
        for folder in made:
            if (verdict := self.liandan.run("verify", folder, "--json")).code != 0:
                faults.append(f"{folder.name}: {verdict}")
        if run.code == 0 and self.command.name != "repair" and not made:
            faults.append("told and lost")
        return faults

    def again(self, run: Result) -> list[str]:
        """Runs the command again; what is wrong then: all must be as if nothing had happened."""
        was_made = self.command.name == "restore" and self.restored.exists()
        again = self.liandan.run(*self.arguments)
        # Nothing is put over a register that is there.
        if again.code != (64 if was_made else 0):
            return [f"run again: {again}"]
        faults = [] if self.command.name == "repair" or self._made() else ["nothing was made"]
        verdict = self.liandan.run("verify", self.register, *self._made(), "--json")
        if verdict.code != 0 or [finding for finding in verdict.findings if finding["severity"] == "error"]:
            faults.append(f"verify at the end: {verdict}")
        hidden = [path for path in self.folder.rglob("*") if path.name.startswith(".") or path.name.endswith(".part")]
        return faults + [f"left over: {path.relative_to(self.folder)}" for path in hidden]

    def _made(self) -> list[Path]:
        """The backups or the restored register, those that have their names."""
        if self.command.name == "restore":
            return [self.restored] if self.restored.exists() else []
        folder = self.folder / "backups"
        return [path for path in folder.iterdir() if not path.name.startswith(".")] if folder.exists() else []
