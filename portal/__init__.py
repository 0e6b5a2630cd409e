"""The Django project and its one app; only here are connectors, search and the demonstration used together."""
