"""Appeal against a refusal: judged by the desk, or where the desk refused by an outside committee."""
