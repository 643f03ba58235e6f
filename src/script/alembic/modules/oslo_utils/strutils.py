"""Words for true and false."""

TRUE_STRINGS = ('1', 't', 'true', 'on', 'y', 'yes')
FALSE_STRINGS = ('0', 'f', 'false', 'off', 'n', 'no')


def bool_from_string(subject, strict=False, default=False):
    if isinstance(subject, bool):
        return subject
    word = str(subject).strip().lower()
    if word in TRUE_STRINGS:
        return True
    if word in FALSE_STRINGS:
        return False
    if strict:
        raise ValueError(f"Unrecognized value '{subject}', acceptable values are: "
                         + ', '.join(f"'{each}'" for each in sorted(TRUE_STRINGS + FALSE_STRINGS)))
    return default
