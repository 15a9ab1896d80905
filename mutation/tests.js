const { existsSync, readdirSync } = require('fs');
const { join } = require('path');

// Which tests a mutant has to get past: those of one room that take milliseconds. What looks at the repository, at examples or at many programs is not among
// them, nor are single tests that go through a thousand programs.
const SLOW = /^(checks\/(platforms|blueprint-validation)|platform\/(order|yaml)|core\/wire)|a thousand dependent/;

function below(folder) {
  const root = join(__dirname, '..');
  const names = existsSync(join(root, folder)) ? readdirSync(join(root, folder), { recursive: true }) : [];
  return names.filter(name => name.endsWith('.ts')).map(name => `${folder}/${name}`).sort();
}

const rooms = ['checks', 'core', 'workloads', 'tenancy', 'data', 'secrets', 'platform'];
const all = [...rooms.flatMap(room => below(`test/${room}`)).filter(file => file.endsWith('.test.ts')), 'test/props.test.ts', 'test/fields.test.ts'];

/** How the tests of a file are called: `checks/rules`. */
const titleOf = file => file.replace(/^test\/|\.test\.ts$/g, '');

module.exports = {
  isSlow: name => SLOW.test(name),
  titleOf,
  tests: all.filter(file => !SLOW.test(titleOf(file))),
  /** What is loaded before the first test, so that what happens once is no test's own. */
  sources: [...below('src'), 'test/_synth.ts', 'test/_structs.ts', 'test/checks/_findings.ts', 'test/checks/_objects.ts'],
  /** What a file of tests loads while they run: the programs of the rules. */
  loadedBy: file => below(file.replace('.test.ts', '')),
};
