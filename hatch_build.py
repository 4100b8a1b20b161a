"""Build hook: the wheel carries the compiled rulebook, the rule pages and the samples."""

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompiledRulebook(BuildHookInterface):  # type: ignore[type-arg]  # hatchling's own class is generic over its config
    """Compiles `rules/` into one file; an editable install reads `rules/` itself and needs none."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile the rules, unless this is an editable install."""
        if self.target_name != "wheel" or version == "editable":
            return
        root = Path(self.root)
        sys.path.insert(0, str(root))
        import msgspec  # noqa: PLC0415 - a build requirement, not there before the build

        from contract_audit.rulebook.load import COMPILED, PAGES, compile_rules, read_pages  # noqa: PLC0415 - likewise

        book = compile_rules(page.rule for page in read_pages(root / "rules"))
        compiled = Path(self.directory) / COMPILED
        compiled.parent.mkdir(parents=True, exist_ok=True)
        compiled.write_bytes(msgspec.json.encode(book))
        build_data["force_include"].update(
            {
                str(compiled): f"contract_audit/rulebook/{COMPILED}",
                str(root / "rules"): f"contract_audit/rulebook/{PAGES}",
                **{
                    str(sample): f"contract_audit/samples/{sample.name}"
                    for sample in sorted((root / "corpora" / "samples").iterdir())
                    if sample.suffix in {".txt", ".pdf", ".docx"}
                },
            }
        )

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Remove the compiled file once it is in the wheel."""
        del version, build_data, artifact_path
        for leftover in Path(self.directory).glob("compiled.json"):
            leftover.unlink()
