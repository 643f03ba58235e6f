""".env files are the application's: what the environment holds is what a revision sees."""


def find_dotenv(*args, **kw):
    return ''


def load_dotenv(*args, **kw):
    return False


def dotenv_values(*args, **kw):
    return {}
