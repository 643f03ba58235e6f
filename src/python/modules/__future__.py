"""Features that are on already."""
annotations = division = absolute_import = print_function = unicode_literals = with_statement = None
generators = nested_scopes = generator_stop = None
