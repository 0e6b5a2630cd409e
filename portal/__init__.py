"""The Django project and its one app: the only place where connectors, search and the demonstration meet."""
