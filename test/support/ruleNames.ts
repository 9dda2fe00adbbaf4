import ts from 'typescript'

/** Modifiers under which a test does not have to pass. */
const NOT_RUN = new Set(['skip', 'todo', 'fails', 'skipIf', 'runIf'])

/** The rules that the domain page makes, by their ids, without those that it says come later. */
export function rulesDemanded(page: string): string[] {
  const later = new Set(page.match(/The message centre \([^)]*\)/)?.[0].match(/K\d+/g))
  const kitchen = page.slice(page.indexOf('## Kitchen rules'), page.indexOf('## Message centre'))
  const all = new Set(kitchen.match(/(?<=\[)K\d+(?=\])/g))
  return [...all].filter((id) => !later.has(id)).sort((a, b) => Number(a.slice(1)) - Number(b.slice(1)))
}

/** The rules in the names of the tests of one file that are run: `[K4] calling again …`. */
export function rulesNamed(source: string): string[] {
  const found: string[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && isTest(node.expression)) {
      const [name] = node.arguments
      if (name && ts.isStringLiteralLike(name)) found.push(...(name.text.match(/(?<=\[)K\d+(?=\])/g) ?? []))
    }
    ts.forEachChild(node, visit)
  }
  visit(ts.createSourceFile('some.test.ts', source, ts.ScriptTarget.Latest, true))
  return found
}

/** `test`, `test.concurrent`, `test.each(…)`: whatever hangs on `test` and is run. */
function isTest(callee: ts.Expression): boolean {
  if (ts.isIdentifier(callee)) return callee.text === 'test'
  if (ts.isPropertyAccessExpression(callee)) return !NOT_RUN.has(callee.name.text) && isTest(callee.expression)
  return ts.isCallExpression(callee) && isTest(callee.expression)
}
