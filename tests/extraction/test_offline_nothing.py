"""Sentences that only sound like steps, one per row: none of them is claimed."""

from collections.abc import Callable

import pytest

from assistant.extraction.offline import extract
from schemas.conversation import Conversation

Talk = Callable[..., Conversation]

NOTHING = {
    "demo": [
        "Ana: So here you click on approve and the system sends the contract to legal.",
        "Ana: When the user hits submit, it will send the contract to legal and they have to approve it.",
        "Ana: You'd click here, then you send the questionnaire to the vendor and you get it on Monday.",
        "Ana: The platform will automatically send the invoice to finance.",
        "Ana: If you click on the report you'll get the numbers for the week.",
        "Ana: You can set up the integration yourself in the settings.",
        "Ana: Yes, it can send the report every Monday.",
    ],
    "story": [
        "Ana: Last year we had a customer who signed the MSA in two days.",
        "Ana: One of our customers had to complete a security review in a week, it was wild.",
        "Ben: At my last company legal had to sign off on every NDA.",
        "Ben: The previous vendor promised they would send us the SOC 2 by Friday and they never did.",
        "Ana: Most vendors will send you a forty page contract.",
        "Ben: He said I'll send you the contract tomorrow, and then nothing.",
        "Ben: She said, can you send me the invoice, and I said no.",
        "Ben: We used to review every contract by hand.",
        "Ana: We signed the lease for the new office in March.",
        "Ben: Last quarter we signed the MSA with another vendor.",
    ],
    "no station": [
        "Ben: Security does not do a review for that.",
        "Ben: If we ever did that, security does an assessment.",
        "Ana: Do we have to be set up as a supplier?",
        "Ana: It needs nobody's approval.",
    ],
    "role play": [
        "Ana: Pretend I'm your CFO. I'll need the business case by Monday.",
        "Ana: Imagine you're the CFO. You have to sign the order form by Friday.",
        "Ana: Say you're a buyer. You get the contract on Monday and you have to sign it by Wednesday.",
    ],
    "idea": [
        "Ben: We could maybe do a webinar at some point.",
        "Ben: I could ask legal, I suppose.",
        "Ben: Maybe we should do a workshop in May.",
        "Ana: It might be worth doing a pilot at some point.",
        "Ben: I'd love to see the roadmap some day.",
        "Ben: Someone should really write a book about procurement.",
    ],
    "condition": [
        "Ana: If the board says no, I'd have to redo the proposal.",
        "Ben: If we ever bought the second module we'd need another DPA.",
        "Ben: If the audit fails then legal will have to redo the contract.",
        "Ana: I would send you the pen test report if it were finished.",
    ],
    "negation": [
        "Ben: We don't need an NDA.",
        "Ana: I can't send you the pen test report.",
        "Ben: I won't sign that.",
        "Ben: Don't send the contract yet.",
        "Ana: No need to fill in the questionnaire.",
        "Ben: I never got the proposal.",
    ],
    "question": [
        "Ben: Did you send the SOC 2?",
        "Ben: Has legal looked at the MSA?",
        "Ana: Who has to approve the contract?",
        "Ana: When does the board meet?",
        "Ben: How long does the security review take?",
        "Ana: Should I send the proposal to you or to Cleo?",
        "Ana: What do you need from us?",
    ],
    "habit and length": [
        "Ana: We usually send the contract after the pilot.",
        "Ana: Legal normally sends the redlines within a week.",
        "Ben: Security reviews usually take three weeks.",
        "Ben: Legal takes three weeks.",
    ],
    "in the call": [
        "Ana: Let me share my screen.",
        "Ana: Let me walk you through the pricing.",
        "Ana: I'll show you the dashboard in a second.",
        "Ana: I'll drop the link in the chat.",
        "Ana: Let me pull up the contract.",
        "Ana: I'll hand over to Tom.",
        "Ana: Let's dive into the demo.",
        "Ben: I'll have to drop at quarter to.",
        "Ben: Could you go back one slide?",
        "Ana: Would you like to see the billing screen?",
    ],
    "manner of speaking": [
        "Ben: I'll be honest, I don't love the price.",
        "Ana: I'll give you an example.",
        "Ana: I'll let you go.",
        "Ben: I'll think about it.",
        "Ben: I'll believe it when I see it.",
        "Ana: I'll take that as a yes.",
        "Ben: I have to say the demo was great.",
        "Ben: You should have seen the contract they sent.",
    ],
    "politeness": [
        "Ana: Let me know if you have questions.",
        "Ana: Happy to help.",
        "Ana: Feel free to reach out.",
        "Ana: Don't hesitate to call me.",
        "Ana: Happy to answer any questions.",
    ],
    "small talk": [
        "Ben: I'm taking my kids to the lake on Saturday.",
        "Ben: My wife will kill me if I miss dinner on Friday.",
        "Ana: I'm flying to Denver tomorrow.",
        "Ben: I need to get a coffee.",
    ],
    "statement": [
        "Ana: We have a SOC 2 report.",
        "Ana: Our DPA is on the website.",
        "Ben: The contract is forty pages.",
        "Ben: I sent it last week.",
        "Ben: Our legal team is great.",
    ],
}
ROWS = [pytest.param(said, id=f"{why}: {said[5:40]}") for why, rows in NOTHING.items() for said in rows]


@pytest.mark.parametrize("said", ROWS)
def test_shows_no_step(talk: Talk, said: str) -> None:
    listener = "Ben" if said.startswith("Ana") else "Ana"
    assert extract(talk(said, f"{listener}: Mm-hm.")).candidates == ()


def test_a_call_of_mere_talk_gives_nothing(talk: Talk) -> None:
    call = talk(
        "Ana: Thanks for making the time. It's just a get to know you, no agenda.",
        "Ben: Sure. We're not buying anything this year, to be honest.",
        "Ana: Totally fine. Let me share my screen, can you see the map?",
        "Ben: I can see it.",
        "Ana: So say you're the planner. You open the board, click on a vessel, and you send the request.",
        "Ana: The system will email the manager and he has to approve it by noon, and legal reviews it here.",
        "Cleo: What happens if he is on vacation?",
        "Ana: Then it goes to his deputy. You fill in this form and you submit it.",
        "Ben: Last year we did the gates. You had to send the RFP and then the board had to approve it.",
        "Cleo: They promised it by the fall and then they got bought.",
        "Ana: One of our customers got the contract signed in four days, their IT did the review on a boat.",
        "Tom: Let's do a quick role play. I'm the agent. I need the berth on Thursday, can you confirm it?",
        "Cleo: I'll confirm it tomorrow and send you the paperwork, and you have to sign it by Wednesday.",
        "Tom: Okay, out of character. That was fun.",
        "Ana: Maybe we could do a webinar some day. I'm thinking out loud.",
        "Ben: If the new people like it they might put it in the plan. I wouldn't bet on it.",
        "Ana: Should I follow up, or would you rather not?",
        "Ben: I'd rather you didn't. If things change I know where you are.",
        "Ana: Fair enough. Have a good weekend.",
    )
    assert extract(call).candidates == ()
