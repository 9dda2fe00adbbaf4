import { type CsvFault, MENU_COLUMNS, type MenuColumn, type MenuImportAnswer } from '@passline/shared/menuCsv'
import { Icon } from '../../../parts/Icon.tsx'
import { useText } from '../../../text/i18n.ts'

/** What a file would do, or did: the sums, what is wrong, and every line. */
export function ImportReport({ report }: { report: MenuImportAnswer }) {
  const { t } = useText()
  const count = (outcome: string) => report.lines.filter((line) => line.outcome === outcome).length
  const [added, changed, unchanged] = [count('added'), count('changed'), count('unchanged')]
  const isBad = report.faults.length > 0
  return (
    <div className="import-report" data-testid="import-report">
      <p className="sums">
        <span>{t('admin.dishes.csv.added', { n: added })}</span>
        <span>{t('admin.dishes.csv.changed', { n: changed })}</span>
        <span>{t('admin.dishes.csv.unchanged', { n: unchanged })}</span>
        {isBad && <b className="wrong">{t('admin.dishes.csv.wrong', { n: report.faults.length })}</b>}
      </p>
      <p className={isBad ? 'said bad' : 'said ok'} role="status">
        <Icon name={isBad ? 'alert' : 'check'} />
        <span>{verdict()}</span>
      </p>
      {isBad && <FaultTable faults={report.faults} />}
      {report.lines.length > 0 && <LineTable lines={report.lines} />}
    </div>
  )

  function verdict(): string {
    if (isBad) return t('admin.dishes.csv.bad')
    if (report.isWritten) return t('admin.dishes.csv.written', { added, changed })
    return t(report.lines.length === 0 ? 'admin.dishes.csv.nothing' : 'admin.dishes.csv.good')
  }
}

function FaultTable({ faults }: { faults: readonly CsvFault[] }) {
  const { t, lang } = useText()
  return (
    <table data-testid="import-faults">
      <thead>
        <tr>
          {(['line', 'cell', 'found', 'right'] as const).map((name) => (
            <th key={name} scope="col">
              {t(`admin.dishes.csv.${name}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {faults.map(({ line, column, code, found, right }) => (
          <tr key={`${line} ${column} ${code} ${found}`}>
            <th scope="row">{line}</th>
            <td>{column && MENU_COLUMNS[column][lang]}</td>
            <td className="any">{found}</td>
            <td className="any">{t(`admin.dishes.csv.fault.${code}`, { found, right })}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function LineTable({ lines }: { lines: MenuImportAnswer['lines'] }) {
  const { t, lang } = useText()
  const named = (columns: readonly MenuColumn[]) => columns.map((column) => MENU_COLUMNS[column][lang]).join(t('log.and'))
  return (
    <details>
      <summary>{t('admin.dishes.csv.details')}</summary>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('admin.dishes.csv.line')}</th>
            <th scope="col">{t('admin.dishes.column.id')}</th>
            <th scope="col">{t('admin.dishes.csv.what')}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ line, id, outcome, columns }) => (
            <tr key={line}>
              <th scope="row">{line}</th>
              <td className="any">{id}</td>
              <td className="any">{t(`admin.dishes.csv.outcome.${outcome}`, { columns: named(columns) })}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  )
}
