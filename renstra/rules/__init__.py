"""Pure rules of the planning chain: codes, trees, completeness, proportions, and the reading of a budget recap."""
