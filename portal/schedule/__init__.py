"""What runs when: slots, queues, tasks, and what a decision of staff sets going."""
