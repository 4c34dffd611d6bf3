"""The words that numbers are written with: names, bounds, currencies, and what a number must not count."""

from __future__ import annotations

from collections.abc import Mapping

from dragoman.records import Bound


def word_set(words: str) -> frozenset[str]:
    """The words of a table written as one string."""
    return frozenset(words.split())


UNITS: Mapping[str, int] = {
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "eleven": 11,
    "twelve": 12,
    "thirteen": 13,
    "fourteen": 14,
    "fifteen": 15,
    "sixteen": 16,
    "seventeen": 17,
    "eighteen": 18,
    "nineteen": 19,
}
TENS: Mapping[str, int] = {
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "sixty": 60,
    "seventy": 70,
    "eighty": 80,
    "ninety": 90,
}
MULTIPLIERS: Mapping[str, float] = {
    "dozen": 12,
    "hundred": 1e2,
    "thousand": 1e3,
    "lakh": 1e5,
    "million": 1e6,
    "crore": 1e7,
    "billion": 1e9,
    "trillion": 1e12,
}
# Short multipliers stand only after digits: "2bn", "1.5 mln".
SHORT_MULTIPLIERS: Mapping[str, float] = {
    "k": 1e3,
    "m": 1e6,
    "mn": 1e6,
    "mln": 1e6,
    "mil": 1e6,
    "mio": 1e6,
    "b": 1e9,
    "bn": 1e9,
    "bln": 1e9,
    "tn": 1e12,
    "trn": 1e12,
}
# What a bare plural can mean. Bare "millions" and above are too wide to report.
VAGUE: Mapping[str, tuple[float, float]] = {
    "dozens": (24, 99),
    "scores": (20, 99),
    "hundreds": (100, 999),
    "thousands": (1_000, 9_999),
}
# "tens of thousands": how many of the multiplier the first word gives.
VAGUE_MANY: Mapping[str, tuple[float, float]] = {"tens": (10, 100), "dozens": (24, 100), "hundreds": (100, 1_000)}
VAGUE_BASES: Mapping[str, float] = {"thousands": 1e3, "millions": 1e6, "billions": 1e9, "trillions": 1e12}
# "several hundred": two to nine of them; "several dozen" is "dozens".
FEW = frozenset({("several",), ("a", "few"), ("few",), ("some", "few")})

BOUNDS_BEFORE: Mapping[tuple[str, ...], Bound] = {
    ("some",): "about",
    ("about",): "about",
    ("around",): "about",
    ("roughly",): "about",
    ("approximately",): "about",
    ("approx",): "about",
    ("circa",): "about",
    ("estimated",): "about",
    ("close", "to"): "about",
    ("in", "the", "region", "of"): "about",
    ("in", "the", "order", "of"): "about",
    ("at", "least"): "at_least",
    ("minimum", "of"): "at_least",
    ("minimum",): "at_least",
    ("no", "fewer", "than"): "at_least",
    ("no", "less", "than"): "at_least",
    ("not", "less", "than"): "at_least",
    ("not", "fewer", "than"): "at_least",
    ("more", "than"): "more_than",
    ("greater", "than"): "more_than",
    ("higher", "than"): "more_than",
    ("larger", "than"): "more_than",
    ("over",): "more_than",
    ("above",): "more_than",
    ("beyond",): "more_than",
    ("upwards", "of"): "more_than",
    ("upward", "of"): "more_than",
    ("north", "of"): "more_than",
    ("in", "excess", "of"): "more_than",
    ("exceed",): "more_than",
    ("exceeds",): "more_than",
    ("exceeded",): "more_than",
    ("exceeding",): "more_than",
    ("tops",): "more_than",
    ("topped",): "more_than",
    ("topping",): "more_than",
    ("surpass",): "more_than",
    ("surpasses",): "more_than",
    ("surpassed",): "more_than",
    ("surpassing",): "more_than",
    ("passes",): "more_than",
    ("passed",): "more_than",
    ("passing",): "more_than",
    ("crossed",): "more_than",
    ("crosses",): "more_than",
    ("up", "to"): "at_most",
    ("as", "many", "as"): "at_most",
    ("as", "much", "as"): "at_most",
    ("as", "high", "as"): "at_most",
    ("at", "most"): "at_most",
    ("at", "the", "most"): "at_most",
    ("no", "more", "than"): "at_most",
    ("not", "more", "than"): "at_most",
    ("maximum", "of"): "at_most",
    ("fewer", "than"): "less_than",
    ("less", "than"): "less_than",
    ("under",): "less_than",
    ("below",): "less_than",
    ("nearly",): "less_than",
    ("almost",): "less_than",
    ("nearing",): "less_than",
    ("nears",): "less_than",
    ("neared",): "less_than",
    ("approaching",): "less_than",
    ("not", "quite"): "less_than",
}
# "Climbed past 200": "past" alone is mostly a time.
_RISING = "rise rises rose risen rising climb climbs climbed climbing soar soars soared surge surges surged goes went"
BOUNDS_BEFORE = {**BOUNDS_BEFORE, **{(verb, "past"): "more_than" for verb in _RISING.split()}}
BOUNDS_AFTER: Mapping[tuple[str, ...], Bound] = {
    ("or", "more"): "at_least",
    ("and", "more"): "at_least",
    ("or", "so"): "about",
    ("or", "fewer"): "at_most",
    ("or", "less"): "at_most",
    ("plus",): "at_least",
    ("odd",): "about",
}
# Words that may stand between a bound and its number: "at least another 12", "a further 300".
NEUTRAL = word_set("a an another additional further total of the record whopping extra")
RANGE_OPENERS = word_set("ranging ranged ranges range anywhere estimates estimate varying")

