"""DPV: what is written is a graph that says what the inventory says, in terms that DPV has."""

from __future__ import annotations

import pytest
import rdflib

from detectors.categories import CATEGORIES
from scanner.inventory.load import load
from tests.scanner.inventory.exchanged import EXAMPLE, every_inventory, written

DPV = rdflib.Namespace("https://w3id.org/dpv#")
rdflibs_own = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")  # met inside its reader of JSON-LD
TERMS = frozenset(
    [
        "Age",
        "Authenticating",
        "BankAccount",
        "Behavioural",
        "Biometric",
        "BirthDate",
        "BrowsingBehaviour",
        "City",
        "Communication",
        "Contact",
        "Country",
        "CriminalOffence",
        "Demographic",
        "DeviceBased",
        "DeviceOperatingSystem",
        "EmailAddress",
        "EmailContent",
        "Ethnicity",
        "Family",
        "Financial",
        "Fingerprint",
        "GPSCoordinate",
        "Gender",
        "Genetic",
        "Health",
        "IPAddress",
        "Identifier",
        "Insurance",
        "Interaction",
        "Job",
        "Language",
        "Location",
        "MACAddress",
        "MaritalStatus",
        "MedicalHealth",
        "Name",
        "Nationality",
        "OfficialID",
        "Opinion",
        "Passport",
        "Password",
        "PaymentCard",
        "PaymentCardExpiry",
        "PaymentCardNumber",
        "PhysicalAddress",
        "Picture",
        "PoliticalAffiliation",
        "PostalCode",
        "PrivacyPreference",
        "Professional",
        "ProfessionalCertification",
        "PubliclyAvailableSocialMedia",
        "Purchase",
        "Region",
        "Religion",
        "Retina",
        "Salary",
        "ServiceConsumptionBehaviour",
        "SexualPreference",
        "SocialNetwork",
        "Street",
        "TelephoneNumber",
        "Tracking",
        "TradeUnionMembership",
        "Transactional",
        "UID",
        "UserAgent",
        "Username",
        "VehicalLicenseNumber",
        "Vehicle",
        "VoiceCommunicationRecording",
    ]
)
"""The terms of DPV's extension for personal data (2.2) that the tree uses; the spelling of one is theirs."""


def test_every_category_has_a_term_that_dpv_has():
    used = {item.dpv for item in CATEGORIES.values() if item.dpv.startswith("pd:")}
    assert used == {f"pd:{term}" for term in TERMS}


@rdflibs_own
@every_inventory
def test_json_ld_is_a_graph_that_says_what_the_inventory_says(path):
    inventory = load(path).inventory
    graph = rdflib.Graph().parse(data=written(path, "dpv"), format="json-ld")
    for activity in inventory.processing_activities:
        node = rdflib.URIRef(f"urn:innsyn:activity:{activity.id}")
        assert (node, rdflib.RDF.type, DPV.PersonalDataProcess) in graph
        bases = {str(item).rpartition("#")[2] for item in graph.objects(node, DPV.hasLegalBasis)}
        expected = {f"A6-1-{basis.article[5]}" for basis in activity.legal_basis_for_processing}
        assert {item for item in bases if item.startswith("A6")} == expected
        assert len(set(graph.objects(node, DPV.hasRecipient))) == len(set(activity.recipients))
        assert bool(list(graph.objects(node, DPV.hasPersonalData))) == bool(activity.personal_data)
    assert all(str(node).startswith(("https://", "urn:innsyn:", "http://")) for node in graph.predicates())


@rdflibs_own
def test_periods_are_durations_and_events_are_events():
    graph = rdflib.Graph().parse(data=written(EXAMPLE, "dpv"), format="json-ld")
    values = {str(value) for value in graph.objects(None, rdflib.RDF.value)}
    assert values == {"P5Y", "P30D", "P90D"}
    assert all(value.datatype == rdflib.XSD.duration for value in graph.objects(None, rdflib.RDF.value))
