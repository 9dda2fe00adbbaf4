import { menuImportAnswer } from '@passline/shared/menuCsv'
import { useState } from 'react'
import { Dialog } from '../../../parts/Dialog.tsx'
import { Icon } from '../../../parts/Icon.tsx'
import { useText } from '../../../text/i18n.ts'
import { NotSaved } from '../NotSaved.tsx'
import { useWrite } from '../queries.ts'
import { ImportReport } from './ImportReport.tsx'

/** Takes over a menu from a CSV file: first says what it would do, line by line, then does it. */
export function ImportDialog({ onClose }: { onClose: () => void }) {
  const { t } = useText()
  const [csv, setCsv] = useState<string | null>(null)
  const check = useWrite(menuImportAnswer)
  const write = useWrite(menuImportAnswer)
  const send = (text: string, dryRun: boolean) =>
    (dryRun ? check : write).mutate({ method: 'POST', path: '/menu-import', body: { csv: text, dryRun } })
  const choose = async (file: File | undefined) => {
    if (!file) return
    const text = await file.text()
    setCsv(text)
    write.reset()
    send(text, true)
  }
  const report = write.data ?? check.data
  const changing = report?.lines.filter((line) => line.outcome === 'added' || line.outcome === 'changed').length ?? 0
  const mayWrite = csv !== null && report?.isWritten === false && report.faults.length === 0 && changing > 0
  return (
    <Dialog
      title={t('admin.dishes.csv.title')}
      width={860}
      closeLabel={t('admin.close')}
      testId="import-dialog"
      onClose={onClose}
      footer={
        <>
          <label className="b2 file">
            {t(csv === null ? 'admin.dishes.csv.choose' : 'admin.dishes.csv.another')}
            <input
              type="file"
              accept=".csv,.tsv,.txt,text/csv"
              data-testid="import-file"
              onChange={(event) => {
                void choose(event.target.files?.[0])
                // The same file can be chosen again after it was mended.
                event.target.value = ''
              }}
            />
          </label>
          {mayWrite && (
            <button type="button" className="b1" disabled={write.isPending} onClick={() => send(csv, false)}>
              {t(write.isPending ? 'admin.saving' : 'admin.dishes.csv.write', { n: changing })}
            </button>
          )}
        </>
      }
    >
      <div className="import">
        <p className="hint">{t('admin.dishes.csv.lead')}</p>
        {check.isPending && <p role="status">{t('admin.dishes.csv.reading')}</p>}
        <NotSaved failure={write.error ?? check.error} />
        {report && !check.isPending && <ImportReport report={report} />}
        {!report && !check.isPending && (
          <div className="empty">
            <Icon name="list" />
          </div>
        )}
      </div>
    </Dialog>
  )
}
