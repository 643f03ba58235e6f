#!/usr/bin/env python

u'''a 'b' \"c\" \\d
Revision ID: x'''
revision = (
"""i""" R"""t's""")
down_revision = '0001_init'

def upgrade() -> None:
    op.execute("""
revision = 'no'
""")
