"""Words that fideslang and the inventory share, under their names in either."""

from __future__ import annotations

ARTICLES = {
    "6(1)(a)": "Consent",
    "6(1)(b)": "Contract",
    "6(1)(c)": "Legal obligations",
    "6(1)(d)": "Vital interests",
    "6(1)(e)": "Public interest",
    "6(1)(f)": "Legitimate interests",
}
ARTICLES9 = {
    "9(2)(a)": "Explicit consent",
    "9(2)(b)": "Employment, social security and social protection",
    "9(2)(c)": "Vital interests",
    "9(2)(d)": "Not-for-profit bodies",
    "9(2)(e)": "Made public by the data subject",
    "9(2)(f)": "Legal claims or judicial acts",
    "9(2)(g)": "Reasons of substantial public interest (with a basis in law)",
    "9(2)(h)": "Health or social care (with a basis in law)",
    "9(2)(i)": "Public health (with a basis in law)",
    "9(2)(j)": "Archiving, research and statistics (with a basis in law)",
}
THIRD_PARTY = "Third party"
UNSTATED = "unstated"
"""The data use of an activity that states none: fideslang demands one, and we do not invent any."""
WITHOUT_SYSTEM = "innsyn:activity"
"""The tag of a System that stands for an activity without one."""
OURS = (
    "user.contact.address.billing",
    "user.contact.address.delivery",
    "user.contact.address.home",
    "user.contact.organization.number",
    "user.government_id.identity_card_number",
    "user.government_id.immigration_number",
    "user.vehicle",
    "user.vehicle.license_plate",
    "user.professional_licence",
    "user.financial.balance",
    "user.financial.credit_card.number",
    "user.financial.credit_card.expiry",
    "user.financial.credit_card.verification_code",
    "user.financial.salary",
    "user.financial.debt",
    "user.authorization.token",
    "user.unique_id.customer_number",
    "user.device.mac_address",
    "user.device.name",
    "user.device.operating_system",
    "user.device.user_agent",
    "user.demographic.nationality",
    "user.special_category",
    "user.health_and_medical.dietary_requirement",
    "user.genetic",
    "user.content.private.call_recording",
    "user.content.private.email",
    "user.content.private.chat",
    "user.content.private.note",
    "user.content.private.support_case",
    "user.content.feedback",
    "user.behavior.event_participation",
    "user.family",
    "user.workplace.chain_membership",
    "user.workplace.trade_union",
)
"""The categories that are not fideslang's; a test holds the list to the two trees."""
