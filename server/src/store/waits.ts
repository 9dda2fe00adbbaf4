import type { WaitSample } from '@passline/shared/waits'
import type { Db } from '../db/types.ts'

/** A meal does not last longer: lines added to older orders are no samples, and the index need not be read further back. */
const MEAL = "interval '6 hours'"

/**
 * What the dishes of a shop took that were made after `since`: one sample for each line of an order, from the moment it was the kitchen's
 * until its last portion was made.
 * @param since ISO 8601, UTC
 */
export async function readWaitSamples(db: Db, shopId: string, since: string): Promise<WaitSample[]> {
  return db.run<WaitSample>(waitSamples, [shopId, since])
}

const waitSamples = {
  name: 'wait_samples',
  text: `select g.dish_id as "dishId", max(extract(epoch from g.made_at - coalesce(g.fired_at, g.added_at)) * 1000)::float8 as ms
    from catering_order o join catering_order_goods g on g.order_id = o.id
    where o.shop_id = $1 and o.placed_at > $2::timestamptz - ${MEAL} and g.made_at > $2
    group by o.id, g.line, g.dish_id`,
}
