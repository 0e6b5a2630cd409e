"""Long work as a row: claim, heartbeat, fencing, stopping."""
