"""Mails and pages saved as mails: EML and MHTML."""

from __future__ import annotations

from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any, cast

from toolkit.loading.decoding import say_lost, tidy
from toolkit.loading.drafts import Draft, Input, Reading, ReadingError
from toolkit.loading.html_pages import draft_page


def read_mhtml(source: Input) -> Reading:
    """The article of a page that a browser saved as one file; the date of saving is `captured`."""
    mail = _parse(source)
    page = next((part for part in mail.walk() if part.get_content_type() == "text/html"), None)
    if page is None:
        raise ReadingError("the saved page holds no HTML; save it again from the browser")
    url = _header(mail, "Snapshot-Content-Location") or _header(page, "Content-Location")
    draft = draft_page(_content(page), url=url if url and url.startswith("http") else None)
    captured = draft._replace(fields={**draft.fields, "captured": _header(mail, "Date")})
    return Reading("mhtml", [captured], problems=say_lost(draft.text))


def read_mail(source: Input) -> Reading:
    """The article that a mail brings as its text; files attached to it are read by themselves."""
    mail = _parse(source)
    facts = {"title": _header(mail, "Subject"), "byline": _header(mail, "From"), "published": _header(mail, "Date")}
    reading = Reading("eml")
    for number, part in enumerate(mail.iter_attachments(), 1):
        name = (part.get_filename() or f"attachment-{number}").replace("/", "_").replace("\\", "_")
        reading.inside.append(Input(f"{source.name}/{name}", data=_attached(part)))
    body = mail.get_body(("plain", "html"))
    try:
        draft = _draft(cast(EmailMessage, body)) if body is not None else None
    except ReadingError as error:
        if not reading.inside:
            raise
        draft = None
        reading.problems.append(f"of the mail itself: {error}")
    if draft is not None:
        reading.drafts.append(draft._replace(fields={**draft.fields, **facts}))
        reading.problems += say_lost(draft.text)
    elif not reading.inside:
        raise ReadingError("the mail has no text and nothing is attached to it")
    return reading


def _draft(body: EmailMessage) -> Draft | None:
    words = _content(body)
    if body.get_content_type() == "text/html":
        return draft_page(words)
    return Draft(tidy(words), {}) if words.strip() else None


def _attached(part: EmailMessage) -> bytes:
    """What is attached; a mail that was forwarded whole as it was sent."""
    if part.get_content_maintype() == "message" and part.is_multipart():
        return cast(EmailMessage, part.get_payload(0)).as_bytes()
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""


def _parse(source: Input) -> EmailMessage:
    return message_from_bytes(source.read().lstrip(), policy=policy.default)


def _content(part: EmailMessage) -> str:
    try:
        return str(part.get_content())
    except (LookupError, ValueError):  # a charset that does not exist, or bytes that it does not fit
        raw: Any = part.get_payload(decode=True)
        return bytes(raw or b"").decode("utf-8", "replace")


def _header(part: EmailMessage, name: str) -> str | None:
    value = part.get(name)
    return " ".join(str(value).split()) or None if value is not None else None
