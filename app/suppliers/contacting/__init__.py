"""Mail to a firm through a form: the address of the firm is not shown, and the words are not kept."""
