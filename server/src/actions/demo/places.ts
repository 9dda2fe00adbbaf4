import type { PlaceId } from '@passline/shared/ids'
import type { PlaceKind } from '@passline/shared/order'
import type { Place } from '@passline/shared/shop'

const place = (kind: PlaceKind, name: string, area: string): Place => ({ kind, id: name.toLowerCase() as PlaceId, name, area })
const numbered = (count: number, first: number, digits: number) =>
  Array.from({ length: count }, (_, index) => String(first + index).padStart(digits, '0'))

/** Rooms on two floors, tables in the hall, wristbands: what the demo shops have. */
export const demoPlaces: Place[] = [
  ...numbered(12, 801, 3).map((number) => place('room', number, '8 楼')),
  ...numbered(8, 901, 3).map((number) => place('room', number, '9 楼')),
  ...numbered(12, 1, 2).map((number) => place('table', `A${number}`, '大厅')),
  ...numbered(8, 1, 2).map((number) => place('table', `B${number}`, '露台')),
  ...numbered(40, 1, 3).map((number) => place('wristband', `C${number}`, '')),
]
