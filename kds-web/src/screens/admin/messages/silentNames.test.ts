import type { DeviceId } from '@passline/shared/ids'
import { expect, test } from 'vitest'
import { loadTexts, textIn } from '../../../text/i18n.ts'
import { silentNames } from './silentNames.ts'

test('zones where nobody hears are said by the names that people know, in both languages', async () => {
  await loadTexts('admin')
  const zones = ['kitchen', 'device dev_801', 'device dev_gone', '二楼']
  const devices = [{ id: 'dev_801' as DeviceId, name: '801 平板' }]
  expect(silentNames(zones, devices, textIn('zh'))).toBe('后厨屏、801 平板、已删除的设备、二楼')
  expect(silentNames(zones, devices, textIn('en'))).toBe('Kitchen, 801 平板, A removed device, 二楼')
})
