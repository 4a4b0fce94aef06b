"""What is too much for one map: how many of what each has, and the map of each of those."""
