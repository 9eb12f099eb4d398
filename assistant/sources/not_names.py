"""Words that stand before a colon without naming a speaker."""


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


PARTICLES = _set("van von der den de del della di da dos du la le el al bin ibn ben bint st mac y e")

# Words of a sentence: "The thing is: we need it".
SPOKEN = _set(
    """a an the this that these those it its is are was were be been i we you they he she my our your their
    his to of for in on at by with from as if so but or not no yes yeah because when what which who how why
    where would can could should must might do does did have has had let lets here there then than about
    only just also still even well ok okay right sure thanks please hi hello hey actually honestly basically
    frankly obviously meaning i'm i'll i've we're we'll we've that's it's let's don't and later finally"""
)

# Functions of a company: headings where they stand once, speakers where they come back.
FUNCTIONS = _set(
    """security legal privacy procurement finance it compliance purchasing marketing sales customer
    client buyer seller prospect vendor rep moderator interviewer"""
)

# Words of a document's structure and topics: "Next steps: send the contract".
HEADINGS = _set(
    """note notes re fwd fw fyi ps nb q question questions answer answers action actions item items step steps
    next agenda summary recap decision decisions update updates todo topic topics date time when location
    where attendees participants invited subject title duration meeting recording link url http https warning
    reminder example pros cons goal goals owner due status budget timeline price pricing total deadline option
    phase slide section chapter part plan review reviews contract agreement scope risk risks issue issues
    blocker blockers background context details key points takeaways outcome objective objectives request
    requests requirements questionnaire signature pilot poc kickoff implementation commercial commercials
    approval approvals process success criteria target held first second third today tomorrow yesterday monday
    tuesday wednesday thursday friday saturday sunday january february march july september october november
    december from to cc bcc sent website phone email tel fax correction disclaimer transcript host organizer
    recorded started company deal amount call account project opportunity"""
)
