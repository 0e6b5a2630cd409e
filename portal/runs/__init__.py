"""Runs as rows: claim, heartbeat, fencing and stopping."""
