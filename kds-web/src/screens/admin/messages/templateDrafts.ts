import type { TemplateEntry } from '@passline/shared/ruleApi'
import type { TemplateTexts } from '@passline/shared/template'

/** Texts that somebody is writing, and the saved ones that they began with. */
export interface TemplateDraft {
  texts: TemplateTexts
  began: TemplateTexts
}

/** By the template's id. What is as saved has no draft. */
export type TemplateDrafts = ReadonlyMap<string, TemplateDraft>

/** The drafts after somebody has written in a template. */
export function withTexts(drafts: TemplateDrafts, template: TemplateEntry, texts: TemplateTexts): TemplateDrafts {
  if (isSame(texts, template.texts)) return without(drafts, template.id)
  return new Map(drafts).set(template.id, { texts, began: drafts.get(template.id)?.began ?? template.texts })
}

/** The drafts after texts were saved: what was written since goes on from them. */
export function afterSaving(drafts: TemplateDrafts, id: string, saved: TemplateTexts): TemplateDrafts {
  const draft = drafts.get(id)
  if (!draft || isSame(draft.texts, saved)) return without(drafts, id)
  return new Map(drafts).set(id, { ...draft, began: saved })
}

export function without(drafts: TemplateDrafts, id: string): TemplateDrafts {
  return new Map([...drafts].filter(([each]) => each !== id))
}

/** Whether somebody else has saved other texts since this draft was begun. */
export function isOvertaken(draft: TemplateDraft | undefined, template: TemplateEntry): boolean {
  return draft !== undefined && !isSame(draft.began, template.texts)
}

function isSame(a: TemplateTexts, b: TemplateTexts): boolean {
  return a.zh === b.zh && a.en === b.en
}
