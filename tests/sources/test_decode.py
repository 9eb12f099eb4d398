import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.errors import InputError
from assistant.sources.decode import decode

SAID = "Zoë Müller: the plan is due Friday.\n佐藤: はい\n"


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(SAID.encode(), id="utf-8"),
        pytest.param(SAID.encode("utf-8-sig"), id="utf-8 with mark"),
        pytest.param(SAID.encode("utf-16"), id="utf-16 with mark"),
        pytest.param(SAID.encode("utf-16-le"), id="little endian without mark"),
        pytest.param(SAID.encode("utf-16-be"), id="big endian without mark"),
        pytest.param(SAID.encode("utf-32"), id="utf-32 with mark"),
        pytest.param(SAID.replace("\n", "\r\n").encode(), id="CRLF"),
        pytest.param(SAID.replace("\n", "\r").encode(), id="CR"),
        pytest.param(SAID.replace("ü", "u\u0308").encode(), id="decomposed accents"),
        pytest.param(SAID.replace("due ", "due\u00a0").encode(), id="hard space"),
        pytest.param(SAID.replace("plan", "pl\u200ban").encode(), id="zero-width space"),
    ],
)
def test_the_same_words_in_any_encoding_are_the_same_text(data: bytes) -> None:
    assert decode("call.txt", data) == SAID


def test_windows_1252_keeps_its_quotes_and_umlauts() -> None:
    assert decode("call.txt", "Zoë: “it’s due”".encode("cp1252")) == "Zoë: “it’s due”"


def test_utf_8_cut_in_the_middle_of_a_letter_does_not_garble_the_rest() -> None:
    assert decode("call.txt", SAID.strip().encode()[:-1]).startswith("Zoë Müller: the plan")


@pytest.mark.parametrize(
    ("data", "says"),
    [
        pytest.param(b"", "is empty", id="nothing"),
        pytest.param(b"\xef\xbb\xbf \r\n", "is empty", id="white space"),
        pytest.param(b"%PDF-1.7\n...", "is a PDF", id="pdf"),
        pytest.param(b"\x00\x00\x00\x20ftypisom", "sound or video", id="mp4"),
        pytest.param(b"a\x00b plain text with one NUL", "not a text file", id="NUL"),
        pytest.param(bytes(range(256)) * 20, "not a text file", id="binary"),
        pytest.param(b"\xff\xfeW\x00E\x00B", "damaged UTF-16", id="cut utf-16"),
    ],
)
def test_what_is_no_text_is_refused_in_one_sentence(data: bytes, says: str) -> None:
    with pytest.raises(InputError, match=says) as refused:
        decode("call.vtt", data)
    assert "call.vtt" in str(refused.value)


@given(st.binary(max_size=300))
def test_any_bytes_are_text_or_refused(data: bytes) -> None:
    try:
        text = decode("call.vtt", data)
    except InputError:
        return
    assert text.strip()
    assert "\x00" not in text
    assert "\r" not in text