SIGNS: Mapping[str, str] = {
    "$": "USD",
    "€": "EUR",
    "£": "GBP",
    "¥": "JPY",
    "₽": "RUB",
    "₴": "UAH",
    "₹": "INR",
    "₺": "TRY",
    "₪": "ILS",
    "₩": "KRW",
    "₸": "KZT",
    "₾": "GEL",
    "₦": "NGN",
}
# Letters before the dollar sign: "US$5m", "A$20 billion".
DOLLARS: Mapping[str, str] = {
    "us": "USD",
    "a": "AUD",
    "au": "AUD",
    "c": "CAD",
    "ca": "CAD",
    "nz": "NZD",
    "hk": "HKD",
    "s": "SGD",
    "nt": "TWD",
    "r": "BRL",
}
CODES = word_set(
    "USD EUR GBP JPY CNY RMB RUB RUR UAH INR PKR TRY ILS KRW KZT CHF SEK NOK DKK PLN CZK HUF RON BGN AUD CAD "
    "NZD HKD SGD TWD BRL MXN ZAR NGN EGP SAR AED QAR KWD IRR IQD GEL AMD AZN BYN MDL UZS THB IDR MYR PHP VND "
    "BDT LKR"
)
CODE_ALIASES: Mapping[str, str] = {"RMB": "CNY", "RUR": "RUB"}
SHORT_NAMES: Mapping[str, str] = {"rs": "INR"}
CURRENCIES: Mapping[str, str] = {
    "dollar": "USD",
    "dollars": "USD",
    "bucks": "USD",
    "euro": "EUR",
    "euros": "EUR",
    "pound": "GBP",
    "pounds": "GBP",
    "yen": "JPY",
    "yuan": "CNY",
    "renminbi": "CNY",
    "ruble": "RUB",
    "rubles": "RUB",
    "rouble": "RUB",
    "roubles": "RUB",
    "hryvnia": "UAH",
    "hryvnias": "UAH",
    "hryvnya": "UAH",
    "hryvnyas": "UAH",
    "lira": "TRY",
    "liras": "TRY",
    "zloty": "PLN",
    "zlotys": "PLN",
    "zlotych": "PLN",
    "rupee": "INR",
    "rupees": "INR",
    "franc": "CHF",
    "francs": "CHF",
    "krona": "SEK",
    "kronor": "SEK",
    "kroner": "NOK",
    "crowns": "CZK",
    "koruna": "CZK",
    "korunas": "CZK",
    "forint": "HUF",
    "forints": "HUF",
    "leu": "RON",
    "lei": "RON",
    "shekel": "ILS",
    "shekels": "ILS",
    "won": "KRW",
    "peso": "MXN",
    "pesos": "MXN",
    "reais": "BRL",
    "rand": "ZAR",
    "rands": "ZAR",
    "naira": "NGN",
    "rial": "IRR",
    "rials": "IRR",
    "tomans": "IRR",
    "riyal": "SAR",
    "riyals": "SAR",
    "dirham": "AED",
    "dirhams": "AED",
    "tenge": "KZT",
    "lari": "GEL",
    "manat": "AZN",
    "manats": "AZN",
    "dram": "AMD",
    "drams": "AMD",
    "baht": "THB",
    "rupiah": "IDR",
    "ringgit": "MYR",
    "taka": "BDT",
}
# "50 million Canadian dollars": which of the currencies of one name.
NATIONAL: Mapping[tuple[str, str], str] = {
    ("us", "dollar"): "USD",
    ("american", "dollar"): "USD",
    ("australian", "dollar"): "AUD",
    ("canadian", "dollar"): "CAD",
    ("zealand", "dollar"): "NZD",
    ("kong", "dollar"): "HKD",
    ("singapore", "dollar"): "SGD",
    ("taiwan", "dollar"): "TWD",
    ("egyptian", "pound"): "EGP",
    ("lebanese", "pound"): "LBP",
    ("syrian", "pound"): "SYP",
    ("sudanese", "pound"): "SDG",
    ("british", "pound"): "GBP",
    ("pakistani", "rupee"): "PKR",
    ("pakistan", "rupee"): "PKR",
    ("lankan", "rupee"): "LKR",
    ("nepali", "rupee"): "NPR",
    ("indian", "rupee"): "INR",
    ("belarusian", "ruble"): "BYN",
    ("belarusian", "rouble"): "BYN",
    ("russian", "ruble"): "RUB",
    ("russian", "rouble"): "RUB",
    ("swiss", "franc"): "CHF",
    ("cfa", "franc"): "XOF",
    ("turkish", "lira"): "TRY",
    ("danish", "kroner"): "DKK",
    ("norwegian", "kroner"): "NOK",
    ("swedish", "kronor"): "SEK",
    ("czech", "crown"): "CZK",
    ("swedish", "crown"): "SEK",
    ("norwegian", "crown"): "NOK",
    ("danish", "crown"): "DKK",
    ("philippine", "peso"): "PHP",
    ("argentine", "peso"): "ARS",
    ("chilean", "peso"): "CLP",
    ("colombian", "peso"): "COP",
    ("mexican", "peso"): "MXN",
    ("qatari", "riyal"): "QAR",
    ("saudi", "riyal"): "SAR",
    ("yemeni", "rial"): "YER",
    ("omani", "rial"): "OMR",
    ("iraqi", "dinar"): "IQD",
    ("kuwaiti", "dinar"): "KWD",
    ("jordanian", "dinar"): "JOD",
    ("libyan", "dinar"): "LYD",
    ("algerian", "dinar"): "DZD",
    ("tunisian", "dinar"): "TND",
    ("serbian", "dinar"): "RSD",
}

