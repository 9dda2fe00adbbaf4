/** A sentence with its `{{words}}` filled in. */
export function filled(sentence: string, words: Readonly<Record<string, string | number>>): string {
  return sentence.replace(/{{(\w+)}}/g, (hole, name: string) => String(words[name] ?? hole))
}
