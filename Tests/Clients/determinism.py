"""The same data gives the same bytes in every place, zone and language."""
from __future__ import annotations

import json
from pathlib import Path

from checks import Checks
from examples import EXAMPLES, path
from program import Liandan

_PLACES = {
    "here": {},
    "in New York without a locale or home": {
        "TZ": "America/New_York", "LANG": "C", "LC_ALL": "C", "HOME": "/nonexistent"},
    "in an English locale": {"TZ": "Pacific/Auckland", "LANG": "en_GB.UTF-8", "LC_ALL": "en_GB.UTF-8"},
}


def check(checks: Checks, liandan: Liandan, folder: Path) -> None:
    """Documents, empty forms and descriptions, made in three places."""
    outputs = {place: _outputs(liandan, folder / f"place-{n}", env) for n, (place, env) in enumerate(_PLACES.items())}
    base = outputs.pop("here")
    checks.that("there is something to compare", len(base) > 60, f"{len(base)} outputs")
    for place, other in outputs.items():
        checks.equal(f"{place}: as many outputs", sorted(other), sorted(base))
        checks.none(f"{place}: the same bytes", [name for name in base if other.get(name) != base[name]])


def _outputs(liandan: Liandan, folder: Path, env: dict[str, str]) -> dict[str, bytes]:
    """Every file and every JSON line that a run makes, by a name that is the same in each place."""
    folder.mkdir()
    found: dict[str, bytes] = {}
    for form, example in EXAMPLES:
        run = liandan.issue(form, path(example), folder / "register", "--close", "--as", "docx,xlsx", **env)
        # What is told of the form in words follows the locale.
        found[f"issue {example}"] = json.dumps(run.issued).replace(str(folder), "").encode()
    for file in sorted((folder / "register" / "issued").rglob("*.*")):
        found[str(file.relative_to(folder))] = file.read_bytes()
    found["forms"] = liandan.run("forms", "--json", "--lang", "zh-Hans", **env).out.encode()
    for form in dict.fromkeys(form for form, _ in EXAMPLES):
        found[f"describe {form}"] = liandan.run("describe", form, "--json", "--lang", "zh-Hans", **env).out.encode()
        for kind in ("docx", "xlsx", "entry"):
            out = folder / f"{form}.{'xlsx' if kind != 'docx' else 'docx'}"
            liandan.run("blank", form, "--as", kind, "--out", out, "--lang", "zh-Hans", **env)
            found[f"blank {form} {kind}"] = out.read_bytes()
    return found
