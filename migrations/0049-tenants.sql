-- «Сдаю место до …»: a tenant holds a spot until then; whoever owns it has no end.
alter table holdings
  add column tenant_until   timestamptz,
  -- Both were told that it ends within a week.
  add column tenant_warned  boolean not null default false,
  add constraint holdings_warned_tenant check (not tenant_warned or tenant_until is not null);
create index holdings_of_tenants on holdings (complex_id, tenant_until) where tenant_until is not null;

-- A link that makes a tenant says until when.
alter table invites
  add column tenant_until timestamptz,
  add constraint invites_tenant_of_spot check (tenant_until is null or spot is not null);

-- The tenant is asked first: whoever owns the spot is in no thread about it yet.
alter table alerts add column owners_wait boolean not null default false;

-- A neighbour who stands there with permission: told at the same time, and none of those who answer for the spot.
alter table alert_parties
  -- Of a holder: when he was told, who was not from the beginning.
  drop constraint alert_parties_joined,
  add constraint alert_parties_joined check (part = 'holder' or (part = 'sender') = (joined_at is not null)),
  add column borrower boolean not null default false,
  add constraint alert_parties_borrower check (not borrower or part = 'holder');
