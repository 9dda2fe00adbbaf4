import type { GoodsActionRequest } from '@passline/shared/api'

const STEPS = {
  start: { status: 'making', time: 'startedAt', event: 'goodsStarted' },
  done: { status: 'made', time: 'madeAt', event: 'goodsMade' },
  call: { status: 'called', time: 'calledAt', event: 'goodsCalled' },
  pickUp: { status: 'pickedUp', time: 'pickedUpAt', event: 'goodsPickedUp' },
} as const

/** What the statement gives back. */
interface Stepped {
  rev: string
  orderId: string
  completed: boolean
}

export function stepValues(shopId: string, request: GoodsActionRequest, key: string, at: string): unknown[] {
  const { status, event } = stepOf(request)
  return [
    shopId,
    request.goods[0]?.goodsId,
    status,
    at,
    event,
    key,
    JSON.stringify(changeOf(request, at)),
    JSON.stringify(outcomesOf(request)),
  ]
}

export function stepAnswer(request: GoodsActionRequest, { rev }: Stepped): object {
  return { rev: Number(rev), outcomes: outcomesOf(request) }
}

export function stepEvents(request: GoodsActionRequest, { rev, orderId, completed }: Stepped, at: string) {
  const head = Number(rev)
  const step = { name: stepOf(request).event, data: { orderId, goods: [changeOf(request, at)] } }
  const end = { name: 'orderCompleted', data: { orderId, status: 'completed', closedAt: null } }
  return (completed ? [step, end] : [step]).map((event, index, all) => ({
    ...event,
    rev: head - all.length + 1 + index,
    at,
    actor: 'floor',
  }))
}

function stepOf(request: GoodsActionRequest) {
  return STEPS[request.actions[0] as keyof typeof STEPS]
}

function changeOf(request: GoodsActionRequest, at: string): object {
  const { status, time } = stepOf(request)
  return { id: request.goods[0]?.goodsId, status, [time]: at, ...(status === 'called' && { callCount: 1 }) }
}

function outcomesOf(request: GoodsActionRequest): object[] {
  return [
    { goodsId: request.goods[0]?.goodsId, outcome: 'changed', status: stepOf(request).status, code: null, detail: null, partId: null },
  ]
}

export const goodsStep = {
  name: 'goods_step',
  text: `
with stepped as (
  update catering_order_goods set status = $3,
    started_at = case when $3 = 'making' then $4::timestamptz else started_at end,
    made_at = case when $3 = 'made' then $4::timestamptz else made_at end,
    called_at = case when $3 = 'called' then $4::timestamptz else called_at end,
    call_count = call_count + case when $3 = 'called' then 1 else 0 end,
    picked_up_at = case when $3 = 'pickedUp' then $4::timestamptz else picked_up_at end
  where id = $2 returning order_id
), finished as (
  update catering_order o set status = 'completed', current = false from stepped
  where o.id = stepped.order_id and $3 = 'pickedUp'
    and not exists (select 1 from catering_order_goods g where g.order_id = o.id and g.id <> $2 and g.status <> 'pickedUp')
  returning o.id
), head as (
  update shop_head set rev = rev + 1 + (select count(*) from finished) where shop_id = $1 returning rev
), happened as (
  insert into shop_event (shop_id, rev, at, name, actor, data)
  select $1, head.rev - (select count(*) from finished), $4, $5, 'floor', ('{"orderId":"' || stepped.order_id || '","goods":[' || $7 || ']}')::json
  from head, stepped
  union all
  select $1, head.rev, $4, 'orderCompleted', 'floor', ('{"orderId":"' || finished.id || '","status":"completed","closedAt":null}')::json from head, finished
), answered as (
  insert into idempotency (scope, key, request_hash, status, answer)
  select 'shop ' || $1, $6, $6, 200, '{"rev":' || head.rev || ',"outcomes":' || $8 || '}' from head
)
select head.rev, stepped.order_id as "orderId", exists (select 1 from finished) as completed from head, stepped`,
}
