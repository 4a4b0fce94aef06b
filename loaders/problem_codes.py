"""All codes that problems with data can have, by the family of loaders that declares them."""

from collections.abc import Mapping, Sequence
from types import ModuleType

from opgavenkaart.loaders.cleaning import codes as cleaning
from opgavenkaart.loaders.exchange import codes as exchange
from opgavenkaart.loaders.files import codes as files
from opgavenkaart.loaders.mapping import codes as mapping
from opgavenkaart.loaders.problems.problem import Code
from opgavenkaart.loaders.registers import codes as registers
from opgavenkaart.loaders.tables import codes as tables
from opgavenkaart.loaders.tables import identity_decisions

_DECLARED: Mapping[str, Sequence[ModuleType]] = {
    "Tables": (files, tables),
    "Who is who": (identity_decisions,),
    "Untidy tables": (cleaning,),
    "Mappings": (mapping,),
    "Formats of other tools": (exchange,),
    "Registers": (registers,),
}


def problem_codes() -> dict[str, list[Code]]:
    """The codes by family, each in the order in which they are declared."""
    return {
        family: [code for module in modules for code in vars(module).values() if isinstance(code, Code)]
        for family, modules in _DECLARED.items()
    }
