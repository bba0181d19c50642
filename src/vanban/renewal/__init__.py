"""A new year made from last year's: rolling over, merging later corrections, questions and answers."""
