const { existsSync, mkdirSync, readFileSync, writeFileSync } = require('fs');
const { basename, dirname, join } = require('path');
const { tests, titleOf } = require('./tests');

// All tests are in one file, and so are their snapshots, each under the title of its own file.
const snapshots = tests.flatMap(test => {
  const file = join(__dirname, '..', dirname(test), '__snapshots__', `${basename(test)}.snap`);
  return existsSync(file) ? [readFileSync(file, 'utf8').replace(/^exports\[`/gm, `$&${titleOf(test)} `)] : [];
});
mkdirSync(join(__dirname, '__snapshots__'), { recursive: true });
writeFileSync(join(__dirname, '__snapshots__/all.test.js.snap'), snapshots.join('\n'));

// The root is this folder, so that jest looks through these files alone each time.
module.exports = {
  rootDir: __dirname,
  testMatch: ['<rootDir>/all.test.js'],
  testEnvironment: require.resolve('./environment'),
  testEnvironmentOptions: { globalsCleanup: 'off' },
  clearMocks: true,
  transform: {},
  testTimeout: 60000,
};
