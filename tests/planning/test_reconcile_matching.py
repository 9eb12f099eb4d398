from datetime import UTC, datetime

import pytest

from assistant.planning.matching import match_of
from schemas.evidence import Evidence
from schemas.extraction import Basis
from schemas.plan import Owner, Step
from schemas.value import OwnerSide, Side

SIDES = {"B": OwnerSide.BUYER, "S": OwnerSide.SELLER, "+": OwnerSide.BOTH, "?": OwnerSide.UNKNOWN}


def step(title: str, category: str, owner: str, key: str | None = None) -> Step:
    """A step whose owner is told as a side and a name ("B Priya"), or as a side alone."""
    side, _, name = owner.partition(" ")
    quote = Evidence(
        conversation="c1",
        utterance="u1",
        start=0,
        end=len(title),
        quote=title,
        speaker=None,
        side=Side.UNKNOWN,
        said_at=datetime(2026, 3, 10, 15, tzinfo=UTC),
    )
    return Step.model_validate(
        {
            "id": "s1",
            "title": title,
            "category": category,
            "basis": Basis.COMMITMENT,
            "key": key,
            "owner": Owner(name=name, side=SIDES[side]) if name else None,
            "owner_side": SIDES[side],
            "evidence": (quote,),
        }
    )


# Of two lines the first is the step of the plan, the second what a later conversation tells.
SAME = """
Send the SOC 2 report; security; S Sam Okafor
Share the SOC 2 report; security; S Sam

Register as a supplier; procurement; B Rosa Blum
Complete the vendor registration; procurement; B Rosa

Review the data processing agreement; legal; B Ines
Give an opinion on the DPA; privacy; B Ines

Review the MSA; legal; B Legal
Return redlines on the master services agreement; legal; B Legal

Return the signed NDA; legal; B Tom Alvarez
Countersign the NDA; legal; B Tom Alvarez

Approve the budget; approval; B Dana Reyes
Get the budget approval from Dana; approval; B Dana Reyes

Train the warehouse staff; onboarding; +
Hold the training of the warehouse staff; onboarding; S Lea Moss

Hold the kickoff; onboarding; +
Kick off the project with both teams; onboarding; S Lea Moss

Go live in June; go_live; +
Launch the portal; go_live; S

Go live with the booking tool at all five sites; go_live; +
Roll out the booking tool at three sites; go_live; +

Take the shop live; go_live; S
Go live with the shop; go_live; +

Sign the contract; signature; B Dana Reyes
Sign the master agreement with Dana; signature; B

Get the contract signed; signature; B
Sign the agreement; signature; B Dana Reyes

Issue the purchase order; procurement; B Joel
Raise the PO for year one; procurement; B Joel

Run the two-week pilot; evaluation; +
Start the trial; evaluation; +

Run the proof of concept; evaluation; +
Complete the POC; evaluation; S Ivo Lang

Send the quote; commercial; S Sam Okafor
Email the quotation to Dana; commercial; S Sam Okafor

Fill in the security questionnaire; security; S Hema
Complete the security questionnaire; security; S Hema

Complete and return the questionnaire; security; S Hema
Return the completed questionnaire; security; S Hema

Send the penetration test summary; security; S Ivo Lang
Receive the pen test summary; security; B Priya Nair

Write the business case; business_case; B Luis
Finish the business case for the CFO; business_case; B Luis

Schedule the reference call with Orrin Mills; evaluation; S Sam
Hold the reference call with Orrin Mills; evaluation; +

Hold the pricing workshop; commercial; +
Run the pricing workshop; commercial; S Sam

Complete the security review; security; B Priya Nair
Assess the security of the platform; security; B Priya Nair

Install the gateway on the test bench; onboarding; B Karl
Finish the installation of the gateway; onboarding; B Karl

Upgrade the ERP to version 12; onboarding; B
Update the ERP to version 12; onboarding; B Karl

Set up single sign-on; onboarding; B IT
Set up SSO with IT; onboarding; B IT

Pay the deposit; procurement; B Rosa
Make the deposit payment; commercial; B Rosa Blum

Send the certificate of insurance; procurement; S Sam
Provide the insurance certificate; procurement; S Sam

Decide on the vendor; approval; B Committee
Make the vendor decision; approval; B Committee

Present the results to the board; approval; B Luis
Give the board presentation of the results; approval; B Luis

Import the customer list; onboarding; S Lea
Complete the customer list import; onboarding; S Lea

Write down the success criteria; evaluation; B Luis
Draft the success criteria; evaluation; B Luis

Confirm the delivery slot; onboarding; S Lea
Send confirmation of the delivery slot; onboarding; S Lea

Answer the questionnaire; security; S Hema; sec_questionnaire
Fill out the vendor security questionnaire; security; S Hema; sec_questionnaire

Book the room in Lyon for the readout; evaluation; B Dana
Book a room in Lyon; evaluation; B Dana

Get legal's feedback on the order form; legal; B Legal
Review the order form; legal; B Ines

Clear the DPIA; privacy; B DPO
Complete the data protection impact assessment; privacy; B DPO
"""

