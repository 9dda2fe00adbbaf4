import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { ticket } from './support/look.ts'
import { expect, test } from './support/test.ts'

test("the README's first order, to the letter, appears on the kitchen screen", async ({ passline }) => {
  const kitchen = await passline.open('kitchen')
  const block = /```sh\n(TOKEN=[\s\S]+?)```/.exec(readFileSync('README.md', 'utf8'))?.[1] ?? ''
  expect(block).toContain('curl')
  const script = block.replaceAll('http://localhost:8080', passline.server.base).replaceAll('./data/', `${passline.server.dataDir}/`)
  const answer = execFileSync('sh', ['-c', script], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
  expect(JSON.parse(answer)).toMatchObject({ order: { seqNo: 1, place: { name: '801' } } })
  await expect(ticket(kitchen, 1)).toContainText('801')
  await expect(ticket(kitchen, 1)).toContainText('水饺')
})
