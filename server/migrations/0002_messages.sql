-- The message centre. What is said is written here first; queues and sockets are only alarm clocks and wires.

-- [M1] An account is an address: one for each device, one for all cashiers of a shop. It stays when a device moves.
create table im_account (
  shop_id text not null references shop (id),
  id text not null,
  channel text not null,
  name text not null,
  -- Technicians are on the clock or off it; null for everybody else.
  on_clock boolean,
  clock_since timestamptz,
  primary key (shop_id, id)
);
alter table device add column account_id text;
alter table device add column zone text;
update device set account_id = case when role = 'cashier' then 'cashier' else id::text end
  where role in ('kitchen', 'pass', 'board', 'cashier', 'waiter', 'roomPad');
insert into im_account (shop_id, id, channel, name)
  select distinct on (shop_id, account_id) shop_id, account_id, role, case when role = 'cashier' then '收银台' else name end
  from device where account_id is not null
  order by shop_id, account_id, added_at;
alter table device add foreign key (shop_id, account_id) references im_account (shop_id, id);

-- Which screens are connected, to which server. Servers renew their rows every few seconds; what is not renewed is gone.
create unlogged table screen_presence (
  session_id uuid primary key,
  shop_id text not null,
  device_id uuid not null,
  role text not null,
  zone text not null,
  server_id uuid not null,
  online_since timestamptz not null,
  seen_at timestamptz not null,
  report jsonb,
  -- Since when it has been heard without a break: the longest one of a zone speaks.
  audible_since timestamptz
);
create index screen_presence_shop on screen_presence (shop_id);
create table device_presence (
  device_id uuid primary key references device (id),
  shop_id text not null references shop (id),
  online_since timestamptz,
  seen_at timestamptz not null,
  -- Told to the shop as deviceOffline, until it is back.
  told_offline_at timestamptz
);

-- [M2] Rules and templates of a brand; rules of a shop of its own (shop_id is '' for those of the brand).
create table im_rule (
  brand_id text not null references brand (id),
  shop_id text not null,
  event text not null,
  source text not null,
  channel text not null,
  rule jsonb not null,
  primary key (brand_id, shop_id, event, source, channel)
);
create table im_template (
  brand_id text not null references brand (id),
  id text not null,
  event text not null,
  texts jsonb not null,
  primary key (brand_id, id)
);

-- All messages about one thing that happened, or that one program asked for.
create table im_call (
  id uuid primary key,
  shop_id text not null references shop (id),
  event text not null,
  source text not null,
  rev bigint,
  request_id text,
  requested_by text not null,
  -- What a program gave for its template, and what was so when it happened, beside orders and goods.
  params jsonb not null,
  facts jsonb not null default '{}',
  order_id uuid,
  pad_call_id uuid,
  written_at timestamptz not null,
  answered_at timestamptz,
  answered_by jsonb,
  cancelled_at timestamptz
);
create unique index im_call_of_event on im_call (shop_id, rev) where rev is not null;
create unique index im_call_of_request on im_call (shop_id, request_id) where request_id is not null;
create index im_call_newest on im_call (shop_id, id desc);
create index im_call_order on im_call (order_id) where order_id is not null;
create index im_call_pad_call on im_call (pad_call_id) where pad_call_id is not null;
create index im_call_written on im_call using brin (written_at);

