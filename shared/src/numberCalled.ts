/** The template by which the board calls: by number, and a guest's number says nothing of who or what. */
export const NUMBER_CALLED = 'numberCalled'

/** The house's own words for it; a brand may have others. */
export const NUMBER_CALLED_TEXTS = { zh: '请{seqNo}取餐', en: '{seqNo}, please pick up' }
