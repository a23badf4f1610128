"""Counting what an import does, or would do."""

from collections import Counter
from dataclasses import asdict, dataclass, field
from typing import Self

from app.suppliers.importing.applying import Action
from app.suppliers.importing.models import ImportBatch
from app.suppliers.importing.problems import Fault, RowProblem
from app.suppliers.importing.sifting import Judged

MOST_EXAMPLES = 50
_ACTIONS = tuple(Action)


@dataclass
class Tally:
    """`faults` counts by reason, column and whether the row was refused for it."""

    actions: Counter[str] = field(default_factory=Counter)
    warned: int = 0
    faults: Counter[tuple[str, str, bool]] = field(default_factory=Counter)
    examples: list[RowProblem] = field(default_factory=list)

    @property
    def done(self) -> int:
        return self.actions.total()

    @classmethod
    def of(cls, batch: ImportBatch) -> Self:
        return cls(
            actions=Counter({action: getattr(batch, action) for action in _ACTIONS}),
            warned=batch.warned,
            faults=Counter({(each["fault"], each["column"], each["refused"]): each["rows"] for each in batch.faults}),
            examples=[RowProblem(**each | {"fault": Fault(each["fault"])}) for each in batch.examples],
        )

    def add(self, judged: Judged) -> None:
        for step in judged.steps:
            if step.action is not Action.REFUSE:
                self.actions[step.action] += 1
                self._add_problems(step.row.warnings, refused=False)
                self.warned += bool(step.row.warnings)
        for row in judged.refused:
            self.actions[Action.REFUSE] += 1
            self._add_problems(row.problems, refused=True)

    def _add_problems(self, problems: tuple[RowProblem, ...], *, refused: bool) -> None:
        for problem in problems:
            self.faults[problem.fault, problem.column, refused] += 1
            if refused and len(self.examples) < MOST_EXAMPLES:
                self.examples.append(problem)

    def store(self, batch: ImportBatch) -> None:
        for action in _ACTIONS:
            setattr(batch, action, self.actions[action])
        batch.done, batch.warned = self.done, self.warned
        batch.faults = [
            {"fault": fault, "column": column, "refused": refused, "rows": rows}
            for (fault, column, refused), rows in self.faults.most_common()
        ]
        batch.examples = [asdict(problem) for problem in self.examples]
