-- What is still to be done is found by what it lacks, however much was done before (W4.4, R8, R10).
DROP INDEX ix_invoice_to_file;
CREATE INDEX ix_invoice_to_file ON invoice (filed_on, issued_on) WHERE issued_on IS NOT NULL AND filed_on IS NULL;
DROP INDEX ix_invoice_to_hand_over;
CREATE INDEX ix_invoice_to_hand_over ON invoice (handed_on, issued_on) WHERE issued_on IS NOT NULL AND handed_on IS NULL;
CREATE INDEX ix_invoice_loss ON invoice (responsible_id) WHERE loss > 0;
CREATE INDEX ix_shipment_voided ON shipment (state, corrects_id) WHERE state = 'corrected' AND corrects_id IS NULL
