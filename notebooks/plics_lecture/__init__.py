"""What the notebooks share: where the data are, French numbers, charts."""
