"""Who asks to act for a firm that is registered already, and what the desk decides when the two do not agree."""
