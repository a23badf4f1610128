"""The firm's side: handing in, seeing where it stands, answering, appealing, taking it back."""
