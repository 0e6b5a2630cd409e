"""Many lines at once: names and numbers as people keep them in lists, each answered, none corrected without being asked."""
