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
