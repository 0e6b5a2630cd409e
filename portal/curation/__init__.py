"""What staff decided, and what may therefore be shown: the only reader and writer of ``Decision``."""