APART = """
Send the architecture diagram; security; S Ivo
Send the data flow diagram; security; S Ivo

Roll out to the first ten stores; go_live; +
Roll out to the fifty stores; go_live; +

Send the SOC 2 report; security; S Ivo
Send the pen test report; security; S Ivo

Send the SOC 2 report; security; S Ivo
Review the SOC 2 report; security; B Priya

Send the security questionnaire; security; B Priya
Return the security questionnaire; security; S Hema

Send the contract; legal; S Sam
Sign the contract; signature; B Dana

Send the contract; legal; S Sam
Return the signed contract; signature; B Dana

Review the MSA; legal; B Ines
Review the DPA; legal; B Ines

Sign the contract; signature; B Dana
Countersign the contract; signature; S Sam

Sign the NDA; legal; B Dana
Sign the contract; signature; B Dana

Sign the DPA; signature; B Dana
Sign the contract; signature; B Dana

Go live in Leeds; go_live; +
Go live in Bristol; go_live; +

Go live with payroll; go_live; +
Go live with recruiting; go_live; +

Go live with phase 1; go_live; +
Go live with phase 2; go_live; +

Go live in Leeds; go_live; +
Go live in the remaining depots; go_live; +

Go live at the plant; go_live; +
Go live at the warehouse; go_live; +

Train the admins; onboarding; S Lea
Train the drivers; onboarding; S Lea

Schedule a call with Legal; legal; S Sam
Schedule a call with Finance; procurement; S Sam

Send the quote to Priya; commercial; S Sam
Send the onboarding guide to Priya; onboarding; S Sam

Pay the first instalment; procurement; B Rosa
Pay the second instalment; procurement; B Rosa

Send the invoice; commercial; S Sam
Pay the invoice; procurement; B Rosa

Upgrade the ERP to version 12; onboarding; B Karl
Ask Corvo for a date of version 12 of the ERP; onboarding; B Karl

Install the firmware in room 204; onboarding; B Karl
Install the firmware in room 311; onboarding; B Karl

Write the business case; business_case; B Luis
Present the business case to Mara Voss; business_case; B Luis

Draft the success criteria; evaluation; B Luis
Return comments on the success criteria; evaluation; S Ivo

Complete the security review; security; B Priya
Complete the privacy review; privacy; B Priya

Complete the security review; security; B Priya
Hold the security training; onboarding; B Priya

Get the board's approval; approval; B Board
Get the works council's approval; approval; B Works council

Raise the requisition; procurement; B Luis; po
Issue the purchase order; procurement; B Joel; po

Hold the demo for the drivers; evaluation; S Ivo
Hold the demo for the dispatchers; evaluation; S Ivo

Run the pilot in Leeds; evaluation; +
Hold the pilot readout; evaluation; +

Send the vendor packet; procurement; B Joel
Return the vendor packet; procurement; S Sam

Order the scanners; procurement; B Rosa
Install the scanners; onboarding; S Lea

Bring Joel to the next call; procurement; B Luis
Hold the next call with Joel; commercial; +

Send the DPA to the data protection officer; privacy; B Luis
Give the DPO's opinion; privacy; B DPO

Confirm the delivery slot; onboarding; S Lea
Confirm the delivery address; onboarding; B Karl

Send the price list; commercial; S Sam
Send the contact list; other; S Sam

Book the room for the readout; evaluation; B Dana
Hold the readout; evaluation; S Ivo
"""

Rows = list[tuple[Step, Step]]


def rows(text: str) -> Rows:
    """The pairs of steps of a table."""
    told = [[step(*line.split("; ")) for line in pair.split("\n")] for pair in text.strip().split("\n\n")]
    return [(planned, again) for planned, again in told]


def ids(pairs: Rows) -> list[str]:
    return [f"{planned.title} / {told.title}" for planned, told in pairs]


ONE, TWO = rows(SAME), rows(APART)


@pytest.mark.parametrize(("planned", "told"), ONE, ids=ids(ONE))
def test_one_step_in_other_words(planned: Step, told: Step) -> None:
    match = match_of(planned, told)
    assert match is not None
    assert planned.title in match.reason


@pytest.mark.parametrize(("planned", "told"), TWO, ids=ids(TWO))
def test_two_steps_that_sound_alike(planned: Step, told: Step) -> None:
    assert match_of(planned, told) is None


@pytest.mark.parametrize(("planned", "told"), [*ONE, *TWO], ids=ids([*ONE, *TWO]))
def test_a_match_is_the_same_both_ways(planned: Step, told: Step) -> None:
    assert (match_of(planned, told) is None) == (match_of(told, planned) is None)
