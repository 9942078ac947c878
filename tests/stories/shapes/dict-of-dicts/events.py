"""A dict of dicts, by event type."""

EVENTS = {
    "invoice.issued": {
        "aggregate": "invoice",
        "summary": "An invoice was sent to a customer.",
        "required_payload": {"invoice_id": str, "amount_cents": int},
        "version": 2,
    },
    "invoice.paid": {
        "aggregate": "invoice",
        "summary": "The money is there.",
        "required_payload": {"invoice_id": str, "paid_at": "string"},
        "version": 1,
        "retained": True,
    },
    "customer.merged": {
        "aggregate": "customer",
        "summary": "Two customers were one.",
        "required_payload": {},
    },
}
