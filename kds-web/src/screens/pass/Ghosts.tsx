import { useEffect, useState } from 'react'
import { useText } from '../../text/i18n.ts'

const PATIENCE_MS = 4_000

/** Outlines while the orders are unknown: an empty pass would be a lie. */
export function Ghosts() {
  const { t } = useText()
  const [isLong, setLong] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), PATIENCE_MS)
    return () => clearTimeout(timer)
  }, [])
  return (
    <main className="ghosts" role="status" aria-label={t('pass.loading')}>
      <i />
      <i />
      <i />
      {isLong && <p>{t('pass.loading')}</p>}
    </main>
  )
}
