"""Inviting members who are not in the register: the board vouches, and an address gets one mail, ever."""
