const { readFileSync } = require('fs');
const Module = require('module');
const { dirname, join } = require('path');
const { compileFunction } = require('vm');
const ts = require('typescript');
const { loadedBy, sources, tests, titleOf } = require('./tests');

// Loads src and the tests by Node's own require, and not by jest's, which reads cdk8s-plus and all else again for each mutant. Packages stay loaded; src and
// the tests run anew, from functions that stay compiled: what a module does once, it does under each mutant.

const root = join(__dirname, '..');
const OPTIONS = { target: 'es2022', module: 'commonjs', esModuleInterop: true, experimentalDecorators: true };
const PARAMETERS = ['exports', 'require', 'module', '__filename', '__dirname'];
const compiled = new Map();

function compile(filename) {
  const { outputText } = ts.transpileModule(readFileSync(filename, 'utf8'), { fileName: filename, compilerOptions: OPTIONS });
  return compileFunction(outputText, PARAMETERS, { filename });
}

Module._extensions['.ts'] = (module, filename) => {
  if (!compiled.has(filename)) compiled.set(filename, compile(filename));
  const require_ = id => module.require(id === 'cdk8s-blueprints' ? join(root, 'src') : id);
  require_.resolve = id => Module._resolveFilename(id, module);
  compiled.get(filename).call(module.exports, module.exports, require_, module, filename, dirname(filename));
};

function forget() {
  for (const file of Object.keys(require.cache)) if (file.endsWith('.ts')) delete require.cache[file];
  module.children.length = 0;
}

/** Whether loading failed. */
function failureOf(load) {
  try {
    load();
    return undefined;
  } catch (error) {
    return { error };
  }
}

/**
 * Loads everything, and describes the tests of the wanted files with jest's globals. `during` is told which file loads, and then that none does.
 * Returns the schema, which remembers what it was asked.
 */
module.exports = (globals, isWanted, during) => {
  Object.assign(globalThis, globals);
  forget();
  let schema;
  // Under a mutant, src may not load: then the tests do not either, which is said there.
  failureOf(() => {
    for (const file of sources) require(join(root, file));
    schema = require(join(root, 'src/core/internal/api/schema')).schema();
  });
  for (const file of tests.filter(each => isWanted(titleOf(each)))) {
    describe(titleOf(file), () => {
      during(titleOf(file));
      const failure = failureOf(() => {
        for (const each of [...loadedBy(file), file]) require(join(root, each));
      });
      during(undefined);
      globalThis.test('loads', () => {
        if (failure) throw failure.error;
      });
    });
  }
  return schema;
};
