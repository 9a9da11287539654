create index receipt_at on receipt (at);
