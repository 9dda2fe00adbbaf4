import { readFileSync } from 'node:fs'

/** What a part of the tests came to: `{ passed, failed }`, where `failed` holds one line for each thing that is wrong. */

/** Reads the JSON report of vitest. */
export function countVitest(file) {
  const report = readReport(file)
  if (!report) return { passed: 0, failed: [] }
  const tests = report.testResults.flatMap((one) => one.assertionResults)
  const unread = report.testResults.filter(
    (one) => one.status === 'failed' && !one.assertionResults.some(({ status }) => status === 'failed'),
  )
  return {
    passed: tests.filter(({ status }) => status === 'passed').length,
    failed: [
      ...tests
        .filter(({ status }) => status !== 'passed')
        .map(({ status, fullName }) => `${status === 'failed' ? '' : '(not run) '}${fullName}`),
      ...unread.map(({ name, message }) => `${name}: ${message}`),
    ],
  }
}

/** Reads the JSON report of Playwright. */
export function countPlaywright(file) {
  const report = readReport(file)
  if (!report) return { passed: 0, failed: [] }
  const tests = report.suites.flatMap((suite) => testsOf(suite))
  return {
    passed: tests.filter(({ status }) => status === 'expected').length,
    failed: [
      ...tests
        .filter(({ status }) => status !== 'expected')
        .map(({ status, title }) => `${status === 'skipped' ? '(not run) ' : ''}${title}`),
      ...report.errors.map(({ message }) => message ?? 'Playwright failed without saying why'),
    ],
  }
}

function testsOf(suite) {
  const own = suite.specs.flatMap((spec) => spec.tests.map(({ status }) => ({ status, title: `${suite.title} › ${spec.title}` })))
  return [...own, ...(suite.suites ?? []).flatMap(testsOf)]
}

function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return undefined // it ended before it could write one; its exit code says so
  }
}
