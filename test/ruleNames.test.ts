import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { rulesDemanded, rulesNamed } from './support/ruleNames.ts'

const demanded = rulesDemanded(readFileSync('docs/domain.md', 'utf8'))

test('every rule of the domain page about kitchen and messages is in the name of a test of the running server', () => {
  const named = new Set(
    readdirSync('test')
      .filter((file) => file.endsWith('.test.ts'))
      .flatMap((file) => rulesNamed(readFileSync(join('test', file), 'utf8'))),
  )
  expect(demanded.filter((id) => !named.has(id))).toEqual([])
})

test('the domain page demands the rules K1 to K28 and M1 to M11', () => {
  const upTo = (letter: string, last: number) => Array.from({ length: last }, (_, index) => `${letter}${index + 1}`)
  expect(demanded).toEqual([...upTo('K', 28), ...upTo('M', 11)])
})

test('a name counts only where a test is run', () => {
  expect(rulesNamed("test('[K1] a', () => {}); test.each([1])('[M2] b', () => {}); test('[K3] c [K4]', async () => {})")).toEqual([
    'K1',
    'M2',
    'K3',
    'K4',
  ])
  expect(
    rulesNamed("test.skip('[K1] a', f); test.todo('[K2] b'); test.skip.each([1])('[K3] c', f); // test('[K4] d', f)\nexpect('[K5]')"),
  ).toEqual([])
})
