"""Firms' names made up in three languages, and what a clerk in a hurry makes of them."""

import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator
from random import Random
from typing import NamedTuple

SEED = 20261127
SHORT, TWICE = 0.15, 0.125
"""How often a firm is called by less than its name, and how often two slips are made."""
LONG = 4
"""Letters above which a hand slips twice."""


def _list(words: str) -> list[str]:
    return words.split()


_KO = _list(
    "가 강 건 경 고 광 구 국 금 기 나 남 내 누 다 달 대 덕 도 동 두 들 라 래 로 리 마 명 "
    "무 문 미 민 바 백 별 보 봉 빛 사 산 삼 새 서 선 성 세 소 솔 송 수 신 아 안 양 연 영 "
    "예 오 온 용 우 원 유 윤 은 인 일 자 장 재 정 제 조 주 지 진 찬 창 천 청 초 태 평 하 "
    "한 해 현 호 홍 화 환 효 훈 희 푸른 한빛 샘물 햇살 다솜 가온 누리 마루"
)
_KO_SECTORS = _list(
    "농산 축산 수산 종묘 비료 농약 화학 기계 전자 유통 상사 무역 산업 제약 식품 건설 물산 "
    "자재 정밀 바이오 테크 농기계 영농조합 푸드 에너지 목재 철강 섬유"
)
_KO_MARKS = ("(주){}", "㈜{}", "주식회사 {}", "{}(주)", "{} 주식회사", "{}", "{}㈜", "유한회사 {}")

_ZH = (
    "安宝本昌晨成春达大德鼎东恩发丰福富高光广贵国海汉和恒宏华辉汇惠佳嘉建江金锦京景聚凯康科兰乐力利联林隆"
    "龙绿茂美民明南宁农盘鹏平普启千强清泉仁荣瑞润森山胜盛世双顺思泰天田通同万旺维伟文西祥新信兴星旭亚阳业益"
    "银永优友宇裕元源远云泽长正志中众洲卓"
)
_ZH_CITIES = _list(
    "上海 北京 广州 深圳 杭州 南京 苏州 青岛 大连 沈阳 长春 哈尔滨 成都 重庆 武汉 西安 "
    "济南 延边 天津 宁波"
)
_ZH_SECTORS = _list(
    "农业 科技 贸易 化工 机械 食品 种业 肥料 农资 实业 生物 电子 物流 建材 畜牧 饲料 "
    "农业科技 进出口"
)
_ZH_MARKS = ("{}有限公司", "{}股份有限公司", "{}有限责任公司", "{}")

_EN = _list(
    "Acorn Amber Apex Arrow Aspen Atlas Aurora Badger Beacon Birch Blue Bramble Bridge "
    "Cedar Clear Clover Copper Coral Crown Delta Eagle Eastern Ember Falcon Fern Frost "
    "Garnet Golden Granite Green Grove Harbor Harvest Hazel Heron Hilltop Indigo Iron "
    "Ivory Juniper Lakeside Laurel Linden Lunar Maple Meadow Mercury Midland Mill Mint "
    "Noble Northern Oakwood Olive Onyx Orchard Otter Pacific Pearl Pine Pioneer Polar "
    "Prairie Quartz Raven Red Ridge River Rowan Royal Sable Saffron Sierra Silver Solar "
    "Southern Spruce Sterling Stone Summit Sunrise Swift Thistle Timber Topaz Union "
    "Upland Valley Vector Velvet Vista Walnut Western Willow Winter Wolf Zenith"
)
_EN_SECTORS = _list(
    "Trading Foods Chemicals Machinery Farms Seeds Logistics Supplies Industries Agro "
    "Produce Dairy Feeds Mills Growers Holdings Partners Systems Labs Exports"
)
_EN_MARKS = (
    "{} Co., Ltd.",
    "{} Inc.",
    "{} Ltd",
    "{} LLC",
    "{} GmbH",
    "{}",
    "{} Corp.",
    "{} Limited",
)


class Firm(NamedTuple):
    """A firm as the register has it: its language, and its name without and with its mark."""

    language: str
    words: tuple[str, ...]
    name: str

    @property
    def bare(self) -> str:
        return (" " if self.language == "en" else "").join(self.words)


