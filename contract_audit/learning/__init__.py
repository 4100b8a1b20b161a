"""Learning: training of the classifier, fitting of the combination, evaluation. Nothing of it loads in a scan."""
