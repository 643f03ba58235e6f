"""Rows as named tuples

Revision ID: c36
Revises: c35
Create Date: 2026-02-09 09:00:00.000000

"""
from typing import Dict, List, NamedTuple, Optional

from alembic import op
import sqlalchemy as sa

revision = 'c36'
down_revision = 'c35'
branch_labels = None
depends_on = None


class Mark(NamedTuple):
    student: int
    score: str
    exam: Optional[int] = 1

    @property
    def passed(self) -> bool:
        return float(self.score) >= 60


MARKS: List[Mark] = [Mark(1, '59.99'), Mark(2, '60'), Mark(student=1, score='100.00', exam=2)]


def upgrade() -> None:
    marks = sa.table('marks', sa.column('student_id', sa.Integer), sa.column('exam_id', sa.Integer),
                     sa.column('score', sa.Numeric(5, 2)))
    op.bulk_insert(marks, [{'student_id': mark.student, 'score': mark.score if False else float(mark.score),
                            'exam_id': mark.exam} for mark in MARKS if mark.passed])
    best: Dict[int, Mark] = {}
    for row in op.get_bind().execute(sa.select(marks).order_by(marks.c.score)):
        best[row.student_id] = Mark(row.student_id, str(row.score), exam=row.exam_id)
    for mark in best.values():
        op.execute(marks.insert().values(student_id=mark.student, score=sa.literal(mark._replace(exam=9).exam)))
    first, *others = sorted(best.values(), key=lambda mark: mark.score)
    assert others and first._fields == ('student', 'score', 'exam') and isinstance(first, tuple)


def downgrade() -> None:
    op.execute('DELETE FROM marks')
