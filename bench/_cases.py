"""What follows the sales of a made history: service cases, and goods that came back (W6, W7)."""

from collections.abc import Iterator

from bench._rows import DEALS, WHO, Filled, decided, each_on, numbered

SERVED = 50
"""Of so many contracts one has a service case, and one a return; open, where it is not paid."""


def all_of() -> Iterator[Filled]:
    """Yield service cases and returns, with what was known of them; they move no money here."""
    served, back = f"WHERE n % {SERVED} = 1", f"WHERE n % {SERVED} = 2"
    ended = "CASE WHEN paid THEN settled END"
    own = {"id": "n", "created_at": "at", "cause": "'wear'"}
    case = {"number": numbered("A"), **WHO, "product_id": "product", "quantity": "1000"}
    case |= {"state": "CASE WHEN paid THEN 'closed' ELSE 'in_service' END", "closed_on": ended}
    case |= {"channel": "'visit'", "handling": "'visit'", "warranty": "1", "technician_id": "1"}
    case |= {"result": "'solved'", "satisfaction": "5"}
    days = "requested_on accepted_on applied_on contacted_on reported_on"
    yield "service_case", f"{DEALS} {served}", {**own, **case, **each_on(days, "sent")}
    told = {"service_case_id": "n", "means": "'visit'", "result": "'solved'", "recorded_at": "at"}
    told |= {"technician_id": "1"}
    days = "reported_on contacted_on"
    yield "service_report", f"{DEALS} {served}", {**told, **each_on(days, "sent")}
    came = {"number": numbered("R"), "contract_id": "n", "kind": "'return'", "settled_on": ended}
    came |= {"state": "CASE WHEN paid THEN 'settled' ELSE 'booked_in' END"}
    came |= {"settlement": "'credit'", **each_on("reported_on approved_on received_on", "sent")}
    yield "goods_return", f"{DEALS} {back}", {**own, **came}
    line = {"goods_return_id": "n", "line_id": "n", "shipment_id": "n"}
    counted = each_on("quantity received good", "1000") | {"scrap": "0"}
    yield "return_line", f"{DEALS} {back}", {**line, **counted}
    for kind, where, first, last, end in (
        ("service", served, "request", "close", "closed"),
        ("return", back, "report", "settle", "settled"),
    ):
        known = {"kind": f"'{kind}'", "document_id": "n", "cause": "'wear'", "told_on": "sent"}
        yield "assessment", f"{DEALS} {where}", {**known, "recorded_at": "at"}
        yield decided(kind, first, "sent", where)
        table, source, told = decided(kind, last, "settled", f"{where} AND paid")
        yield table, source, told | {"to_state": f"'{end}'"}
