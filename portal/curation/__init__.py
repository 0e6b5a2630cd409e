"""Staff's decisions and what they allow to be shown; only this package reads and writes ``Decision``."""