def firms(many: int) -> list[Firm]:
    """Make up firms, a third in each language, no two of one name."""
    random = Random(SEED)  # noqa: S311 - the same for everybody
    found: dict[str, Firm] = {}
    makers = (_korean, _chinese, _english)
    while len(found) < many:
        firm = makers[len(found) % 3](random)
        found.setdefault(firm.bare, firm)
    return list(found.values())


def _korean(random: Random) -> Firm:
    stem = "".join(random.sample(_KO, random.choice((2, 2, 2, 3))))
    words = (stem, random.choice(_KO_SECTORS))
    return Firm("ko", words, random.choice(_KO_MARKS).format("".join(words)))


def _chinese(random: Random) -> Firm:
    words = (random.choice(_ZH_CITIES), "".join(random.sample(_ZH, 2)), random.choice(_ZH_SECTORS))
    return Firm("zh", words, random.choice(_ZH_MARKS).format("".join(words)))


def _english(random: Random) -> Firm:
    words = (*random.sample(_EN, random.choice((1, 2, 2))), random.choice(_EN_SECTORS))
    return Firm("en", words, random.choice(_EN_MARKS).format(" ".join(words)))


_KEYS = ("ㅂㅈㄷㄱㅅㅛㅕㅑㅐㅔ", "ㅁㄴㅇㄹㅎㅗㅓㅏㅣ", "ㅋㅌㅊㅍㅠㅜㅡ")
_LATIN_KEYS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_SOUNDS = (
    "ㅐㅔ",
    "ㅓㅗ",
    "ㅡㅜ",
    "ㄱㅋ",
    "ㄷㅌ",
    "ㅂㅍ",
    "ㅈㅊ",
    "ㅅㅆ",
    "ㅚㅙ",
    "ㅟㅢ",
    "ㄱㄲ",
    "ㄷㄸ",
)
_FIRST = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
_VOWELS = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"
_LAST = " ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ"


def _beside(keys: tuple[str, ...], key: str) -> str:
    """Return the keys beside one on the keyboard."""
    found = ""
    for row, line in enumerate(keys):
        if (at := line.find(key)) >= 0:
            found += line[max(at - 1, 0) : at] + line[at + 1 : at + 2]
            found += "".join(
                keys[near][max(at - 1, 0) : at + 1] for near in (row - 1, row + 1) if 0 <= near < 3
            )
    return found


def _mistaken(jamo: str) -> str:
    """Return what is struck or heard for a letter of Hangul."""
    return _beside(_KEYS, jamo) + "".join(p.replace(jamo, "") for p in _SOUNDS if jamo in p)


def _apart(syllable: str) -> tuple[int, int, int]:
    first, rest = divmod(ord(syllable) - 0xAC00, 588)
    return first, *divmod(rest, 28)


def _together(first: int, vowel: int, last: int) -> str:
    return chr(0xAC00 + first * 588 + vowel * 28 + last)


def _place(random: Random, text: str, fits: Callable[[str], bool]) -> int | None:
    places = [at for at, character in enumerate(text) if fits(character)]
    return random.choice(places) if places else None


def _another(random: Random, letters: str, letter: str) -> str | None:
    near = [one for one in _mistaken(letter) if one in letters and one != " "]
    return random.choice(near) if near else None


def _jamo(random: Random, text: str, part: int) -> str | None:
    letters = (_FIRST, _VOWELS, _LAST)[part]
    at = _place(random, text, lambda c: _hangul(c) and letters[_apart(c)[part]] != " ")
    if at is None:
        return None
    parts = [*_apart(text[at])]
    other = _another(random, letters, letters[parts[part]])
    if other is None:
        return None
    parts[part] = letters.index(other)
    return text[:at] + _together(*parts) + text[at + 1 :]


def _hangul(character: str) -> bool:
    return "가" <= character <= "힣"


def _without_final(random: Random, text: str) -> str | None:
    at = _place(random, text, lambda c: _hangul(c) and _apart(c)[2] > 0)
    if at is None:
        return None
    first, vowel, _last = _apart(text[at])
    return text[:at] + _together(first, vowel, 0) + text[at + 1 :]


def _swapped(random: Random, text: str) -> str | None:
    at = random.randrange(len(text) - 1)
    if " " in text[at : at + 2] or text[at] == text[at + 1]:
        return None
    return text[:at] + text[at + 1] + text[at] + text[at + 2 :]


