"""Reading of requests and building of responses, shared by web and API; neither imports the other."""
