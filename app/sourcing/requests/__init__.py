"""The request for quotation: the same letter to every invited firm at one moment, and what they answer."""
