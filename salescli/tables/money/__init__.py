"""Tables of money: invoices, instruments, payments, what stands on account, reconciliation."""
