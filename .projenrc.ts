import { cdk8s, javascript, JsonPatch } from 'projen';
import { Barrels } from './projenrc/barrels';
import { Rules } from './projenrc/rules';

const project = new cdk8s.ConstructLibraryCdk8s({
  name: 'cdk8s-blueprints',
  description: 'Typed, higher-level cdk8s constructs that synthesize into plain Kubernetes manifests that run',
  author: 'cdk8s-blueprints maintainers',
  authorOrganization: true,
  authorAddress: 'https://github.com/cdk8s-blueprints',
  repositoryUrl: 'https://github.com/cdk8s-blueprints/cdk8s-blueprints.git',
  keywords: ['cdk8s', 'kubernetes', 'blueprints', 'constructs', 'traefik', 'metallb', 'prometheus'],
  license: 'Apache-2.0',
  copyrightOwner: 'The cdk8s-blueprints authors',
  stability: 'experimental',
  defaultReleaseBranch: 'main',
  packageManager: javascript.NodePackageManager.NPM,
  minNodeVersion: '20.0.0',
  projenrcTs: true,
  github: false,
  release: false,
  depsUpgrade: false,
  sampleCode: false,

  cdk8sVersion: '2.70.106',
  constructsVersion: '10.8.1',
  jsiiVersion: '~6.0.0',
  typescriptVersion: '~6.0.0',
  peerDeps: ['cdk8s-plus-27@^2.9.5'],
  deps: ['js-yaml@^5.5.0'],
  bundledDeps: ['js-yaml'],
  devDeps: [
    '@stryker-mutator/core@^9.6.1', // 10 needs Node.js 22
    '@stryker-mutator/jest-runner@^9.6.1',
    '@types/node@^20', // the default asks for a tag that does not exist
    'ajv@^8',
    'cdk8s-cli@^2.207.0',
    'esbuild@^0.28', // tsx has it already
    'eslint-plugin-jest@^28',
    'fast-check@^4',
    'kubernetes-models@4.5.1', // the last one that is CommonJS
    'tsx@^4',
    'yaml@^2', // reads YAML 1.1, as kubectl does
  ],

  artifactsDirectory: 'artifacts', // dist/ is what synth writes
  docgen: true,
  jestOptions: {
    configFilePath: 'jest.config.json',
    updateSnapshot: javascript.UpdateSnapshot.NEVER,
    junitReporting: false,
    jestConfig: { modulePathIgnorePatterns: ['<rootDir>/artifacts/'], testTimeout: 60_000, maxWorkers: 2, collectCoverage: false, coverageReporters: [] },
  },
  eslintOptions: {
    dirs: ['src'],
    devdirs: ['test', 'examples', 'bench', 'scripts', 'projenrc'],
    commandOptions: { fix: false },
  },
  gitignore: ['/dist', '/artifacts', '/coverage', '.DS_Store', '/.ci/assets.log', '/.ci/first', '/mutation/__snapshots__'],
});

for (const path of ['/examples', '/cdk8s.yaml', '/scripts', '/bench', '/mutation', '/docs', '/.ci', '/coverage', '/CONTRIBUTING.md', '/jest.config.json', '/tsconfig.json', '/test', '/projenrc']) project.addPackageIgnore(path);

// What Node.js has to read at each start is a third without them, and the compiled code is the source without its types.
const compiler = project.tryFindObjectFile('tsconfig.json');
for (const option of ['inlineSourceMap', 'inlineSources']) compiler?.addOverride(`compilerOptions.${option}`, false);

// The rules are some 250 files, which the first synthesis of a process loads: as one file that takes half as long. What is loaded before them stays apart,
// for there is one class `Item`.
const shared = ['core/*', ...['cluster', 'item', 'operated', 'pods', 'select', 'setting'].map(name => `checks/internal/${name}.js`)];
project.compileTask.exec(`esbuild lib/checks/internal/rules.js --bundle --allow-overwrite --outfile=lib/checks/internal/rules.js --platform=node --target=node20 --packages=external --log-level=warning ${shared.map(path => `'--external:./lib/${path}'`).join(' ')}`);
project.addPackageIgnore('/lib/checks/rules');

