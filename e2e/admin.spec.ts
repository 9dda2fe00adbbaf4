import { isLive, step } from './support/look.ts'
import { expect, test } from './support/test.ts'

const HEAD = '编号,中文名,价格（元）,档口'
const csv = (...lines: string[]) => ({
  name: 'menu.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(`\ufeff${[HEAD, ...lines].join('\r\n')}`),
})

test('a menu file with mistakes is refused line by line; mended, it is on the cashier that stands open, and the log says who did it', async ({
  passline,
}) => {
  const [admin, cashier] = await Promise.all([passline.open('admin', { query: '/menu' }), passline.open('cashier')])
  await isLive(cashier)
  await expect(cashier.locator('button[data-dish-id="pork-dumplings"]')).toContainText('¥28')
  await admin.getByRole('button', { name: '导入 CSV' }).click()
  await admin.getByTestId('import-file').setInputFiles(csv('pork-dumplings,水饺,二十八,面点', 'lotus-soup,莲子羹,18,天台'))
  const faults = admin.getByTestId('import-faults').locator('tbody tr')
  await expect(faults).toHaveCount(2)
  await expect(faults.nth(0)).toContainText(/^2价格（元）二十八/)
  await expect(faults.nth(1)).toContainText(/^3档口天台没有这个档口/)
  await expect(admin.getByRole('button', { name: /^导入 \d/ })).toHaveCount(0)

  await admin.getByTestId('import-file').setInputFiles(csv('pork-dumplings,水饺,30.00,面点', 'lotus-soup,莲子羹,18,水吧'))
  await admin.getByRole('button', { name: '导入 2 道' }).click()
  await expect(admin.getByTestId('import-report')).toContainText('已导入：新增 1 道，修改 1 道')
  await expect(cashier.locator('button[data-dish-id="pork-dumplings"]')).toContainText('¥30')
  await expect(cashier.locator('button[data-dish-id="lotus-soup"]')).toContainText('莲子羹')

  await admin.keyboard.press('Escape')
  await admin.getByRole('link', { name: '操作记录' }).click()
  await expect(admin.getByTestId('log').locator('tr', { hasText: '保存了菜品莲子羹' })).toContainText('店长')
})

test('what cooks tap is in the log of an office that stands open, with who, and is found by its room', async ({ passline }) => {
  const admin = await passline.open('admin', { query: '/log' })
  const { order } = await passline.till.place({
    source: 'till',
    place: { kind: 'room', id: '801' },
    lines: [{ dishId: 'tsingtao', quantity: 2 }],
  })
  await passline.till.place({
    source: 'takeAway',
    lines: [{ dishId: 'soy-milk', quantity: 1, options: [{ groupId: 'ice', choiceId: 'less' }] }],
  })
  const kitchen = await passline.open('kitchen')
  await isLive(kitchen)
  await step(kitchen, order.goods[0]?.id ?? '').click()
  const rows = admin.getByTestId('log').locator('tbody tr:not(.log-day)')
  await expect(rows.filter({ hasText: '开始做 #01 801 房的青岛啤酒 2 份' })).toContainText('后厨 1 屏', { timeout: 20_000 })
  await admin.getByLabel('房间、桌或手牌').fill('801')
  await expect(rows.filter({ hasText: '现磨豆浆' })).toHaveCount(0)
  await expect(rows.filter({ hasText: '801' })).toHaveCount(2)
})

test('with the keyboard alone a dish gets another price; a wrong one is said at its field', async ({ passline }) => {
  const [admin, cashier] = await Promise.all([passline.open('admin', { query: '/menu' }), passline.open('cashier')])
  await isLive(cashier)
  await admin.getByRole('button', { name: '修改 水饺' }).focus()
  await admin.keyboard.press('Enter')
  const dialog = admin.getByTestId('dish-dialog')
  await expect(dialog.getByLabel('中文名').first()).toBeFocused()
  await dialog.getByLabel('价格（元）', { exact: true }).focus()
  await admin.keyboard.press('ControlOrMeta+a')
  await admin.keyboard.type('31.005')
  await admin.keyboard.press('Enter')
  await expect(dialog.getByText('要 0 到 1000000 元，最多两位小数')).toBeVisible()
  await admin.keyboard.press('Backspace')
  await admin.keyboard.press('Enter')
  await expect(dialog).toBeHidden()
  await expect(cashier.locator('button[data-dish-id="pork-dumplings"]')).toContainText('¥31')
})

test('the owner chooses a shop, and its settings change a till that stands open', async ({ passline }) => {
  const cashier = await passline.open('cashier', { shop: 'xihu' })
  await isLive(cashier)
  const admin = await passline.open('admin', { query: '/shop', token: passline.server.ownerToken })
  await admin.getByTestId('shop-xihu').click()
  await admin.getByLabel('门店中文名').fill('西湖新店')
  await admin.getByRole('button', { name: '保存' }).click()
  await expect(admin.getByText('已保存')).toBeVisible()
  await expect(cashier.getByRole('heading', { level: 1 })).toContainText('西湖新店')
  await expect(admin.getByRole('combobox', { name: '换门店' })).toHaveValue('xihu')
})

test('a new device is let in with its link, shown once, and taken away again', async ({ passline }) => {
  const admin = await passline.open('admin', { query: '/devices' })
  await admin.getByRole('button', { name: '添加设备' }).click()
  const dialog = admin.getByTestId('add-device')
  await dialog.getByLabel('类型').selectOption('board')
  await dialog.getByLabel('名称').fill('二楼叫号屏')
  await dialog.getByRole('button', { name: '添加设备' }).click()
  const token = /token=([\w-]+)/.exec((await dialog.locator('code').textContent()) ?? '')?.[1]
  const board = await passline.open('board', token ? { token } : {})
  const row = admin.getByTestId('devices').locator('tr', { hasText: '二楼叫号屏' })
  await dialog.getByRole('button', { name: '好了' }).click()
  await expect(row).toContainText('在线', { timeout: 20_000 })
  await row.getByRole('button', { name: '撤销' }).click()
  await expect(admin.getByRole('dialog').getByRole('button', { name: '撤销' })).toBeDisabled()
  await admin.getByLabel('我看过了，没有暂存的操作').check()
  await admin.getByRole('dialog').getByRole('button', { name: '撤销' }).click()
  await expect(row).toHaveCount(0)
  await expect(board.getByText('授权无效')).toBeVisible()
})
