import { parametersOf } from '@passline/shared/messageEvent'
import { type TemplateEntry, templateEntry, templateSaved } from '@passline/shared/ruleApi'
import { faultsOf, parametersIn, type TemplateTexts } from '@passline/shared/template'
import { useRef, useState } from 'react'
import { Icon } from '../../../parts/Icon.tsx'
import { useText } from '../../../text/i18n.ts'
import { NotSaved } from '../NotSaved.tsx'
import { useWrite } from '../queries.ts'
import { TemplatePreview } from './TemplatePreview.tsx'
import { isOvertaken, type TemplateDraft } from './templateDrafts.ts'
import { useMessageWords } from './useMessageWords.ts'

/** Where a parameter that is tapped goes. */
type Language = keyof TemplateTexts

interface TemplateEditorProps {
  template: TemplateEntry
  /** How many rules use it. */
  uses: number
  /** What is written and not saved. */
  draft: TemplateDraft | undefined
  onWrite(texts: TemplateTexts): void
  /** These texts are saved; null: those of the brand are back. */
  onSaved(texts: TemplateTexts | null): void
}

/** One template: its texts, the fields it may name, how it looks and sounds. What has a fault cannot be saved. */
export function TemplateEditor({ template, uses, draft, onWrite, onSaved }: TemplateEditorProps) {
  const { t } = useText()
  const { eventName } = useMessageWords()
  const texts = draft?.texts ?? template.texts
  const [language, setLanguage] = useState<Language>('zh')
  const fields = useRef<Partial<Record<Language, HTMLTextAreaElement>>>({})
  const faults = faultsOf(template.event, texts)
  const isEmpty = texts.zh.trim() === ''

  function insert(parameter: string): void {
    const field = fields.current[language]
    const [from, to] = [field?.selectionStart ?? texts[language].length, field?.selectionEnd ?? texts[language].length]
    const named = `{${parameter}}`
    onWrite({ ...texts, [language]: texts[language].slice(0, from) + named + texts[language].slice(to) })
    requestAnimationFrame(() => {
      field?.focus()
      field?.setSelectionRange(from + named.length, from + named.length)
    })
  }

  return (
    <section className="p am-editor" aria-labelledby="am-template">
      <header>
        <h2 id="am-template">{eventName(template.event)}</h2>
        <span className="am-origin">{t(`adminMessages.origin.${template.origin}`)}</span>
        <span className="sub">{uses > 0 ? t('adminMessages.templates.usedBy', { n: uses }) : t('adminMessages.templates.unused')}</span>
      </header>
      {(['zh', 'en'] as const).map((each) => (
        <div key={each} className="field">
          <label htmlFor={`am-text-${each}`}>{t(`adminMessages.templates.text.${each}`)}</label>
          <textarea
            id={`am-text-${each}`}
            ref={(field) => {
              if (field) fields.current[each] = field
            }}
            rows={2}
            maxLength={each === 'zh' ? 200 : 300}
            lang={each}
            value={texts[each]}
            aria-invalid={faults.some((fault) => fault.path === each) || (each === 'zh' && isEmpty)}
            onFocus={() => setLanguage(each)}
            onChange={(event) => onWrite({ ...texts, [each]: event.target.value })}
          />
          <Wrong event={template.event} text={texts[each]} isMissing={each === 'zh' && isEmpty} />
        </div>
      ))}
      <p className="am-chips">
        <span className="sub">{t('adminMessages.templates.insert')}</span>
        {(parametersOf(template.event) ?? []).map((parameter) => (
          <button key={parameter} type="button" onMouseDown={(event) => event.preventDefault()} onClick={() => insert(parameter)}>
            {t(`adminMessages.parameter.${parameter}`)}
          </button>
        ))}
      </p>
      <TemplatePreview event={template.event} texts={texts} />
      {isOvertaken(draft, template) && (
        <p className="said warn" role="status">
          <Icon name="alert" />
          <span>{t('adminMessages.templates.overtaken', { text: template.texts.zh })}</span>
        </p>
      )}
      <Saving
        template={template}
        texts={texts}
        isChanged={draft !== undefined}
        isGood={faults.length === 0 && !isEmpty}
        onSaved={onSaved}
      />
    </section>
  )
}

/** What stands in the way of saving, in words. */
function Wrong({ event, text, isMissing }: { event: string; text: string; isMissing: boolean }) {
  const { t } = useText()
  if (isMissing) return <p className="wrong">{t('adminMessages.templates.empty')}</p>
  const known: readonly string[] | null = parametersOf(event)
  const unknown = parametersIn(text).filter((each) => known && !known.includes(each))
  if (unknown.length > 0)
    return <p className="wrong">{t('adminMessages.templates.unknown', { names: unknown.map((each) => `{${each}}`).join(' ') })}</p>
  return faultsOf(event, { zh: text, en: '' }).length > 0 ? <p className="wrong">{t('adminMessages.templates.brace')}</p> : null
}

interface SavingProps {
  template: TemplateEntry
  texts: TemplateTexts
  isChanged: boolean
  isGood: boolean
  onSaved(texts: TemplateTexts | null): void
}

function Saving({ template, texts, isChanged, isGood, onSaved }: SavingProps) {
  const { t } = useText()
  const save = useWrite(templateSaved)
  const back = useWrite(templateSaved.extend({ template: templateEntry.nullable() }))
  const path = `/im/templates/${template.id}`
  // Unlike its callbacks, the promise of a write is kept when another template is chosen meanwhile; why it failed is said beside the button.
  const write = () =>
    save.mutateAsync({ method: 'PUT', path, body: { event: template.event, texts } }).then(
      () => onSaved(texts),
      () => undefined,
    )
  const takeBack = () =>
    back.mutateAsync({ method: 'DELETE', path }).then(
      () => onSaved(null),
      () => undefined,
    )
  const failure = save.error ?? back.error
  return (
    <>
      <NotSaved failure={failure} />
      <footer className="am-foot">
        {template.origin === 'shop' && (
          <button type="button" className="b2" disabled={back.isPending} onClick={() => void takeBack()}>
            <Icon name="undo" />
            {t('adminMessages.templates.back', { origin: t('adminMessages.origin.brand') })}
          </button>
        )}
        <span className="grow" />
        {!isChanged && <span className="sub">{t('adminMessages.templates.unchanged')}</span>}
        <button type="button" className="b1" disabled={!isChanged || !isGood || save.isPending} onClick={() => void write()}>
          {t(save.isPending ? 'admin.saving' : 'adminMessages.templates.save')}
        </button>
      </footer>
    </>
  )
}
