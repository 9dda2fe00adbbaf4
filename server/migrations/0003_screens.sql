-- What the screens show and acknowledge: allergies, courses, changes, portions that are left.

alter table catering_order add column edits jsonb not null default '[]';

alter table catering_order_goods
  add column timer_seconds integer,
  add column allergens jsonb not null default '[]',
  add column course integer not null default 1,
  add column held text check (held in ('course', 'confirmation')),
  add column fired_at timestamptz,
  add column rush_seen jsonb,
  add check (held is null or status in ('waiting', 'cancelled'));
alter table catering_order_goods drop constraint catering_order_goods_cancel_reason_check;
alter table catering_order_goods add constraint catering_order_goods_cancel_reason_check
  check (cancel_reason in ('requested', 'orderClosed', 'refused'));

alter table dish
  add column timer_seconds integer,
  add column allergens jsonb not null default '[]',
  add column course integer not null default 1,
  add column sold_out_until timestamptz,
  add column remaining integer check (remaining >= 0);

-- A dish that is sold out until a time comes back on sale by itself, also after a restart.
alter table shop_alarm
  add column dish_id text,
  alter column order_id drop not null,
  drop constraint shop_alarm_kind_check,
  add constraint shop_alarm_kind_check check (kind in ('overdue', 'uncollected', 'unseen', 'backOnSale')),
  add check ((kind = 'backOnSale') = (dish_id is not null) and (kind = 'backOnSale') = (order_id is null));

-- Settings are read as they lie there: a shop that has none of the new ones gets their defaults.
update shop set settings = '{"autoFire": true, "confirmWristband": false, "rushFirst": false, "ticker": {"zh": "", "en": ""}, "logo": "",
  "boardLanguages": ["zh"]}'::jsonb || settings;
update catering_order set rounds = (
  select jsonb_agg('{"allergies": [], "seen": []}'::jsonb || r.round order by r.position)
  from jsonb_array_elements(rounds) with ordinality as r (round, position)
) where rounds <> '[]'::jsonb;

-- A shop may word a template of its brand in its own way; an empty shop_id is the brand's.
alter table im_template add column shop_id text not null default '';
alter table im_template drop constraint im_template_pkey;
alter table im_template add primary key (brand_id, shop_id, id);

-- With this the links to guests' pages are signed, so that they need no table and cannot be guessed. 244 random bits.
alter table installation add column guest_secret bytea;
update installation set guest_secret = uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid());
alter table installation alter column guest_secret set not null;

-- How long dishes take at present is counted from the orders of the last hours.
create index catering_order_placed on catering_order (shop_id, placed_at);

-- What a shop was at some positions of its journal: from the newest of them before an instant, the events after it lead to that instant.
create table shop_checkpoint (
  shop_id text not null references shop (id),
  rev bigint not null,
  at timestamptz not null,
  state jsonb not null,
  primary key (shop_id, rev)
);
-- When devices were gone is found without reading the whole journal.
create index shop_event_presence on shop_event (shop_id, rev) where name in ('deviceOffline', 'deviceOnline', 'deviceRevoked');
