"""One pass of one feed: read, write, conclude."""
