-- The journal is the truth that screens follow; the other tables are what it adds up to, written in the same transaction.

create table installation (
  one boolean primary key default true check (one),
  -- Positions in a journal mean something within one epoch only. Renewed when a backup was restored.
  epoch text not null
);
insert into installation (epoch) values (gen_random_uuid()::text);

create table brand (
  id text primary key,
  name jsonb not null
);

create table shop (
  id text primary key,
  brand_id text not null references brand (id),
  name jsonb not null,
  time_zone text not null,
  settings jsonb not null
);

-- The position of each shop's journal. A row of its own, because every writing transaction of the shop updates it.
create table shop_head (
  shop_id text primary key references shop (id),
  rev bigint not null default 0
) with (fillfactor = 20);

create table station (
  shop_id text not null references shop (id),
  id text not null,
  name jsonb not null,
  sort integer not null,
  primary key (shop_id, id)
);

create table dish (
  shop_id text not null references shop (id),
  id text not null,
  name jsonb not null,
  price_fen integer not null check (price_fen >= 0),
  station_id text not null,
  expected_minutes integer not null check (expected_minutes > 0),
  options jsonb not null,
  sold_out boolean not null,
  sort integer not null,
  primary key (shop_id, id),
  foreign key (shop_id, station_id) references station (shop_id, id)
);

create table place (
  shop_id text not null references shop (id),
  kind text not null check (kind in ('room', 'table', 'wristband')),
  id text not null,
  name text not null,
  area text not null,
  primary key (shop_id, kind, id)
);

-- [K13] The last sequence number of each business day.
create table shop_day (
  shop_id text not null references shop (id),
  business_day date not null,
  last_seq integer not null check (last_seq > 0),
  primary key (shop_id, business_day)
) with (fillfactor = 50);

create table catering_order (
  id uuid primary key,
  shop_id text not null references shop (id),
  seq_no integer not null check (seq_no > 0),
  business_day date not null,
  source text not null check (source in ('roomPad', 'wristband', 'till', 'takeAway', 'platform')),
  place jsonb,
  -- Copies of place->>'kind' and place->>'id', for the index below.
  place_kind text generated always as (place ->> 'kind') stored,
  place_id text generated always as (place ->> 'id') stored,
  platform jsonb,
  status text not null check (status in ('open', 'completed', 'cancelled')),
  -- Screens still need it: it is open, or has a cancelled line that no cook has seen [K19].
  current boolean not null,
  placed_at timestamptz not null,
  closed_at timestamptz,
  rounds jsonb not null,
  unique (shop_id, business_day, seq_no),
  check ((place is null) = (source in ('takeAway', 'platform')))
);
-- [K12] A place has at most one open order.
create unique index catering_order_open_place on catering_order (shop_id, place_kind, place_id) where status = 'open' and place_id is not null;
create index catering_order_current on catering_order (shop_id) where current;
create index catering_order_newest on catering_order (shop_id, id desc);

create table catering_order_goods (
  id uuid primary key,
  order_id uuid not null references catering_order (id),
  line integer not null,
  round integer not null,
  dish_id text not null,
  name jsonb not null,
  station_id text not null,
  price_fen integer not null check (price_fen >= 0),
  quantity integer not null check (quantity > 0),
  options jsonb not null,
  note text not null,
  expected_minutes integer not null,
  status text not null check (status in ('waiting', 'making', 'made', 'called', 'pickedUp', 'delivered', 'cancelled')),
  added_at timestamptz not null,
  started_at timestamptz,
  made_at timestamptz,
  called_at timestamptz,
  call_count integer not null,
  picked_up_at timestamptz,
  delivered_at timestamptz,
  rush_count integer not null,
  rushed_at timestamptz,
  cancelled_at timestamptz,
  cancel_reason text check (cancel_reason in ('requested', 'orderClosed')),
  cancel_seen_at timestamptz,
  split_from uuid,
  check ((status = 'cancelled') = (cancelled_at is not null))
) with (fillfactor = 80);
create index catering_order_goods_order on catering_order_goods (order_id);

-- The journal: what happened in a shop, in the order of the commits. `rev` has no gap: it is taken from shop_head in the transaction.
-- In partitions by week, so that what is too old is dropped whole.
create table shop_event (
  shop_id text not null,
  rev bigint not null,
  at timestamptz not null,
  name text not null,
  actor text not null,
  data json not null,
  written_at timestamptz not null default now(),
  primary key (shop_id, rev, written_at)
) partition by range (written_at);
create table shop_event_default partition of shop_event default;

-- The answer to every write, by its Idempotency-Key.
create table idempotency (
  scope text not null,
  key text not null,
  request_hash text not null,
  status integer not null,
  answer text not null,
  at timestamptz not null default now(),
  primary key (scope, key)
);
create index idempotency_at on idempotency using brin (at);

create table device (
  id uuid primary key,
  -- Null for the owner, who may enter every shop.
  shop_id text references shop (id),
  name text not null,
  role text not null,
  place jsonb,
  token_hash text not null unique,
  added_at timestamptz not null,
  revoked_at timestamptz,
  check ((shop_id is null) = (role = 'owner'))
);
create index device_shop on device (shop_id);
