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

test('settings that were only looked at are not sent', () => {
  expect(bodyOf({}, riverside)).toEqual({})
  expect(bodyOf(draftOf(riverside), riverside)).toEqual({})
})

test('only what was changed here is sent, so that what another manager changes meanwhile stays', () => {
  const changed = { uncollectedMinutes: '7', rushFirst: !riverside.settings.rushFirst, en: 'Harbour' }
  const changedElsewhere = { ...riverside, settings: { ...riverside.settings, logo: 'data:image/png;base64,AA==', oneTap: true } }
  expect(bodyOf(changed, changedElsewhere)).toEqual({
    name: { zh: '滨江店', en: 'Harbour' },
    settings: { uncollectedMinutes: 7, rushFirst: changed.rushFirst },
  })
})

test('what is wrong is named by its place', () => {
  const changed = { zh: '', timeZone: 'Mars/Olympus', unseenSeconds: '2', uncollectedMinutes: 'five' }
  expect([...faultsBySchema(shopChange, bodyOf(changed, riverside))].sort()).toEqual([
    'name.zh',
    'settings.uncollectedMinutes',
    'settings.unseenSeconds',
    'timeZone',
  ])
})
