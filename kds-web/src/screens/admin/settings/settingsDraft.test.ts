import { shopChange } from '@passline/shared/api'
import { shop } from '@passline/shared/shop'
import { expect, test } from 'vitest'
import { faultsBySchema } from '../faultPaths.ts'
import { bodyOf, draftOf } from './settingsDraft.ts'

const riverside = shop.parse({
  id: 'binjiang',
  brandId: 'shanhai',
  brandName: { zh: '山海小馆' },
  name: { zh: '滨江店', en: 'Riverside' },
  timeZone: 'Asia/Shanghai',
  settings: { ticker: { zh: '欢迎', en: 'Welcome' }, boardLanguages: ['en', 'zh'], unseenSeconds: 30, deliver: false },
})

test('settings that were only looked at are sent as they were, every one of them', () => {
  expect(bodyOf(draftOf(riverside))).toEqual({ name: riverside.name, timeZone: 'Asia/Shanghai', settings: riverside.settings })
})

test('what is wrong is named by its place', () => {
  const draft = { ...draftOf(riverside), zh: '', timeZone: 'Mars/Olympus' }
  const numbers = { ...draft.numbers, unseenSeconds: '2', uncollectedMinutes: 'five' }
  expect([...faultsBySchema(shopChange, bodyOf({ ...draft, numbers }))].sort()).toEqual([
    'name.zh',
    'settings.uncollectedMinutes',
    'settings.unseenSeconds',
    'timeZone',
  ])
})
