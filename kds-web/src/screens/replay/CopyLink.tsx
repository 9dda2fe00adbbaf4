import { useEffect, useState } from 'react'
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

/** Over plain HTTP, as inside a shop's network, browsers have no clipboard for pages but the old one. */
async function copied(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return copiedTheOldWay(text)
  }
}

function copiedTheOldWay(text: string): boolean {
  const field = document.createElement('textarea')
  field.value = text
  document.body.append(field)
  field.select()
  const isCopied = document.execCommand('copy')
  field.remove()
  return isCopied
}