-- [M3] One row per channel and repetition.
create table im_message (
  id uuid primary key,
  shop_id text not null references shop (id),
  call_id uuid not null references im_call (id) on delete cascade,
  event text not null,
  source text not null,
  channel text not null,
  repetition integer not null check (repetition > 0),
  is_escalation boolean not null,
  msg_type smallint not null check (msg_type between 1 and 4),
  -- The texts as they were when the row was written: editing a template changes nothing that is under way.
  template_id text,
  texts jsonb,
  designated text[],
  -- What it is about: goods, a call of a guest, the call itself. When all of them are withdrawn, the message is.
  subjects text[] not null,
  withdrawn text[] not null default '{}',
  -- What ends its reason, for a subject.
  stops text[] not null,
  status text not null default 'pending' check (status in ('pending', 'sent', 'skipped', 'expired', 'cancelled')),
  reason text,
  detail text,
  content jsonb,
  about jsonb,
  written_at timestamptz not null,
  due_at timestamptz not null,
  expires_at timestamptz not null,
  queued_at timestamptz,
  checked_at timestamptz,
  sent_at timestamptz,
  withdrawn_at timestamptz,
  unique (call_id, channel, repetition, is_escalation),
  check ((status = 'sent') = (sent_at is not null)),
  check (status in ('pending', 'sent') or reason is not null)
) with (fillfactor = 70);
create index im_message_due on im_message (due_at) where status = 'pending';
create index im_message_due_of_shop on im_message (shop_id, due_at) where status = 'pending';
create index im_message_inbox on im_message (shop_id, expires_at) where status = 'sent' and withdrawn_at is null and msg_type <> 2;

-- [M8] What each device did with a message.
create table im_receipt (
  message_id uuid not null references im_message (id) on delete cascade,
  device_id uuid not null,
  delivered_at timestamptz,
  shown_at timestamptz,
  spoken_at timestamptz,
  primary key (message_id, device_id)
);

-- How far the journal of a shop has been read by who writes messages. Shops that are here already begin where they stand.
create table im_cursor (
  shop_id text primary key references shop (id),
  rev bigint not null
) with (fillfactor = 50);
insert into im_cursor (shop_id, rev) select shop_id, rev from shop_head;

-- Conditions that depend on time: asked when they are due, they become events of the journal when they hold.
create table shop_alarm (
  id uuid primary key,
  shop_id text not null references shop (id),
  kind text not null check (kind in ('overdue', 'uncollected', 'unseen')),
  order_id uuid not null,
  goods_ids uuid[] not null,
  since timestamptz not null,
  due_at timestamptz not null,
  queued_at timestamptz
);
create index shop_alarm_due on shop_alarm (due_at);
create index shop_alarm_due_of_shop on shop_alarm (shop_id, due_at);

-- Order to eyes: when a screen of its station first painted what was ordered or cancelled.
create table goods_seen (
  goods_id uuid not null,
  what text not null check (what in ('ordered', 'cancelled')),
  device_id uuid not null,
  seen_at timestamptz not null,
  primary key (goods_id, what)
);
create table goods_unseen (
  shop_id text not null references shop (id),
  goods_id uuid not null,
  what text not null check (what in ('ordered', 'cancelled')),
  order_id uuid not null,
  since timestamptz not null,
  primary key (shop_id, goods_id, what)
);

-- [M9] Calls of guests.
create table pad_call (
  id uuid primary key,
  shop_id text not null references shop (id),
  kind text not null,
  text text not null,
  place jsonb not null,
  account_id text not null,
  asked_at timestamptz not null,
  taken_by jsonb,
  taken_at timestamptz,
  done_by jsonb,
  ended_at timestamptz,
  ended_how text check (ended_how in ('done', 'cancelled')),
  -- The room was cleaned since: the call was another guest's.
  is_past boolean not null default false,
  check ((ended_at is null) = (ended_how is null))
);
create index pad_call_open on pad_call (shop_id) where ended_at is null;
create index pad_call_of_account on pad_call (shop_id, account_id, id desc);

-- Zones that were told to be silent, until they are heard again.
create table silent_zone (
  shop_id text not null references shop (id),
  zone text not null,
  since timestamptz not null,
  told_at timestamptz,
  primary key (shop_id, zone)
);

-- Phones of waiters that asked to be told while the page is closed.
create table push_subscription (
  endpoint text primary key,
  shop_id text not null references shop (id),
  device_id uuid not null references device (id),
  keys jsonb not null,
  added_at timestamptz not null
);
create index push_subscription_device on push_subscription (device_id);

-- The key pair of this installation for web push, made when it starts first.
alter table installation add column vapid jsonb;

-- Settings that came with this version.
update shop set settings = '{"unseenSeconds": 10, "uncollectedMinutes": 5, "silenceSeconds": 30, "webPush": false}'::jsonb || settings;
