import { deviceList } from '@passline/shared/api'
import { cellKey } from '@passline/shared/rule'
import { type RuleEntry, ruleList } from '@passline/shared/ruleApi'
import { useState } from 'react'
import { useLive } from '../../../live/LiveContext.tsx'
import { Icon } from '../../../parts/Icon.tsx'
import { useText } from '../../../text/i18n.ts'
import { Loaded } from '../Loaded.tsx'
import { useRead } from '../queries.ts'
import { EventAndChannel, type EventAndChannelFilter } from './EventAndChannel.tsx'
import { RuleDialog } from './RuleDialog.tsx'
import { RuleRow } from './RuleRow.tsx'
import { silentNames } from './silentNames.ts'
import './rules.css'

interface Filter extends EventAndChannelFilter {
  isOnOnly: boolean
}

/** The rule table: what happened, where it came from, who is told, and how [M2]. */
export function RulesPage() {
  const { t } = useText()
  const [filter, setFilter] = useState<Filter>({ event: '', channel: '', isOnOnly: true })
  const read = useRead('/im/rules', ruleList)
  const count = read.data?.rules.filter((each) => each.rule.on).length
  return (
    <div className="page am-rules">
      <header className="page-head">
        <h1>{t('adminMessages.rules.title')}</h1>
        <p className="sub">
          {count === undefined ? '' : `${t('adminMessages.rules.count', { n: count })} · `}
          {t('adminMessages.rules.lead')}
        </p>
        <Filters filter={filter} onChange={setFilter} />
      </header>
      <SilentZones />
      <Loaded read={read}>{({ rules }) => <Table rules={rules.filter((each) => isWanted(each, filter))} />}</Loaded>
    </div>
  )
}

function isWanted({ event, channel, rule }: RuleEntry, filter: Filter): boolean {
  return (!filter.event || event === filter.event) && (!filter.channel || channel === filter.channel) && (!filter.isOnOnly || rule.on)
}

/** A rule that speaks where nobody hears says nothing. */
function SilentZones() {
  const { t } = useText()
  const zones = useLive(({ presence }) => presence?.silentZones)
  const isSilent = zones !== undefined && zones.length > 0
  const { data, isPending } = useRead('/devices', deviceList, { isOn: isSilent })
  if (!isSilent || isPending) return null
  return (
    <p className="said warn">
      <Icon name="mute" />
      <span>{t('adminMessages.rules.silent', { names: silentNames(zones, data?.devices ?? [], t) })}</span>
    </p>
  )
}

function Filters({ filter, onChange }: { filter: Filter; onChange(filter: Filter): void }) {
  const { t } = useText()
  return (
    <div className="side-tools">
      <label className="tick">
        <input type="checkbox" checked={filter.isOnOnly} onChange={(event) => onChange({ ...filter, isOnOnly: event.target.checked })} />
        {t('adminMessages.rules.onlyOn')}
      </label>
      <EventAndChannel filter={filter} onChange={(change) => onChange({ ...filter, ...change })} />
    </div>
  )
}

function Table({ rules }: { rules: readonly RuleEntry[] }) {
  const { t } = useText()
  const [editedKey, setEditedKey] = useState<string | null>(null)
  const edited = rules.find((each) => cellKey(each) === editedKey)
  if (rules.length === 0) return <p className="am-empty">{t('adminMessages.rules.none')}</p>
  return (
    <section className="p scroll-x" aria-label={t('adminMessages.rules.title')}>
      <table>
        <thead>
          <tr>
            {(['event', 'source', 'channel', 'how', 'repeat', 'interval', 'origin', 'on'] as const).map((column) => (
              <th key={column} scope="col">
                {t(`adminMessages.rules.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rules.map((entry) => (
            <RuleRow key={cellKey(entry)} entry={entry} onEdit={() => setEditedKey(cellKey(entry))} />
          ))}
        </tbody>
      </table>
      {edited && <RuleDialog entry={edited} onClose={() => setEditedKey(null)} />}
    </section>
  )
}
