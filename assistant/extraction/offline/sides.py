"""The side of a participant as the side of an owner, and the side across."""

from schemas.value import OwnerSide, Side

SIDES = {Side.BUYER: OwnerSide.BUYER, Side.SELLER: OwnerSide.SELLER}
OTHER = {OwnerSide.BUYER: OwnerSide.SELLER, OwnerSide.SELLER: OwnerSide.BUYER}
