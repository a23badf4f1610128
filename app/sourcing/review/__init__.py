"""A second person looks at the shortlist and signs it; from then on it is locked."""
