import { ruleList, type TemplateEntry, templateList } from '@passline/shared/ruleApi'
import { useState } from 'react'
import { useSearchParams } from 'react-router'
import { Icon } from '../../../parts/Icon.tsx'
import { useText } from '../../../text/i18n.ts'
import { Loaded } from '../Loaded.tsx'
import { useRead } from '../queries.ts'
import { TemplateEditor } from './TemplateEditor.tsx'
import { afterSaving, type TemplateDrafts, without, withTexts } from './templateDrafts.ts'
import { useMessageWords } from './useMessageWords.ts'
import './templates.css'

/** The texts of messages: one list, and the chosen one with its preview as it is shown and said [M5]. */
export function TemplatesPage() {
  const { t } = useText()
  const read = useRead('/im/templates', templateList)
  return (
    <div className="page am-templates">
      <header className="page-head">
        <h1>{t('adminMessages.templates.title')}</h1>
        <p className="sub">{t('adminMessages.templates.lead')}</p>
      </header>
      <Loaded read={read}>{({ templates }) => <Chosen templates={templates} />}</Loaded>
    </div>
  )
}

/** Drafts outlive the choice of another template, and what the server says meanwhile. */
function Chosen({ templates }: { templates: readonly TemplateEntry[] }) {
  const [params, setParams] = useSearchParams()
  const [drafts, setDrafts] = useState<TemplateDrafts>(new Map())
  const rules = useRead('/im/rules', ruleList).data?.rules ?? []
  const chosen =
    templates.find((each) => each.id === params.get('template')) ?? templates.find((each) => each.id === 'orderPlaced') ?? templates[0]
  if (!chosen) return null
  const uses = rules.filter((each) => each.rule.on && each.rule.templateId === chosen.id).length
  return (
    <div className="am-two">
      <List templates={templates} drafts={drafts} chosenId={chosen.id} onChoose={(id) => setParams({ template: id }, { replace: true })} />
      <TemplateEditor
        key={chosen.id}
        template={chosen}
        uses={uses}
        draft={drafts.get(chosen.id)}
        onWrite={(texts) => setDrafts((before) => withTexts(before, chosen, texts))}
        onSaved={(texts) => setDrafts((before) => (texts ? afterSaving(before, chosen.id, texts) : without(before, chosen.id)))}
      />
    </div>
  )
}

interface ListProps {
  templates: readonly TemplateEntry[]
  drafts: TemplateDrafts
  chosenId: string
  onChoose(id: string): void
}

function List({ templates, drafts, chosenId, onChoose }: ListProps) {
  const { t, lang } = useText()
  const { eventName } = useMessageWords()
  const [search, setSearch] = useState('')
  const named = templates.map((each) => ({
    each,
    name: each.id === each.event ? eventName(each.event) : `${eventName(each.event)} · ${each.id}`,
  }))
  const wanted = search.trim().toLowerCase()
  const found = named.filter(({ each, name }) => `${name} ${each.texts.zh} ${each.texts.en}`.toLowerCase().includes(wanted))
  return (
    <section className="p am-list" aria-label={t('adminMessages.templates.title')}>
      <label className="am-search">
        <Icon name="search" />
        <input
          type="search"
          value={search}
          placeholder={t('adminMessages.templates.searchLabel')}
          aria-label={t('adminMessages.templates.searchLabel')}
          onChange={(event) => setSearch(event.target.value)}
        />
      </label>
      <ul>
        {found.map(({ each, name }) => (
          <li key={each.id}>
            <button type="button" className="am-call" aria-current={each.id === chosenId} onClick={() => onChoose(each.id)}>
              <b>{name}</b>
              {drafts.has(each.id) && <span className="am-origin">{t('adminMessages.templates.unsaved')}</span>}
              {each.origin !== 'default' && <span className="am-origin">{t(`adminMessages.origin.${each.origin}`)}</span>}
              <span className="am-words">{(lang === 'en' && each.texts.en) || each.texts.zh}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
