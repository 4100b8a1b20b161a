"""What several checks ask of one case: the sums at stake, the day of the contract, its numbering, in plain words."""
