"""Bytes to text, once: the encoding found from the bytes, line ends made plain, nothing lost in silence."""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from toolkit.loading.drafts import ReadingError

_BOMS = (  # the four-byte marks first: UTF-32's begins with UTF-16's
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAMPLE = 1 << 16
_UNPRINTABLE = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_BINARY_SHARE = 0.02
_WESTERN_SHARE = 0.12
"""Texts in Latin letters seldom hold more high bytes than this; others are Cyrillic, Greek, Chinese, ..."""
_ENOUGH = 100
"""Bytes from which on an encoding can be told from letter statistics."""
_TWICE = re.compile("(?:[ÂÃ]|â[€‚„])[\u0080-\u00bfŒœŠšŽžŸƒˆ˜–—‘’‚“”„†‡•…‰‹›€™]")
"""What UTF-8 becomes where it is read as cp1252: "Ã©" for "é", "â€œ" for an opening mark."""
_SURROGATES = re.compile("[\ud800-\udfff]")
_AS_BROWSERS = {"iso8859-1": "cp1252", "iso8859-9": "cp1254", "gb2312": "gb18030", "shift_jis": "cp932"}
"""What browsers read where one of these is declared: a wider encoding, in Western pages that with curly quotes."""


class Decoded(NamedTuple):
    """A text, the encoding it was written in, and what was odd about it (empty where nothing was)."""

    text: str
    encoding: str
    problem: str = ""

    @property
    def problems(self) -> list[str]:
        """What was odd, as a list of its own that may grow."""
        return [self.problem] if self.problem else []


def decode(raw: bytes, *, declared: str | None = None) -> Decoded:
    r"""The text of the bytes with plain line ends; `declared` is tried after byte order marks and UTF-8.

    Raises ReadingError where the bytes are no text.

    >>> decode("“Halt”\r\n".encode("cp1252"))
    Decoded(text='“Halt”\n', encoding='cp1252', problem='')
    """
    for mark, encoding in _BOMS:
        if raw.startswith(mark):
            return _tidy(raw.decode(encoding, "replace"), encoding.removesuffix("-sig"))
    wide = _wide_encoding(raw[:_SAMPLE])
    if wide:
        return _tidy(raw.decode(wide, "replace"), wide)
    if looks_binary(raw):
        raise ReadingError("holds no text (the bytes are those of a binary file); convert it, or remove it")
    return _decode_narrow(raw, declared)


def looks_binary(raw: bytes) -> bool:
    """Whether a sample of the bytes holds more control characters than any text does."""
    sample = raw[:_SAMPLE]
    return len(_UNPRINTABLE.findall(sample)) > _BINARY_SHARE * len(sample)


def tidy(text: str) -> str:
    r"""The text with line ends as \n, and without NUL characters and halves of surrogate pairs.

    >>> tidy("one\r\ntwo\rthree\0")
    'one\ntwo\nthree'
    """
    return _SURROGATES.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", ""))


def _tidy(text: str, encoding: str, problem: str = "") -> Decoded:
    problems = [problem] if problem else []
    problems += say_lost(text)
    if nuls := text.count("\0"):
        problems.append(f"{nuls} NUL characters left out")
    return Decoded(tidy(text), encoding, "; ".join(problems))


def say_lost(text: str) -> list[str]:
    r"""What of a decoded text is lost or garbled, in words; nothing where all is as it was written.

    >>> say_lost("It rained in K\ufffdln."), say_lost("It rained.")
    (['1 character could not be decoded and stands as \ufffd'], [])
    """
    found = []
    if lost := text.count("\ufffd"):
        what, stand = ("1 character", "stands") if lost == 1 else (f"{lost} characters", "stand")
        found.append(f"{what} could not be decoded and {stand} as \ufffd")
    garbled = _TWICE.finditer(text) if any(first in text for first in "ÂÃâ") else ()
    if twice := [pair for match in garbled if (pair := _once(match[0]))]:
        written, meant = twice[0]
        what = "1 character was" if len(twice) == 1 else f"{len(twice)} characters were"
        found.append(
            f"{what} garbled before the file was saved, such as {written} for {meant}: "
            "get the original, for marks of quotation and names may be among them"
        )
    return found


def _once(written: str) -> tuple[str, str] | None:
    """What was written, and what it was meant for: UTF-8 that somebody read as cp1252."""
    try:
        return written, written.encode("cp1252").decode("utf-8")
    except UnicodeError:
        return None


def _wide_encoding(sample: bytes) -> str | None:
    """UTF-16 without a byte order mark: every other byte of Latin text is NUL."""
    half = len(sample) // 2
    if half < 4:
        return None
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if odd > 0.6 * half and even < 0.05 * half:
        return "utf-16-le"
    return "utf-16-be" if even > 0.6 * half and odd < 0.05 * half else None


def _decode_narrow(raw: bytes, declared: str | None) -> Decoded:
    try:
        return _tidy(raw.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        pass
    if _mostly_utf8(raw):
        lines = [_decode_line(line) for line in raw.split(b"\n")]
        return _tidy("\n".join(lines), "utf-8", "mixed encodings: lines that are not UTF-8 were read as cp1252")
    for encoding in filter(None, (_meant(declared), _guess(raw), "cp1252")):
        try:
            return _tidy(raw.decode(encoding), encoding)
        except (UnicodeError, LookupError):
            continue
    return _tidy(raw.decode("latin-1"), "latin-1", "no encoding fits; read as latin-1")


def _meant(declared: str | None) -> str | None:
    """The encoding that a page means by the one it declares; None where it declares none that exists.

    >>> _meant("ISO-8859-1"), _meant("koi8-r"), _meant("{{charset}}")
    ('cp1252', 'koi8-r', None)
    """
    try:
        name = codecs.lookup(declared or "").name
    except LookupError:
        return None
    return _AS_BROWSERS.get(name, name)


def _mostly_utf8(raw: bytes) -> bool:
    """More characters of several bytes that are right UTF-8 than bytes that are wrong."""
    read = raw.decode("utf-8", "replace")
    wrong = read.count("\ufffd")
    return sum(character > "\x7f" for character in read) - wrong > wrong


def _decode_line(line: bytes) -> str:
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        return line.decode("cp1252", "replace")


def _guess(raw: bytes) -> str | None:
    """The encoding of a text that is not mainly in Latin letters, where charset-normalizer is installed."""
    sample = raw[:_SAMPLE]
    if len(sample) < _ENOUGH or sum(byte > 127 for byte in sample) < _WESTERN_SHARE * len(sample):
        return None
    try:
        from charset_normalizer import from_bytes
    except ImportError:
        return None
    best = from_bytes(sample).best()
    return best.encoding if best else None
