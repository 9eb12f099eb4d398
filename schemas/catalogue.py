"""A step of the catalogue: what usually lies on the way to go-live, how long it takes, what precedes it."""

from pydantic import NonNegativeInt

from schemas.deal import Segment
from schemas.value import Category, OwnerSide, Stage, Text, Value


class CatalogueStep(Value):
    """`duration_days` are working days by segment; a segment that is absent does not need the step."""

    key: Text
    category: Category
    title: Text
    stage: Stage | None = None
    owner_side: OwnerSide
    buyer_role: str | None = None
    seller_role: str | None = None
    duration_days: dict[Segment, NonNegativeInt]
    after: tuple[Text, ...] = ()
