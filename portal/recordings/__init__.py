"""Keeps agencies' answers as files, without keys and personal data, and replays them to the feeds that read them."""
