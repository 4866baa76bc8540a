// Sums what every suite reported. A suite that reported nothing, or a step that failed without a failed test, counts as a failure.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const [folder, failedSteps] = process.argv.slice(2)
const suites = ['test', 'engines', 'browser']
let passed = 0
let failed = 0
for (const suite of suites) {
  const path = join(folder, `${suite}.json`)
  if (!existsSync(path)) {
    console.log(`${suite}: reported nothing`)
    failed += 1
    continue
  }
  const report = JSON.parse(readFileSync(path, 'utf8'))
  const broken = report.testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.every((test) => test.status !== 'failed'),
  ).length
  const skipped = report.numPendingTests + report.numTodoTests
  console.log(`${suite}: ${report.numPassedTests} passed, ${report.numFailedTests + broken} failed, ${skipped} skipped`)
  passed += report.numPassedTests
  // In CI a suite that cannot run is a failure, so a skipped test is one too.
  failed += report.numFailedTests + broken + skipped
}
if (failed === 0 && Number(failedSteps) > 0) failed = Number(failedSteps)
console.log(`${passed} passed, ${failed} failed`)
process.exitCode = failed === 0 ? 0 : 1
