"""The configuration file, read only; what a script sets stays in the script's run."""

import _operations


class Config:
    def __init__(self, file_=None, ini_section='alembic', output_buffer=None, stdout=None,
                 cmd_opts=None, config_args=None, attributes=None, toml_file=None):
        self.config_file_name = file_
        self.config_ini_section = ini_section
        self.attributes = dict(attributes or {})
        self.cmd_opts = cmd_opts
        self._set = {}

    def get_section_option(self, section, name, default=None):
        if (section, name) in self._set:
            return self._set[section, name]
        value = _operations.option(section, name)
        if name == 'sqlalchemy.url' and section == self.config_ini_section:
            value = _operations.run()['url'] # where the run is, whatever named it
        return default if value is None else value

    def get_main_option(self, name, default=None):
        return self.get_section_option(self.config_ini_section, name, default)

    get_alembic_option = get_main_option

    def get_alembic_boolean_option(self, name):
        return (self.get_main_option(name) or 'false').lower() in ('1', 'true', 'yes', 'on')

    def set_section_option(self, section, name, value):
        self._set[section, name] = value

    def set_main_option(self, name, value):
        self.set_section_option(self.config_ini_section, name, value)

    def get_section(self, name, default=None):
        names = _operations.options(name)
        if not names:
            return {} if default is None else default
        if name == self.config_ini_section and 'sqlalchemy.url' not in names:
            names = [*names, 'sqlalchemy.url']
        found = {key: self.get_section_option(name, key) for key in names}
        found.update({key: value for (section, key), value in self._set.items()
                      if section == name})
        return found

    def get_template_directory(self):
        raise NotImplementedError('there are no template directories here')

    def print_stdout(self, text, *arg):
        print(text % arg if arg else text)
