"""What the program watches: each in words, with who does it and what mends it (section 4)."""

from collections.abc import Mapping

from salescli.policy.rules.duty import Duty
from salescli.policy.rules.goods import GOODS
from salescli.policy.rules.money import MONEY
from salescli.policy.rules.people import PEOPLE
from salescli.policy.rules.selling import SELLING
from salescli.text import Text

WATCHED: Mapping[str, Duty] = {**SELLING, **GOODS, **MONEY, **PEOPLE}
"""Key, a clause and perhaps what of it, to what is watched."""

WORDS: Mapping[str, Text] = {key: duty.words for key, duty in WATCHED.items()}
