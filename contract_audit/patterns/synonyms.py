"""Words of the trade that mean the same everywhere."""

from collections.abc import Mapping
from functools import cache

from contract_audit.data_files import read_data


@cache
def load_synonyms() -> Mapping[str, str]:
    """For each synonym the word it stands for; wherever that word counts, in any concept or pattern, it counts too."""
    groups: dict[str, list[str]] = read_data("contract_audit.patterns", "synonyms.yaml")
    return {word: meant for meant, words in groups.items() for word in words if word != meant}
