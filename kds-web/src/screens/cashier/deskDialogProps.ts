import type { ShopId } from '@passline/shared/ids'
import type { CateringOrder } from '@passline/shared/order'
import type { ShopState } from '@passline/shared/state'
import type { LineHandlers } from './lineHandlers.ts'
import type { OpenDialog } from './openDialog.ts'
import type { Front } from './useFront.ts'
import type { SoldOut } from './useSoldOut.ts'

/** What the dialogs of the desk need to know and may do. */
export interface DeskDialogProps {
  dialog: OpenDialog
  shopId: ShopId
  state: ShopState
  orders: readonly CateringOrder[]
  front: Front
  soldOut: SoldOut
  isOnline: boolean
  on: LineHandlers
  onOpen: (dialog: OpenDialog) => void
  /** What a wristband ordered is settled. */
  onConfirmed: (order: CateringOrder) => void
  onClose: () => void
}
