import ts from 'typescript'

/** Modifiers under which a test does not have to pass. */
const NOT_RUN = new Set(['skip', 'todo', 'fails', 'skipIf', 'runIf'])

/** The rules that the domain page makes for kitchen and messages, by their ids. */
export function rulesDemanded(page: string): string[] {
  const built = page.slice(page.indexOf('## Kitchen rules'), page.indexOf('## Order core rules'))
  const all = new Set(built.match(/(?<=\[)[KM]\d+(?=\])/g))
  return [...all].sort((a, b) => a.localeCompare(b, 'en', { numeric: true }))
}

/** The rules in the names of the tests of one file that are run: `[K4] calling again …`. */
export function rulesNamed(source: string): string[] {
  const found: string[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && isTest(node.expression)) {
      const [name] = node.arguments
      if (name && ts.isStringLiteralLike(name)) found.push(...(name.text.match(/(?<=\[)[KM]\d+(?=\])/g) ?? []))
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
