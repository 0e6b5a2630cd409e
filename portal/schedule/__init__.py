"""The schedule: slots, queues, tasks, and the effects of staff's decisions."""
