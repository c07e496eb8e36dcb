"""One module per noun: commands turn words into values and call one service."""

NOUNS: dict[str, tuple[str, str]] = {
    "staff": ("Who works here: roles, territories, absences.", "staff"),
    "customer": ("Accounts: dealers, end users, government buyers.", "customer"),
    "dealer": ("Dealers, competitors and the market, as they are seen (R1).", "dealer"),
    "product": ("Products and their list prices.", "product"),
    "target": ("What is to be sold and collected, by month.", "target"),
    "setting": ("Settings of the company, dated.", "setting"),
    "calendar": ("Holidays and extra working days.", "calendar"),
    "visit": ("Visits to customers, planned and made (W1).", "visit"),
    "worklog": ("The daily work log (D2).", "worklog"),
    "meeting": ("The weekly business meeting: agenda, minutes, work assigned.", "meeting"),
    "plan": ("Work plans by year, month, week and day (MD6).", "plan"),
    "inquiry": ("Inquiries and tenders (W2).", "inquiry"),
    "quote": ("Quotations and bids (W2).", "quote"),
    "contract": ("Sales contracts, from draft to archive (W3).", "contract"),
    "ship": ("Goods requests and deliveries (W4).", "ship"),
    "invoice": ("Invoices over what was delivered (D12).", "invoice"),
    "instrument": ("Cheques, bills and drafts, from register to money (R12).", "instrument"),
    "collect": ("Payments, confirmed by two people (W5).", "collect"),
    "archive": ("Papers on file: where, with whom, lent to whom (R9, R10).", "archive"),
    "conduct": ("Violations, penalties and rewards, losses, appraisals (R17).", "conduct"),
    "issue": ("Problems: raised, given to somebody, closed (MD7, R11).", "issue"),
    "asset": ("Vehicles and office supplies, and who has them (MD5).", "asset"),
    "return": ("Goods that come back, exchanges, allowances (W7).", "return_"),
    "service": ("Service after the sale, from request to result (W6, R14).", "service"),
    "expense": ("Expenses: requested, claimed with vouchers, paid (R3, R5, R6).", "expense"),
    "reconcile": ("Statements of account, reconciled every month (R13).", "reconcile"),
    "report": ("The forms of the department and its packs, weekly and monthly.", "report"),
}
"""Noun to its one-line help and its module in `commands`."""

SINGLES: dict[str, tuple[str, str]] = {
    "init": ("Make a database for a company.", "init"),
    "demo": ("Make a demonstration company and print its weekly pack.", "demo"),
    "whoami": ("Say who acts, by what right.", "whoami"),
    "today": ("List what waits for the one who acts.", "today"),
    "find": ("Find a word in all registers and documents.", "find"),
    "watch": ("List what is overdue or an exception, by rule.", "watch"),
    "undo": ("Take back what you entered last, until somebody relies on it.", "undo"),
    "import": ("Import a company's books from CSV or Excel.", "import_"),
    "template": ("Write an empty workbook to fill in and import.", "template"),
    "migrate": ("Bring a database up to this version, after a backup.", "migrate"),
}
"""Command without a noun to its one-line help and its module in `commands`."""
