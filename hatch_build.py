"""Build hook: the wheel carries compiled data (rules, lexicon, cues), the rule pages and the samples."""

import shutil
import sys
import tomllib
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompiledData(BuildHookInterface):  # type: ignore[type-arg]  # hatchling's own class is generic over its config
    """Compiles what a scan would otherwise parse; an editable install reads the sources and needs none of it."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile, unless this is an editable install."""
        if self.target_name != "wheel" or version == "editable":
            return
        root = Path(self.root)
        sys.path.insert(0, str(root))
        import msgspec  # noqa: PLC0415 - a build requirement, not there before the build

        from contract_audit.data_files import TWIN, parse_yaml  # noqa: PLC0415 - likewise
        from contract_audit.patterns.known import CARRIED, compile_known  # noqa: PLC0415 - likewise
        from contract_audit.patterns.lexicon import COMPILED as LEXICON  # noqa: PLC0415 - likewise
        from contract_audit.patterns.lexicon import (  # noqa: PLC0415 - likewise
            compile_lexicon,
            decode_lexicon,
            load_lexicon,
        )
        from contract_audit.pipeline.auditor import patterns_of  # noqa: PLC0415 - likewise
        from contract_audit.rulebook.load import COMPILED, PAGES, compile_rules, read_pages  # noqa: PLC0415 - likewise

        book = compile_rules(page.rule for page in read_pages(root / "rules"))
        lexicon = compile_lexicon(load_lexicon())
        known = compile_known(decode_lexicon(lexicon), (pattern.source for pattern in patterns_of(book)))
        made = {
            f"contract_audit/rulebook/{COMPILED}": msgspec.json.encode(book),
            f"contract_audit/patterns/{LEXICON}": lexicon,
            f"contract_audit/patterns/{CARRIED}": msgspec.json.encode(known),
        }
        for source in sorted((root / "contract_audit").rglob("*.yaml")):
            if "lexicon" not in source.parts:
                content = msgspec.json.encode(parse_yaml(source.read_bytes()))
                made[f"{source.relative_to(root).as_posix()}{TWIN}"] = content
        for source in sorted((root / "contract_audit" / "law" / "sources").glob("*.toml")):
            content = msgspec.json.encode(tomllib.loads(source.read_text(encoding="utf-8")))
            made[f"{source.relative_to(root).as_posix()}{TWIN}"] = content
        included: dict[str, str] = build_data["force_include"]
        for name, content in made.items():
            path = self._folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
            included[str(path)] = name
        included[str(root / "rules")] = f"contract_audit/rulebook/{PAGES}"
        for sample in sorted((root / "corpora" / "samples").iterdir()):
            if sample.suffix in {".txt", ".pdf", ".docx", ".toml"}:
                included[str(sample)] = f"contract_audit/samples/{sample.name}"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Remove the compiled files once they are in the wheel."""
        del version, build_data, artifact_path
        shutil.rmtree(self._folder, ignore_errors=True)

    @property
    def _folder(self) -> Path:
        return Path(self.directory) / "compiled"
