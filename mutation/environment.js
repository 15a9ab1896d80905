const { AsyncLocalStorage } = require('async_hooks');
const StrykerEnvironment = require('@stryker-mutator/jest-runner/jest-env/node');
const loadTests = require('./load');
const { isSlow } = require('./tests');

const nameOf = ({ parent, name }) => parent ? `${nameOf(parent)} ${name}`.trim() : '';
const testsIn = block => block.children.flatMap(child => child.type === 'test' ? [child] : testsIn(child));

/** The names in a pattern of Stryker's, `(a)|(b)`: to hold each test against a pattern of hundreds takes longer than the tests. */
const namesIn = pattern => new Set(pattern.slice(1, -1).split(')|(').map(name => name.replace(/\\(.)/g, '$1')));

// Names of the tests that found the last mutants: the next one is most likely near.
const MOST = 8;
let finders = [];

// jest-circus makes one for each run and never disables it, and each promise is told to all of them: runs get slower and slower.
const storages = new Set();
const { run } = AsyncLocalStorage.prototype;
AsyncLocalStorage.prototype.run = function (...args) {
  storages.add(this);
  return run.apply(this, args);
};

/** One run of the tests: the first, of all, which shows what each of them covers, or that of a mutant, of those that cover it, up to the first failure. */
module.exports = class extends StrykerEnvironment {
  constructor(config, context) {
    super(config, context);
    // Stryker puts it into the realm of jest; the code under test is outside.
    this.stryker = globalThis.__stryker__ = this.global.__stryker__;
    this.stryker.activeMutant = process.env.__STRYKER_ACTIVE_MUTANT__;
    const { testNamePattern } = config.globalConfig;
    this.wanted = testNamePattern && namesIn(testNamePattern);
    this.global.loadTests = globals => {
      const isWanted = title => !this.wanted || [...this.wanted].some(name => name.startsWith(`${title} `));
      this.schema = loadTests(globals, isWanted, title => { this.stryker.currentTestId = title; });
    };
  }

  async teardown() {
    await super.teardown();
    for (const storage of storages) storage.disable();
    storages.clear();
  }

  handleTestEvent(event, state) {
    if (this.stryker.activeMutant === undefined) this.inFirstRun(event, state.rootDescribeBlock);
    else this.underMutant(event, state);
  }

  inFirstRun({ name }, root) {
    // What the schema has been asked, it does not look up again: each test is to cover what it asks.
    if (name === 'test_start') Object.assign(this.schema, { types: [], tests: new Map() });
    if (name !== 'run_start') return;
    for (const test of testsIn(root)) if (isSlow(nameOf(test))) test.mode = 'skip';
    // What a file covers when it is loaded, all of its tests do.
    const { perTest = {} } = this.stryker.mutantCoverage ?? {};
    for (const { name: title, ...file } of root.children) {
      if (!(title in perTest)) continue;
      for (const test of testsIn(file)) perTest[nameOf(test)] = { ...perTest[title] };
      delete perTest[title];
    }
  }

  underMutant({ name, test }, state) {
    const { rootDescribeBlock: root } = state;
    if (name === 'run_start') {
      state.testNamePattern = null;
      const named = testsIn(root).map(each => ({ each, title: nameOf(each) })).filter(({ title }) => !isSlow(title) && (!this.wanted || this.wanted.has(title)));
      const rank = ({ title }) => finders.includes(title) ? finders.indexOf(title) : MOST;
      root.children = named.sort((a, b) => rank(a) - rank(b)).map(({ each }) => each);
    } else if (name === 'test_done' && test.errors.length > 0) {
      root.children.length = root.children.indexOf(test) + 1;
      finders = [nameOf(test), ...finders.filter(each => each !== nameOf(test))].slice(0, MOST);
    }
  }
};
