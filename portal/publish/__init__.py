"""Documents and the index that holds them."""
