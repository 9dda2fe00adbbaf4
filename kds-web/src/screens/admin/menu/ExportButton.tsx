import { useState } from 'react'
import { useClient } from '../../../live/LiveContext.tsx'
import { useText } from '../../../text/i18n.ts'
import { useAddress } from '../queries.ts'

/** Saves the menu as a CSV file on this computer. */
export function ExportButton() {
  const { t, lang } = useText()
  const client = useClient()
  const address = useAddress()
  const [hasFailed, setFailed] = useState(false)
  const save = async () => {
    const file = await client.download(address(`/menu.csv?language=${lang}`))
    setFailed(file === null)
    if (file) offer(file, 'menu.csv')
  }
  return (
    <>
      {hasFailed && (
        <span className="hint bad" role="alert">
          {t('admin.dishes.exportFailed')}
        </span>
      )}
      <button type="button" className="b2" data-testid="export" onClick={() => void save()}>
        {t('admin.dishes.export')}
      </button>
    </>
  )
}

function offer(file: ArrayBuffer, name: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([file], { type: 'text/csv' }))
  link.download = name
  link.click()
  URL.revokeObjectURL(link.href)
}
