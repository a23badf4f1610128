"""The keys of those who open quotations in the demo: of one passphrase, which the sign-in page shows.

The salts are fixed and what follows from passphrase and salt was worked out before, so that loading the demo does not
have to. A test compares.
"""

from nacl.public import PrivateKey

from app.accounts.models import User
from app.sourcing.quotations.sealing import Pair

# By mail address: the salt and the private half.
KNOWN = {
    "inkoper@demo.example": (
        "41937c1da1b37d3dfba3124ccc743976",
        "1b984b37162c5e758403412ca701ffd636190edb68e63925ac3d42fcc3d9201f",
    ),
    "collega@demo.example": (
        "c7217c21a1f6ac239eb77a3c6b208d63",
        "aaaa749b07338d3e9941c927dcafec944bcc27b1b6d0ca7dfe4ac408ca5c0e88",
    ),
    "controller@demo.example": (
        "65bde9021bf11c9426ac6e51e289f690",
        "ab00f37c687d868b929c42af0019bcca60286a7abf25e2009d38f24bdf1aa17d",
    ),
}


def known_key(holder: User) -> tuple[bytes, Pair]:
    """The salt and the pair. Raises KeyError for somebody who holds no key in the demo."""
    salt, private = KNOWN[holder.email]
    key = PrivateKey(bytes.fromhex(private))
    return bytes.fromhex(salt), Pair(public=bytes(key.public_key), private=bytes(key))
