"""${message}

Revision ID: ${up_revision}
Revises: ${down_revision | comma,n}
Create Date: ${create_date}

"""
<%
    databases = [name.strip() for name in config.get_main_option("databases").split(",")]
%>\
from alembic import op
import sqlalchemy as sa
${imports if imports else ""}

revision = ${repr(up_revision)}
down_revision = ${repr(down_revision)}
branch_labels = ${repr(branch_labels)}
depends_on = ${repr(depends_on)}


def upgrade(engine_name):
    globals()[f"upgrade_{engine_name}"]()


def downgrade(engine_name):
    globals()[f"downgrade_{engine_name}"]()
% for database in databases:


def upgrade_${database}():
    ${context.get(f"{database}_upgrades", "pass")}


def downgrade_${database}():
    ${context.get(f"{database}_downgrades", "pass")}
% endfor
