/** How often each ticket was drawn, by its order: only what changed may be drawn again. For tests and measurements. */
export const renderCounts = new Map<string, number>()

export function countRender(orderId: string): void {
  renderCounts.set(orderId, (renderCounts.get(orderId) ?? 0) + 1)
}
