"""Changes of a listed firm that somebody looks at: before they show, or after (PRODUCT.md §2, third table)."""
