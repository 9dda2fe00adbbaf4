/** How often each ticket was drawn, by its order: only what changed may be drawn again. For tests and measurements. */
export const renderCounts: Record<string, number> = {}

export function countRender(orderId: string): void {
  renderCounts[orderId] = (renderCounts[orderId] ?? 0) + 1
}
