import type { TemplateEntry } from '@passline/shared/ruleApi'
import { expect, test } from 'vitest'
import { afterSaving, isOvertaken, type TemplateDrafts, withTexts } from './templateDrafts.ts'

const soldOut: TemplateEntry = { id: 'soldOut', event: 'soldOut', origin: 'default', texts: { zh: '{goodsName}没了', en: '' } }
const NONE: TemplateDrafts = new Map()

test('what is written in one template stays while another one is written, and is gone when it is as saved again', () => {
  const written = withTexts(NONE, soldOut, { zh: '{goodsName}卖完', en: '' })
  const both = withTexts(written, { ...soldOut, id: 'rush' }, { zh: '快', en: '' })
  expect(both.get('soldOut')?.texts.zh).toBe('{goodsName}卖完')
  expect([...withTexts(both, soldOut, { ...soldOut.texts }).keys()]).toEqual(['rush'])
})

test('a draft outlives what another manager saves, and knows of it', () => {
  const begun = withTexts(NONE, soldOut, { zh: '{goodsName}卖', en: '' })
  expect(isOvertaken(begun.get('soldOut'), soldOut)).toBe(false)
  const theirs = { ...soldOut, texts: { zh: '没有{goodsName}', en: '' } }
  const written = withTexts(begun, theirs, { zh: '{goodsName}卖完', en: '' })
  expect(isOvertaken(written.get('soldOut'), theirs)).toBe(true)
})

test('saving takes the draft away, or what was written meanwhile goes on from what was saved', () => {
  const sent = { zh: '{goodsName}卖完', en: '' }
  const saved = { ...soldOut, texts: sent }
  const drafts = withTexts(NONE, soldOut, sent)
  expect(afterSaving(drafts, 'soldOut', sent).size).toBe(0)
  const writtenOn = afterSaving(withTexts(drafts, soldOut, { zh: '{goodsName}卖完了', en: '' }), 'soldOut', sent)
  expect(writtenOn.get('soldOut')?.texts.zh).toBe('{goodsName}卖完了')
  expect(isOvertaken(writtenOn.get('soldOut'), saved)).toBe(false)
})
