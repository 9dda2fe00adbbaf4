import { useEffect, useState } from 'react'
import { copied } from '../../parts/copied.ts'
import { Icon } from '../../parts/Icon.tsx'
import { useText } from '../../text/i18n.ts'
import type { Player } from './player.ts'
import { addressOf } from './useMoment.ts'

const SAID_MS = 3_000

/** Copies the address of the moment that is shown, to settle a dispute with. */
export function CopyLink({ player, shopId }: { player: Player; shopId: string }) {
  const { t } = useText()
  const [said, setSaid] = useState<'copied' | 'notCopied' | null>(null)
  useEffect(() => {
    if (said === null) return
    const timer = setTimeout(() => setSaid(null), SAID_MS)
    return () => clearTimeout(timer)
  }, [said])
  const copy = () => {
    player.pause()
    void copied(addressOf(player.now(), shopId)).then((isCopied) => setSaid(isCopied ? 'copied' : 'notCopied'))
  }
  return (
    <>
      <button type="button" className="outlined copy" aria-label={t('replay.copyLink')} title={t('replay.copyLink')} onClick={copy}>
        <Icon name={said === 'copied' ? 'check' : 'copy'} />
      </button>
      <p className="said" role="status">
        {said && t(`replay.${said}`)}
      </p>
    </>
  )
}
