import type { GoodsStatus } from '@passline/shared/goods'
import type { Name } from '@passline/shared/text'
import { expect, test } from 'vitest'
import { textIn } from '../text/i18n.ts'
import { type NotSaved, notSavedWords } from './notSavedWords.ts'

const zh = { t: textIn('zh'), nameOf: (name: Name) => name.zh }
const fish = (status: GoodsStatus | null) => ({ seqNo: 2, name: { zh: '酸菜鱼', en: 'Fish' }, status })
const toast = (code: NotSaved['code'], goods: NotSaved['goods']): NotSaved => ({
  id: 'a',
  what: 'goodsActions',
  code,
  goods,
  takenBy: null,
})

test('what was cancelled is not said to show as anything else, even before the news of it is here', () => {
  for (const status of ['waiting', 'cancelled'] as const)
    expect(notSavedWords(toast('cancelled', [fish(status)]), zh)).toEqual({ said: '没有提交成功：#02 酸菜鱼 已经被取消', shows: '' })
})

test('otherwise it is said what the line shows now, or that it is gone', () => {
  expect(notSavedWords(toast('alreadyMade', [fish('made')]), zh).shows).toBe('这一道现在显示为已制作')
  expect(notSavedWords(toast('alreadyMade', [fish(null)]), zh).shows).toBe('这一道已不在屏上')
})

test('several lines are one sentence', () => {
  const { said, shows } = notSavedWords(toast('cancelled', [fish('cancelled'), fish('cancelled'), fish('waiting')]), zh)
  expect([said, shows]).toEqual(['3 道没有提交成功：#02 酸菜鱼 等，已经被取消', ''])
})
