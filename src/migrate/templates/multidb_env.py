"""How Alembic itself runs this directory on each of its databases. Alambique does not need this file."""

from logging.config import fileConfig

from alembic import context
from sqlalchemy import engine_from_config, pool

config = context.config
if config.config_file_name:
    fileConfig(config.config_file_name)

names = [name.strip() for name in config.get_main_option("databases").split(",")]

# Set these to the metadata of your models to let Alembic write revisions by comparison.
target_metadata = {}


def run_offline():
    for name in names:
        with open(f"{name}.sql", "w") as output:
            context.configure(
                url=config.get_section_option(name, "sqlalchemy.url"),
                output_buffer=output,
                target_metadata=target_metadata.get(name),
                literal_binds=True,
            )
            with context.begin_transaction():
                context.run_migrations(engine_name=name)


def run_online():
    for name in names:
        engine = engine_from_config(config.get_section(name), poolclass=pool.NullPool)
        with engine.connect() as connection:
            context.configure(
                connection=connection,
                target_metadata=target_metadata.get(name),
                upgrade_token=f"{name}_upgrades",
                downgrade_token=f"{name}_downgrades",
            )
            with context.begin_transaction():
                context.run_migrations(engine_name=name)


if context.is_offline_mode():
    run_offline()
else:
    run_online()
