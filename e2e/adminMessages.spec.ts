import { heard } from './support/heard.ts'
import { isLive, step } from './support/look.ts'
import { expect, test } from './support/test.ts'

test('[M5] a manager words a template anew, sees and keeps it, and the next order is said like that', async ({ passline }) => {
  const [kitchen, admin] = await Promise.all([
    passline.open('kitchen'),
    passline.open('admin', { query: '/templates?template=orderPlaced' }),
  ])
  await isLive(kitchen)
  const text = admin.getByLabel('中文', { exact: true })
  await text.fill('{target}要')
  await admin.getByRole('button', { name: '菜和份数' }).click()
  await expect(text).toHaveValue('{target}要{goods}')
  await expect(admin.getByLabel('预览')).toContainText('801房间要水饺2份')
  await admin.getByRole('button', { name: '保存' }).click()
  await expect(admin.getByRole('button', { name: '恢复品牌的说法' })).toBeVisible()

  await passline.till.order('803', ['pork-dumplings', 2])
  await expect.poll(() => heard(kitchen)).toContain('803房间要水饺2份')
})

test('[M5] a field that the event does not have is named, and nothing can be saved', async ({ passline }) => {
  const admin = await passline.open('admin', { query: '/templates?template=soldOut' })
  await admin.getByLabel('中文', { exact: true }).fill('{goodsName}没了，{seqNo}')
  await expect(admin.getByText('没有这个字段：{seqNo}')).toBeVisible()
  await expect(admin.getByRole('button', { name: '保存' })).toBeDisabled()
})

test('[M2] a rule that is switched off holds for the next order, and back on for the one after', async ({ passline }) => {
  const [kitchen, admin] = await Promise.all([passline.open('kitchen'), passline.open('admin', { query: '/rules' })])
  await isLive(kitchen)
  await admin.getByLabel('只看开着的').uncheck()
  await admin.getByLabel('事件').selectOption('orderPlaced')
  const toggle = admin.getByRole('switch', { name: '启用 新下单, 客房平板, 后厨' })
  await toggle.click()
  await expect(toggle).toHaveAttribute('aria-checked', 'false')
  await expect(toggle).toBeEnabled()
  await passline.till.order('801', 'pork-dumplings')
  await toggle.click()
  await expect(toggle).toHaveAttribute('aria-checked', 'true')
  await expect(toggle).toBeEnabled()
  await passline.till.order('802', 'pork-dumplings')
  await expect.poll(() => heard(kitchen)).toEqual(['802房间下单了水饺1份，请注意'])
})

test('[M8] the timeline says who heard a message, and why the second one was not sent', async ({ passline }) => {
  const [kitchen, admin] = await Promise.all([passline.open('kitchen'), passline.open('admin', { query: '/timelines', lang: 'en' })])
  await isLive(kitchen)
  const { order } = await passline.till.order('801', 'pork-dumplings')
  await expect.poll(() => heard(kitchen)).toHaveLength(1)
  await step(kitchen, order.goods[0]?.id ?? '').click()

  await admin.getByRole('button', { name: /New order/ }).click()
  const grid = admin.getByRole('table')
  await expect(grid.getByRole('button', { name: /Spoken delivered/ })).toBeVisible({ timeout: 15_000 })
  await expect(grid.getByRole('button', { name: 'Skipped already making' })).toBeVisible({ timeout: 15_000 })
  await grid.getByRole('button', { name: /Spoken/ }).click()
  await expect(admin.getByText('said all of it')).toBeVisible()
})
