import type { PadCallId } from '@passline/shared/ids'
import type { ListedPadCall } from '@passline/shared/padCallApi'
import { Dialog } from '../../parts/Dialog.tsx'
import { Icon } from '../../parts/Icon.tsx'
import { useText } from '../../text/i18n.ts'
import { CallLog } from './CallLog.tsx'
import type { Asking } from './createCalling.ts'

interface CallsDialogProps {
  /** The newest first. */
  calls: readonly ListedPadCall[]
  /** What did not get through. */
  unsent: readonly Asking[]
  timeZone: string
  uncancelled: ReadonlySet<PadCallId>
  onAgain: (asking: Asking) => void
  onNever: (asking: Asking) => void
  onCancel: (padCallId: PadCallId) => void
  onOther: () => void
  onClose: () => void
}

/** The calls of this guest: what did not get through, what is open and can be taken back, and what has ended a moment ago. */
export function CallsDialog(props: CallsDialogProps) {
  const { calls, unsent, timeZone, uncancelled, onAgain, onNever, onCancel, onOther, onClose } = props
  const { t } = useText()
  return (
    <Dialog
      title={t('roompad.log.heading')}
      closeLabel={t('roompad.options.close')}
      width={720}
      testId="calls-dialog"
      onClose={onClose}
      footer={
        <button type="button" className="send" data-testid="call-other" onClick={onOther}>
          {t('roompad.another')}
        </button>
      }
    >
      <ul className="unsent">
        {unsent.map((asking) => (
          <li key={asking.key} role="alert" data-testid="unsent">
            <Icon name="alert" />
            <p className="grow">
              <b>{asking.text === '' ? t(`roompad.call.${asking.kind}`) : asking.text}</b>
              <span>{asking.code === null ? t('roompad.unsentOffline') : t('roompad.unsentWhy', { why: t(`code.${asking.code}`) })}</span>
            </p>
            <button type="button" className="main" onClick={() => onAgain(asking)}>
              {t('roompad.again')}
            </button>
            <button type="button" onClick={() => onNever(asking)}>
              {t('roompad.never')}
            </button>
          </li>
        ))}
      </ul>
      <CallLog calls={calls} timeZone={timeZone} uncancelled={uncancelled} onCancel={onCancel} />
    </Dialog>
  )
}