MONTHS = word_set(
    "january february march april may june july august september october november december jan feb mar apr "
    "jun jul aug sep sept oct nov dec"
)
# A number in front of one of these measures time, length, share or repetition; nobody is counted.
TIME_UNITS = word_set(
    "second minute hour day night week weekend month year decade century sec min hr hrs yr yrs o'clock "
    "o’clock am pm a.m p.m gmt utc fortnight"
)
PLAIN_UNITS = word_set(
    "percent per cent pct percentage percentile km kms kilometer kilometre mile meter metre metres foot feet "
    "ft inch centimeter centimetre cm mm millimeter millimetre yard hectare acre square cubic degree celsius "
    "fahrenheit kph mph knot kg kilo kilogram gram mg liter litre gallon megawatt mw gw gigawatt kw volt "
    "hertz byte gb mb caliber calibre times fold"
)
# "mobile", "article": the number after it is a name, not a count.
LABELS = word_set(
    "no nos number numbers article articles section chapter resolution law flight route channel page room "
    "phase rule paragraph protocol amendment title level category grade tier type group class unit gate pier "
    "highway line radio version volume aged age ages magnitude tel phone fax apollo brigade battalion "
    "division regiment"
)
# Those of the labels that press writes with a small letter too.
PLAIN_LABELS = word_set(
    "no nos number numbers aged age ages magnitude phase article articles resolution flight section chapter "
    "paragraph tel phone fax route channel"
)
AGED = word_set("children child minors girls boys kids those people anyone everyone men women aged youths")
DATE_OPENERS = word_set(
    "in since by until till during from before after of early late mid year around fiscal throughout through "
    "between spring summer autumn fall winter"
)
# "3m high": the short m is a metre and not a million.
METRE_COMPANY = word_set("high tall deep wide long away below above from apart thick across tsunami wave waves")
# "Three more days", "20 or so kilometres": what may stand between a number and its unit.
BEFORE_UNITS = word_set("- more or so consecutive straight full whole long other additional further")
COUNTED_PLURALS = word_set("people men women children police personnel")
# "This one", "one of them", "one who": the pronoun.
BEFORE_PRONOUN_ONE = word_set("no any every some this that which the each another square day number")
AFTER_PRONOUN_ONE = word_set("of another s can may must should would who that")
# Every word that an amount can begin with.
STARTERS = frozenset({*UNITS, *TENS, *VAGUE, *VAGUE_MANY, "a", "half", "quarter", "several", "few", "some"})
# Verbs whose "over" is no bound.
PHRASAL = word_set("hand hands handed handing turn turns turned turning")
