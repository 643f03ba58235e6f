"""The registered options of an OpenStack service, with their defaults: no file is read."""
