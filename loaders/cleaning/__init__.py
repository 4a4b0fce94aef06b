"""A sheet that holds one of our tables, as people keep it, made into one that holds nothing else."""
