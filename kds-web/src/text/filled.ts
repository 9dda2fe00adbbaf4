/** A sentence with its `{{words}}` filled in, for pages that come without the whole library of texts. */
export function filled(sentence: string, words: Readonly<Record<string, string | number>>): string {
  return sentence.replace(/{{(\w+)}}/g, (hole, name: string) => String(words[name] ?? hole))
}
