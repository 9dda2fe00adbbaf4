import type { ShopId } from '@passline/shared/ids'
import { useCallback } from 'react'
import { useClient, useLive } from '../../live/LiveContext.tsx'
import { useText } from '../../text/i18n.ts'
import { Ghosts } from '../kitchen/emptyWalls.tsx'
import { useAsked } from '../useAsked.ts'
import { dateWords } from './dateWords.ts'
import { type LoadedPast, loadPast } from './loadPast.ts'
import { ReplayFrame } from './ReplayFrame.tsx'
import { ReplayNotice } from './ReplayNotice.tsx'
import { ReplayStage } from './ReplayStage.tsx'
import { useMoment } from './useMoment.ts'
import './replay.css'

/** The kitchen wall of a past hour: what did the screen show at 19:42, and who tapped what. */
export function Replay() {
  const shop = useLive(({ state }) => state?.shop ?? null)
  const moment = useMoment()
  const { loaded, again } = useLoadedPast(shop?.id ?? null, shop?.timeZone ?? 'Asia/Shanghai', moment.asked)
  if (!shop || loaded === null)
    return (
      <ReplayFrame shopName={shop?.name ?? null}>
        <main className="wall alone">
          <Ghosts columns={3} />
        </main>
      </ReplayFrame>
    )
  if (loaded.kind === 'ready')
    return <ReplayStage key={`${loaded.past.replay.from} ${loaded.past.replay.to}`} shop={shop} past={loaded.past} moment={moment} />
  return (
    <ReplayFrame shopName={shop.name}>
      <main className="wall alone">
        {loaded.kind === 'failed' ? (
          <Failed onAgain={again} />
        ) : (
          <TooEarly from={loaded.from} timeZone={shop.timeZone} onGo={() => moment.ask(loaded.from)} />
        )}
      </main>
    </ReplayFrame>
  )
}

function Failed({ onAgain }: { onAgain(): void }) {
  const { t } = useText()
  return <ReplayNotice title={t('replay.failedTitle')} body={t('replay.failedBody')} action={t('replay.again')} onAction={onAgain} />
}

function TooEarly({ from, timeZone, onGo }: { from: number; timeZone: string; onGo(): void }) {
  const { t, locale } = useText()
  const time = dateWords(from, { timeZone, locale }).moment
  return (
    <ReplayNotice
      title={t('replay.tooEarlyTitle')}
      body={t('replay.tooEarlyBody', { time })}
      action={t('replay.tooEarlyGo')}
      onAction={onGo}
    />
  )
}

/** The hour of the moment that was asked for; null while it is on its way. */
function useLoadedPast(shopId: ShopId | null, timeZone: string, at: number | null): { loaded: LoadedPast | null; again(): void } {
  const client = useClient()
  const load = useCallback(
    async () => (shopId === null ? null : await loadPast(client, { shopId, timeZone, at })),
    [client, shopId, timeZone, at],
  )
  const { answer, again } = useAsked(load)
  return { loaded: answer, again }
}