// jest 30 pulls a unrs-resolver whose bindings are not all on the registry.
project.package.addField('overrides', { 'unrs-resolver': '1.12.2' });
new javascript.NpmConfig(project).addConfig('omit-lockfile-registry-resolved', 'true');
project.tasks.addEnvironment('JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION', '20');

project.tryFindObjectFile('test/tsconfig.json')?.addOverride('compilerOptions.paths', { 'cdk8s-blueprints': ['../src'] });

// Type errors are the compiler's to find; the tests only strip the types, which is ten times faster.
project.tryFindObjectFile('jest.config.json')?.patch(
  JsonPatch.replace('/transform', { '^.+\\.[t]sx?$': ['ts-jest', { tsconfig: 'test/tsconfig.json', diagnostics: false }] }),
  JsonPatch.add('/moduleNameMapper', { '^cdk8s-blueprints$': '<rootDir>/src' }),
);

project.addTask('docs', { description: 'Put the code that the documentation shows into it', exec: 'tsx --tsconfig test/tsconfig.json scripts/rules.ts && tsx scripts/embed.ts' });
project.addTask('shapes', { description: 'Write the table of props from the compiled API', exec: 'tsx scripts/shapes.ts' });
const mutate = project.addTask('mutate', { description: 'Test the tests: mutants of the rules, and of what validates and renders, each against the tests that cover it', env: { CI: 'true' } });
mutate.spawn(project.compileTask);
mutate.exec('stryker run mutation/stryker.config.json', { receiveArgs: true });
project.addTask('bench', { description: 'Time the synthesis', exec: 'tsx --tsconfig bench/tsconfig.json bench/run.ts', receiveArgs: true });

// The tests read the assembly: what is documented, and which props there are. What is said of the sources is asked at once, for there are two cores.
project.testTask.reset();
project.testTask.spawn(project.compileTask);
const types = ['test', 'examples', 'bench', 'scripts', 'projenrc'].map(folder => `tsc -p ${folder}`).join(' && ');
project.testTask.exec(`sh -c '(${types}) & types=$!; npx projen eslint && wait $types'`);
project.testTask.exec('jest --passWithNoTests --ci', { receiveArgs: true });

const eslint = project.eslint!;
project.tryFindObjectFile('.eslintrc.json')?.addOverride('settings.import/resolver.typescript', {
  project: ['tsconfig.json', 'examples/tsconfig.json'],
  noWarnOnMultipleProjects: true,
});
// As long as there are rules.
eslint.addIgnorePattern('src/checks/internal/rules.ts');
eslint.addPlugins('jest');
eslint.addRules({
  'import/order': ['error', { groups: ['builtin', 'external', 'parent', 'sibling'], alphabetize: { order: 'asc' } }],
  'max-lines': ['warn', { max: 300, skipBlankLines: true, skipComments: true }],
  '@stylistic/max-len': ['error', 150, { ignoreUrls: true, ignoreStrings: true, ignoreTemplateLiterals: true, ignoreComments: true, ignoreRegExpLiterals: true }],
  '@typescript-eslint/no-explicit-any': ['error'],
  '@typescript-eslint/no-unused-expressions': ['error'],
  '@typescript-eslint/no-floating-promises': ['error'],
  '@typescript-eslint/consistent-type-assertions': ['error', { assertionStyle: 'never' }],
});
eslint.addOverride({
  files: ['src/core/internal/api/_fields.ts', 'src/core/internal/_shapes.ts'],
  rules: { 'max-lines': ['off'] }, // tables that are generated
});
eslint.addOverride({
  files: ['test/**/*.ts'],
  rules: {
    'jest/expect-expect': ['error', { assertFunctionNames: ['expect*', 'fc.assert'] }],
    '@typescript-eslint/consistent-type-assertions': ['off'],
    'max-lines': ['off'], // a table of cases has as many lines as there are cases
  },
});

new Barrels(project, ['core', 'platform', 'tenancy', 'workloads', 'secrets', 'data', 'checks', 'ingress']);
new Rules(project, 'src/checks/rules', 'src/checks/internal/rules.ts');

project.synth();
