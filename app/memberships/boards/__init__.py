"""The members of an association: the pages of its board, and the public page that lists them."""
