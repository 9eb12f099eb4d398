"""HTML mail as a person sees it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.sources.mail.page import page_of


@pytest.mark.parametrize(
    ("html", "text"),
    [
        pytest.param("<p>Hi <b>Dana</b>,</p><p>one<br>two</p>", "Hi Dana,\n\none\ntwo", id="paragraphs"),
        pytest.param("<div>a</div><div>b</div>", "a\nb", id="divs"),
        pytest.param("<ul><li>MSA<li>DPA</ul>", "- MSA\n- DPA", id="list"),
        pytest.param("<table><tr><td>MSA</td><td>Dana</td></tr></table>", "MSA | Dana", id="table"),
        pytest.param("a<blockquote>b<blockquote>c</blockquote></blockquote>", "a\n> b\n>> c", id="quotes"),
        pytest.param("<pre>a\n  b</pre>", "a\nb", id="literal"),
        pytest.param("a &lt;b&gt; &amp; c", "a <b> & c", id="entities"),
        pytest.param("<script>x</script><style>y</style>z", "z", id="no-scripts"),
        pytest.param("<div>" * 3000 + "deep", "deep", id="deeply-nested"),
        pytest.param("<p>open <b>all", "open all", id="unclosed"),
        pytest.param("", "", id="empty"),
    ],
)
def test_lays_out_what_is_shown(html: str, text: str) -> None:
    assert page_of(html).text.rstrip(">\n") == text


@pytest.mark.parametrize(
    "html",
    [
        pytest.param('<span style="display: none">x</span>', id="display"),
        pytest.param('<span style="visibility:hidden">x</span>', id="visibility"),
        pytest.param('<span style="font-size:0px">x</span>', id="no-size"),
        pytest.param('<span style="font-size: 1px !important">x</span>', id="tiny"),
        pytest.param('<span style="opacity:0">x</span>', id="opacity"),
        pytest.param('<span style="color:#fff">x</span>', id="white-on-white"),
        pytest.param('<font color="white">x</font>', id="white-font"),
        pytest.param('<p style="background:#123456"><i style="color:rgb(18,52,86)">x</i>', id="same-colours"),
        pytest.param('<div style="max-height:0;overflow:hidden">x</div>', id="no-height"),
        pytest.param('<div style="position:absolute;left:-9999px">x</div>', id="far-away"),
        pytest.param('<div hidden>x</div>', id="attribute"),
        pytest.param('<style>.h{display:none}</style><p class="a h">x</p>', id="class"),
        pytest.param('<div style="display:none"><p>x</p></div>', id="inherited"),
    ],
)  # fmt: skip
def test_hidden_text_is_told_apart(html: str) -> None:
    page = page_of(f"<p>seen</p>{html}<p>also seen</p>")
    assert page.hidden == "x"
    assert "x" not in page.text
    assert "also seen" in page.text


@pytest.mark.parametrize(
    "html",
    [
        pytest.param(
            '<table><tr><td bgcolor="#003366"><font color="white">x</font></td></tr></table>', id="button"
        ),
        pytest.param('<td background="a.png"><span style="color:#fff">x</span></td>', id="picture-behind"),
        pytest.param("<style>@media (max-width:600px){.m{display:none}}</style><p class=m>x</p>", id="media"),
        pytest.param('<span style="font-size:10px">x</span>', id="small"),
    ],
)
def test_visible_text_is_kept(html: str) -> None:
    assert page_of(html).text.strip() == "x"
    assert page_of(html).hidden == ""


@given(st.text(alphabet="<>/ab =\"'&;!-pdiv\n", max_size=200))
def test_any_markup_gives_text(html: str) -> None:
    page_of(html)
