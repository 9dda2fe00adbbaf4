import { endOfBusinessDay } from '@passline/shared/businessDay'
import { callOutcomes } from '@passline/shared/imApi'
import { useLive, useServerNow } from '../../../live/LiveContext.tsx'
import { Icon } from '../../../parts/Icon.tsx'
import { useText } from '../../../text/i18n.ts'
import { EventAndChannel, type EventAndChannelFilter } from './EventAndChannel.tsx'

const DAY_MS = 86_400_000

export interface CallFilter extends EventAndChannelFilter {
  search: string
  /** Business days back from now; null: all that is kept. */
  days: 1 | 2 | null
  outcome: string
}

export const EVERY_CALL: CallFilter = { search: '', days: 1, event: '', channel: '', outcome: '' }

/** When the business day began, or the one before it [K13]; ISO 8601 UTC. */
export function useSince(days: CallFilter['days']): string | null {
  const now = useServerNow(60_000)
  const shop = useLive(({ state }) => state?.shop ?? null)
  if (days === null || !shop) return null
  return new Date(endOfBusinessDay(now - days * DAY_MS, shop.timeZone, shop.settings.resetHour)).toISOString()
}

/** The filter as the list operation takes it, beginning with `&`. */
export function queryOf({ search, event, channel, outcome }: CallFilter, from: string | null): string {
  const wanted = { search: search.trim(), event, channel, outcome, from: from ?? '' }
  const given = Object.entries(wanted).filter(([, value]) => value !== '')
  return given.length > 0 ? `&${new URLSearchParams(given)}` : ''
}

export function CallFilters({ filter, onChange }: { filter: CallFilter; onChange(filter: CallFilter): void }) {
  const { t } = useText()
  const set = (change: Partial<CallFilter>) => onChange({ ...filter, ...change })
  return (
    <div className="am-filters">
      <label className="am-search">
        <Icon name="search" />
        <input
          type="search"
          value={filter.search}
          placeholder={t('adminMessages.calls.search')}
          aria-label={t('adminMessages.calls.search')}
          maxLength={40}
          onChange={(event) => set({ search: event.target.value })}
        />
      </label>
      <div className="am-selects">
        <select
          aria-label={t('adminMessages.calls.when')}
          value={filter.days ?? 0}
          onChange={(event) => set({ days: DAYS[event.target.value] ?? null })}
        >
          <option value={1}>{t('adminMessages.calls.today')}</option>
          <option value={2}>{t('adminMessages.calls.twoDays')}</option>
          <option value={0}>{t('adminMessages.calls.everyDay')}</option>
        </select>
        <EventAndChannel filter={filter} onChange={set} />
      </div>
      <div className="tabs">
        {(['', ...callOutcomes] as const).map((outcome) => (
          <button key={outcome} type="button" aria-pressed={filter.outcome === outcome} onClick={() => set({ outcome })}>
            {outcome === '' ? t('adminMessages.calls.all') : t(`adminMessages.calls.outcome.${outcome}`)}
          </button>
        ))}
      </div>
    </div>
  )
}

const DAYS: Record<string, CallFilter['days']> = { 1: 1, 2: 2 }
