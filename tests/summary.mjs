// What the legs of a run took, their slowest tests, and how many passed and failed. A leg that fell over counts as one that failed.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const folder = process.argv[2]
const legs = readdirSync(folder).filter(f => f.endsWith('.took')).map(f => f.slice(0, -5))
const read = file => (existsSync(join(folder, file)) ? readFileSync(join(folder, file), 'utf8') : '')
const attribute = (text, name) => new RegExp(`${name}="([^"]*)"`).exec(text)?.[1] ?? ''
const plain = text => text.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')
const took = duration => duration.split(':').reduce((sum, part) => sum * 60 + Number(part), 0)

const tests = []
let [passed, failed] = [0, 0]
for (const leg of legs.filter(leg => leg !== 'build')) {
  const results = read(`${leg}.trx`).match(/<UnitTestResult [^>]*>/g) ?? []
  for (const result of results) {
    const [name, outcome] = [plain(attribute(result, 'testName')), attribute(result, 'outcome')]
    tests.push({ leg, name: name.replace('OpenLift.', ''), seconds: took(attribute(result, 'duration') || '0') })
    if (outcome === 'Passed') passed++
    else if (outcome !== 'NotExecuted') failed++
  }
  const log = read(`${leg}.log`)
  const fell = /Test Run Aborted|The active test run was aborted|process crashed/i.test(log)
  if (fell || (results.length === 0 && !log.includes('No test matches'))) {
    console.log(`${leg} fell over:\n${log.trim().split('\n').slice(-20).join('\n')}`)
    failed++
  }
}
console.log('\nThe slowest twenty:')
for (const test of tests.sort((a, b) => b.seconds - a.seconds).slice(0, 20)) {
  console.log(`${test.seconds.toFixed(1).padStart(7)} s  ${test.leg}  ${test.name}`)
}
console.log('\nWhat each leg took:')
for (const leg of legs) {
  const [clock, user, system] = read(`${leg}.took`).trim().split('\n').at(-1).split(' ').map(Number)
  console.log(`${clock.toFixed(1).padStart(7)} s  ${leg} (${(user + system).toFixed(0)} s of the processors)`)
}
if (passed + failed === 0) {
  console.log('No test has that name.')
  failed = 1
}
console.log(`${passed} passed, ${failed} failed`)
process.exitCode = failed === 0 ? 0 : 1
