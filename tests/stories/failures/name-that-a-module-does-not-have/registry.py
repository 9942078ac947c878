from events import Invoice
