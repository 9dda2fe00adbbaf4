import fc from 'fast-check'

/** A change to a JSON value that makes it surely wrong for a strict schema, with the words to report it. */
export interface Wrong {
  what: string
  text: string
}

type Json = null | boolean | number | string | Json[] | { [key: string]: Json }
type Way = (string | number)[]

const TEXTS = ['a\u0000b', '\u0007', '\u001b[31m', '\ud800', 'x\udc00', '字'.repeat(5_000)]
const NUMBERS = [-1, 1.5, 1e21, 2 ** 53, -1e308]
/** Written as JSON text, because the language would not keep them. */
const LITERALS = ['1e400', '-1e400']
const KEYS = ['nonsense', '__proto__', 'constructor', 'toString', '', 'id\u0000', '名字', '🍜']

/** Ways to make a good body wrong: an unknown key in any object, or another type or an impossible value in any place. */
export function wrongly(body: Json): fc.Arbitrary<Wrong> {
  const places = placesIn(body)
  const objects = places.filter(({ value }) => isObject(value))
  const values = places.filter(({ value }) => value !== null)
  const unknownKey = fc
    .tuple(fc.constantFrom(...objects), fc.constantFrom(...KEYS), fc.constantFrom<Json>(1, null, {}, 'x', deep(500)))
    .map(([{ way }, key, value]) => ({
      what: `an unknown key ${JSON.stringify(key)} in ${name(way)}`,
      text: written(body, way, (object) => withKey(object as { [key: string]: Json }, key, value)),
    }))
  if (values.length === 0) return unknownKey
  const wrongValue = fc
    .constantFrom(...values)
    .chain(({ way, value }) =>
      fc
        .constantFrom(...wrongFor(value))
        .map((text) => ({ what: `${text.slice(0, 60)} in ${name(way)}`, text: writtenText(body, way, text) })),
    )
  return fc.oneof(unknownKey, wrongValue)
}

/** JSON texts that a value of this type can surely not be replaced by. */
function wrongFor(value: Json): string[] {
  if (typeof value === 'string') return [...TEXTS, 1, true, [], {}].map((each) => JSON.stringify(each))
  if (typeof value === 'number') return [...[...NUMBERS, '1', true, [], {}].map((each) => JSON.stringify(each)), ...LITERALS]
  if (typeof value === 'boolean') return ['"yes"', '0', 'null', '[]', '{}']
  if (Array.isArray(value)) return ['{}', '"x"', '1', '[[]]', '[null]', '{"0":{},"length":1}']
  return ['[]', '"x"', '1', 'true', '[{}]']
}

function placesIn(value: Json, way: Way = []): { way: Way; value: Json }[] {
  const inner = Array.isArray(value) ? [...value.entries()] : isObject(value) ? Object.entries(value) : []
  return [{ way, value }, ...inner.flatMap(([key, each]) => placesIn(each, [...way, key]))]
}

const MARK = '\u2620 here \u2620'

function writtenText(body: Json, way: Way, text: string): string {
  return written(body, way, () => MARK).replace(JSON.stringify(MARK), () => text)
}

function written(body: Json, way: Way, change: (value: Json) => Json): string {
  return JSON.stringify(changed(body, way, change))
}

function changed(value: Json, [key, ...rest]: Way, change: (value: Json) => Json): Json {
  if (key === undefined) return change(value)
  if (Array.isArray(value)) return value.map((each, index) => (index === key ? changed(each, rest, change) : each))
  return Object.fromEntries(
    Object.entries(value as { [key: string]: Json }).map(([name, each]) => [name, name === key ? changed(each, rest, change) : each]),
  )
}

/** Also for `__proto__`, which an assignment would not make a key. */
function withKey(object: { [key: string]: Json }, key: string, value: Json): Json {
  return Object.fromEntries([...Object.entries(object), [key, value]])
}

function deep(levels: number): Json {
  let value: Json = []
  for (let level = 0; level < levels; level++) value = [value]
  return value
}

function isObject(value: Json): value is { [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function name(way: Way): string {
  return way.length === 0 ? 'the body' : way.join('.')
}
