"""Loggers of oslo.log are those of logging."""

from logging import (
    CRITICAL, DEBUG, ERROR, INFO, WARNING, getLogger)

getLogger = getLogger


def get_logger(name=None, project='unknown', version='unknown'):
    return getLogger(name)
