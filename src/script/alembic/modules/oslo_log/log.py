"""Loggers of oslo.log are those of logging."""

from logging import (
    CRITICAL, DEBUG, ERROR, INFO, WARNING, getLogger)

getLogger = getLogger


def get_logger(name=None, project='unknown', version='unknown'):
    return getLogger(name)


def register_options(conf):
    pass


def setup(conf, product_name, version='unknown', fix_eventlet=True):
    pass


def set_defaults(logging_context_format_string=None, default_log_levels=None):
    pass


def get_default_log_levels():
    return []
