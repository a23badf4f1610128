"""What people call the rules of a purchasing policy, and the law behind each."""

from app.core.i18n import Text, lazy
from app.sourcing.policy.kinds import IncumbentRule, Procedure, SelectionMethod, Signer

PROCEDURES: dict[Procedure, Text] = {
    Procedure.SINGLE_PRIVATE_QUOTATION: lazy("Single private quotation"),
    Procedure.MULTIPLE_PRIVATE_QUOTATION: lazy("Multiple private quotations"),
    Procedure.NATIONAL_OPEN: lazy("National open procedure"),
    Procedure.EU_OPEN: lazy("European open procedure"),
}

METHODS: dict[SelectionMethod, Text] = {
    SelectionMethod.RANKING: lazy("Order of the longlist"),
    SelectionMethod.LEAST_RECENTLY_INVITED: lazy("Longest ago invited first"),
    SelectionMethod.FEWEST_IN_CATEGORY: lazy("Fewest turns in the same category first"),
    SelectionMethod.FEWEST_IN_CLASS: lazy("Fewest turns in the same CPV class first"),
    SelectionMethod.FEWEST_BY_BUYER: lazy("Fewest turns at this municipality first"),
}

INCUMBENT_RULES: dict[IncumbentRule, Text] = {
    IncumbentRule.AS_ANY_OTHER: lazy("Takes part as any other firm"),
    IncumbentRule.LEFT_OUT: lazy("Is left out once"),
    IncumbentRule.NEEDS_REASON: lazy("Is invited with a reason only"),
}

SIGNERS: dict[Signer, Text] = {
    Signer.CONTROLLER: lazy("The controller"),
    Signer.BUDGET_HOLDER: lazy("The budget holder"),
    Signer.COLLEAGUE: lazy("Another buyer of the municipality"),
}

# The rules that carry an article of the policy beside the bands and the local rule.
RULES: dict[str, Text] = {
    "method": lazy("Choice of firms"),
    "incumbent_rule": lazy("The firm that has the contract now"),
    "signer": lazy("Who signs the shortlist"),
    "standstill_days": lazy("Waiting time before the contract"),
    "complaints_address": lazy("Complaints"),
    "retention": lazy("Keeping the file"),
}

# Each rule rests on a law or on what goes with it, besides the article of the policy.
LAW: dict[str, Text] = {
    "bands": lazy("Aanbestedingswet 2012, art. 1.4 (1) (a); Gids Proportionaliteit, rule 3.4 A; for works ARW 2016"),
    "method": lazy("Aanbestedingswet 2012, art. 1.4 (1) (b)"),
    "incumbent_rule": lazy("Aanbestedingswet 2012, art. 1.4 (1) (b)"),
    "signer": lazy("Aanbestedingswet 2012, art. 1.10b"),
    "standstill_days": lazy("Aanbestedingswet 2012, art. 2.127, for European procedures"),
    "local_rule": lazy("Aanbestedingswet 2012, art. 1.4 (1); equal treatment where firms abroad have an interest"),
    "complaints_address": lazy("Handreiking Klachtenafhandeling bij aanbesteden"),
    "retention": lazy("Archiefwet; selection list for municipal archives"),
}

ACTS: dict[str, Text] = {
    "policy.drafted": lazy("Draft of the purchasing policy begun"),
    "policy.changed": lazy("Draft of the purchasing policy changed"),
    "policy.discarded": lazy("Draft of the purchasing policy thrown away"),
    "policy.adopted": lazy("Purchasing policy adopted"),
}
