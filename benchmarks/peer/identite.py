"""Who a person is: identities compared as the specification says (RS-9 to RS-12), then replaced by keyed hashes."""

import hmac
import re
import unicodedata

_NIR = re.compile(r"[12][0-9]{2}(?:0[1-9]|1[0-2]|20|3[0-9]|4[0-2]|[5-9][0-9])(?:[0-9]{2}|2[AB])[0-9]{6}(?:[0-9]{2})?")


def find_nir13(nir):
    """The first 13 characters of a usable NIR, else nothing (RS-9)."""
    serre = "".join((nir or "").split())
    if not _NIR.fullmatch(serre):
        return None
    nir13, cle = serre[:13], serre[13:]
    if cle and int(cle) != 97 - int(nir13.replace("2A", "19").replace("2B", "18")) % 97:
        return None
    return nir13


def normalise_nom(nom):
    """Trimmed, upper case, without diacritics; hyphens, apostrophes and inner blanks stay (RS-12)."""
    majuscules = (nom or "").strip().upper()
    if majuscules.isascii():
        return majuscules
    decompose = unicodedata.normalize("NFD", majuscules.replace("Œ", "OE").replace("Æ", "AE"))
    return "".join(c for c in decompose if not unicodedata.combining(c))


class Pseudonymes:
    """Keyed hashes (HMAC-SHA-256) in the place of identities."""

    def __init__(self, cle):
        self._cle = cle

    def hash(self, *parts):
        """The hash of some texts; what separates them is in none of them."""
        return hmac.digest(self._cle, "\x1f".join(parts).encode(), "sha256")

    def hash_personne(self, nir, nom, prenom, dtnai):
        """Two hashes of a person: by NIR and date of birth (None without usable NIR), by names and date of birth."""
        nir13, naissance = find_nir13(nir), dtnai.strip()[:10]
        return (
            self.hash("NIR", nir13, naissance) if nir13 else None,
            self.hash("NOM", normalise_nom(nom), normalise_nom(prenom), naissance),
        )
