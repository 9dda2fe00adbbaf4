import type { Brand, Dish, Place, Shop, Station } from '@passline/shared/shop'
import type { Db, Tx } from '../db/types.ts'

export async function readBrands(db: Db): Promise<Brand[]> {
  return db.run<Brand>({ name: 'brands', text: 'select id, name from brand order by id' }, [])
}

/** Lets one server at a time set up an empty database, until the transaction ends. */
export async function lockSetUp(tx: Tx): Promise<void> {
  await tx.run({ name: 'lock_set_up', text: "select pg_advisory_xact_lock(hashtext('passline set-up'))" }, [])
}

export async function insertBrand(tx: Tx, brand: Brand): Promise<boolean> {
  const rows = await tx.run(
    { name: 'insert_brand', text: 'insert into brand (id, name) values ($1, $2) on conflict do nothing returning id' },
    [brand.id, brand.name],
  )
  return rows.length === 1
}

export async function updateBrand(tx: Tx, brand: Brand): Promise<boolean> {
  const rows = await tx.run({ name: 'update_brand', text: 'update brand set name = $2 where id = $1 returning id' }, [brand.id, brand.name])
  return rows.length === 1
}

/** All shops, or the one with this id. */
export async function readShops(db: Db, shopId: string | null): Promise<Shop[]> {
  return db.run<Shop>(shops, [shopId])
}

const shops = {
  name: 'shops',
  text: `select s.id, s.brand_id as "brandId", b.name as "brandName", s.name, s.time_zone as "timeZone", s.settings
    from shop s join brand b on b.id = s.brand_id where $1::text is null or s.id = $1 order by s.id`,
}

/** Creates a shop with an empty journal. @returns false when the id is taken */
export async function insertShop(tx: Tx, shop: Shop): Promise<boolean> {
  const values = [shop.id, shop.brandId, shop.name, shop.timeZone, shop.settings]
  const rows = await tx.run(shopInserted, values)
  if (rows.length === 0) return false
  await tx.run({ name: 'insert_shop_head', text: 'insert into shop_head (shop_id) values ($1)' }, [shop.id])
  return true
}

const shopInserted = {
  name: 'insert_shop',
  text: 'insert into shop (id, brand_id, name, time_zone, settings) values ($1, $2, $3, $4, $5) on conflict do nothing returning id',
}

export async function updateShop(tx: Tx, shop: Shop): Promise<void> {
  await tx.run({ name: 'update_shop', text: 'update shop set name = $2, time_zone = $3, settings = $4 where id = $1' }, [
    shop.id,
    shop.name,
    shop.timeZone,
    shop.settings,
  ])
}

export async function readStations(db: Db, shopId: string): Promise<Station[]> {
  return db.run<Station>({ name: 'stations', text: 'select id, name, sort from station where shop_id = $1 order by id' }, [shopId])
}

export async function saveStation(tx: Tx, shopId: string, station: Station): Promise<void> {
  await tx.run(stationSaved, [shopId, station.id, station.name, station.sort])
}

const stationSaved = {
  name: 'save_station',
  text: `insert into station (shop_id, id, name, sort) values ($1, $2, $3, $4)
    on conflict (shop_id, id) do update set name = excluded.name, sort = excluded.sort`,
}

export async function deleteStation(tx: Tx, shopId: string, id: string): Promise<void> {
  await tx.run({ name: 'delete_station', text: 'delete from station where shop_id = $1 and id = $2' }, [shopId, id])
}

export async function readDishes(db: Db, shopId: string): Promise<Dish[]> {
  const rows = await db.run<Omit<Dish, 'soldOutUntil'> & { soldOutUntil: Date | null }>(dishes, [shopId])
  return rows.map((row) => ({ ...row, soldOutUntil: row.soldOutUntil?.toISOString() ?? null }))
}

const dishes = {
  name: 'dishes',
  text: `select id, name, price_fen as "priceFen", station_id as "stationId", expected_minutes as "expectedMinutes", options, sold_out as "soldOut",
    sold_out_until as "soldOutUntil", remaining, timer_seconds as "timerSeconds", allergens, course, sort
    from dish where shop_id = $1 order by id`,
}

export async function saveDish(tx: Tx, shopId: string, dish: Dish): Promise<void> {
  const options = JSON.stringify(dish.options)
  await tx.run(dishSaved, [
    shopId,
    dish.id,
    dish.name,
    dish.priceFen,
    dish.stationId,
    dish.expectedMinutes,
    options,
    dish.soldOut,
    dish.sort,
    dish.timerSeconds,
    JSON.stringify(dish.allergens),
    dish.course,
  ])
}

const dishSaved = {
  name: 'save_dish',
  text: `insert into dish (shop_id, id, name, price_fen, station_id, expected_minutes, options, sold_out, sort, timer_seconds, allergens, course)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
    on conflict (shop_id, id) do update set name = excluded.name, price_fen = excluded.price_fen, station_id = excluded.station_id,
      expected_minutes = excluded.expected_minutes, options = excluded.options, sold_out = excluded.sold_out, sort = excluded.sort,
      timer_seconds = excluded.timer_seconds, allergens = excluded.allergens, course = excluded.course`,
}

/** @param until when it comes back by itself, ISO 8601 UTC; null: when somebody says so, or when it is not sold out */
export async function setDishSoldOut(
  tx: Tx,
  shopId: string,
  id: string,
  { soldOut, until }: { soldOut: boolean; until: string | null },
): Promise<void> {
  await tx.run({ name: 'set_sold_out', text: 'update dish set sold_out = $3, sold_out_until = $4 where shop_id = $1 and id = $2' }, [
    shopId,
    id,
    soldOut,
    until,
  ])
}

/** @param remaining portions that can still be ordered; null: not counted */
export async function setDishRemaining(tx: Tx, shopId: string, id: string, remaining: number | null): Promise<void> {
  await tx.run({ name: 'set_remaining', text: 'update dish set remaining = $3 where shop_id = $1 and id = $2' }, [shopId, id, remaining])
}

export async function deleteDish(tx: Tx, shopId: string, id: string): Promise<void> {
  await tx.run({ name: 'delete_dish', text: 'delete from dish where shop_id = $1 and id = $2' }, [shopId, id])
}

export async function readPlaces(db: Db, shopId: string): Promise<Place[]> {
  return db.run<Place>({ name: 'places', text: 'select kind, id, name, area from place where shop_id = $1 order by kind, id' }, [shopId])
}

export async function savePlace(tx: Tx, shopId: string, place: Place): Promise<void> {
  await tx.run(placeSaved, [shopId, place.kind, place.id, place.name, place.area])
}

const placeSaved = {
  name: 'save_place',
  text: `insert into place (shop_id, kind, id, name, area) values ($1, $2, $3, $4, $5)
    on conflict (shop_id, kind, id) do update set name = excluded.name, area = excluded.area`,
}

export async function deletePlace(tx: Tx, shopId: string, kind: string, id: string): Promise<void> {
  await tx.run({ name: 'delete_place', text: 'delete from place where shop_id = $1 and kind = $2 and id = $3' }, [shopId, kind, id])
}

/** The last sequence number of each of the latest business days [K13]: day → number. */
export async function readDays(db: Db, shopId: string): Promise<Map<string, number>> {
  const rows = await db.run<{ day: string; last_seq: number }>(days, [shopId])
  return new Map(rows.map((row) => [row.day, row.last_seq]))
}

const days = {
  name: 'days',
  text: 'select business_day::text as day, last_seq from shop_day where shop_id = $1 order by business_day desc limit 400',
}
