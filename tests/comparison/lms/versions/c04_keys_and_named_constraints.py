"""Keys and named constraints

Revision ID: c04
Revises: c03
Create Date: 2026-01-05 09:00:00.000000

"""
from alembic import op
import sqlalchemy as sa

revision = 'c04'
down_revision = 'c03'
branch_labels = None
depends_on = None


def upgrade():
    op.create_table(
        'teachers',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('email', sa.String(100), nullable=False),
        sa.Column('salary', sa.Numeric(9, 2), server_default='0.00', nullable=False),
        sa.Column('campus_id', sa.Integer(), nullable=True),
        sa.Column('mentor_id', sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_teachers')),
        sa.ForeignKeyConstraint(['campus_id'], ['campuses.id'], name='fk_teachers_campus', onupdate='CASCADE',
                                ondelete='SET NULL'),
        sa.ForeignKeyConstraint(['mentor_id'], ['teachers.id'], name='fk_teachers_mentor'),
        sa.UniqueConstraint('email', name='uq_teachers_email'),
        sa.CheckConstraint('salary >= 0', name='ck_teachers_salary'),
    )
    op.create_table(
        'subjects',
        sa.Column('campus_id', sa.Integer(), sa.ForeignKey('campuses.id', name='fk_subjects_campus'), nullable=False),
        sa.Column('number', sa.Integer(), autoincrement=False, nullable=False),
        sa.Column('title', sa.String(60), nullable=False, unique=True),
        sa.Column('credits', sa.Integer(), nullable=True, index=True),
        sa.PrimaryKeyConstraint('campus_id', 'number', name='pk_subjects'),
    )
    op.create_table(
        'lessons',
        sa.Column('id', sa.Integer(), primary_key=True),
        sa.Column('campus_id', sa.Integer(), nullable=False),
        sa.Column('subject', sa.Integer(), nullable=False),
        sa.Column('topic', sa.String(80)),
        sa.ForeignKeyConstraint(('campus_id', 'subject'), ['subjects.campus_id', 'subjects.number'],
                                name='fk_lessons_subject', ondelete='CASCADE'),
    )


def downgrade():
    op.drop_table('lessons')
    op.drop_table('subjects')
    op.drop_table('teachers')