def _missing(random: Random, text: str) -> str | None:
    at = _place(random, text, str.isalnum)
    return None if at is None else text[:at] + text[at + 1 :]


def _doubled(random: Random, text: str) -> str | None:
    at = _place(random, text, str.isalpha)
    return None if at is None else text[:at] + text[at] + text[at:]


def _struck(random: Random, text: str) -> str | None:
    at = _place(random, text, lambda c: c.isascii() and c.isalpha())
    if at is None:
        return None
    return text[:at] + random.choice(_beside(_LATIN_KEYS, text[at].lower())) + text[at + 1 :]


def _other_sign(random: Random, text: str) -> str:
    at = random.randrange(len(text))
    return text[:at] + random.choice(_ZH.replace(text[at], "")) + text[at + 1 :]


def _spaced(random: Random, text: str) -> str:
    at = random.randrange(1, len(text))
    return f"{text[:at]} {text[at:]}"


def _joined(_random: Random, text: str) -> str:
    return text.replace(" ", "").lower()


def _wide(_random: Random, text: str) -> str:
    return "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in text)


def _apart_in_memory(_random: Random, text: str) -> str:
    return unicodedata.normalize("NFD", text)


Maker = Callable[[Random, str], str | None]


def _slip(part: int) -> Maker:
    """Return what strikes a wrong key for a first letter, a vowel or a last letter."""
    return lambda random, text: _jamo(random, text, part)


_MADE: dict[str, tuple[Maker, ...]] = {
    "ko": (
        *(_slip(0), _slip(1), _slip(1), _slip(2), _without_final, _without_final),
        *(_swapped, _missing, _spaced, _apart_in_memory),
    ),
    "zh": (_other_sign, _other_sign, _missing, _missing, _swapped, _spaced),
    "en": (
        *(_swapped, _swapped, _missing, _missing, _doubled, _struck, _joined, _wide),
        lambda _random, text: text.upper(),
    ),
}
_MARKS = {"ko": _KO_MARKS, "zh": _ZH_MARKS, "en": _EN_MARKS}


def _short(firm: Firm) -> Iterator[str]:
    """Yield how a firm is called for short: by some of its words, or by its initials."""
    yield firm.words[0] if firm.language == "ko" else "".join(firm.words[:2])
    yield "".join(firm.words[1:]) if firm.language != "ko" else firm.bare[: len(firm.words[0]) + 1]
    if firm.language == "ko":
        yield initials(firm)
    if firm.language == "en":
        yield initials(firm)
        yield f"{firm.words[0]} {firm.words[-1][:4]}"
    if firm.language == "zh":
        yield firm.words[0][0] + firm.words[1] + firm.words[2][:2]


def initials(firm: Firm) -> str:
    """Return the first letters: of each syllable in Korean, of each word in English."""
    if firm.language == "ko":
        return "".join(_FIRST[_apart(c)[0]] for c in firm.bare)
    return "".join(word[0] for word in firm.words)


def mangled(of: list[Firm]) -> Iterator[tuple[Firm, str]]:
    """Yield every firm with its name as a clerk typed it, which is no other firm's name.

    What is short for several firms, or stands in several names, says nothing: nobody calls a firm
    by it.
    """
    random = Random(SEED + 1)  # noqa: S311 - the same for everybody
    named = {_bare(firm.bare) for firm in of}
    short = Counter(word for firm in of for word in {*_short(firm)})
    every = "\n".join(firm.bare.lower() for firm in of)
    for word in short:
        short[word] += every.count(word.lower()) > 1
    for firm in of:
        word = None
        while not word or _bare(word) in named - {_bare(firm.bare)}:
            word = _typed(random, firm, short)
        yield firm, word


def _bare(name: str) -> str:
    return name.replace(" ", "").lower()


def _typed(random: Random, firm: Firm, short: Counter[str]) -> str | None:
    """Return what was typed: a short form, or the name with a slip, every eighth with two."""
    kind = random.random()
    if kind < SHORT:
        word = random.choice([*_short(firm)])
        return word if short[word] == 1 and len(word) > 2 else None
    made = random.choice(_MADE[firm.language])(random, firm.bare)
    if made and kind > 1 - TWICE and len(made) > LONG:
        made = random.choice(_MADE[firm.language])(random, unicodedata.normalize("NFC", made))
    return random.choice(_MARKS[firm.language]).format(made) if made else None
