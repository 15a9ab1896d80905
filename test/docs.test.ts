import { existsSync, readdirSync, readFileSync } from 'fs';
import { dirname, join, relative } from 'path';
import { embed, pages } from '../scripts/_pages';
import { rulePages } from '../scripts/_rule-pages';

const root = join(__dirname, '..');
const names = pages().map(page => relative(root, page));
const read = (name: string) => readFileSync(join(root, name), 'utf8');

test.each(names)('%s shows its files as they are', name => expect(embed(read(name))).toBe(read(name)));

test.each(names)('%s shows no program that is not run', name => {
  const blocks = read(name).match(/^```ts$/gm) ?? [];
  const embedded = read(name).match(/^<!-- \S+ -->\n```ts$/gm) ?? [];
  expect(blocks).toHaveLength(embedded.length);
});

test.each(names)('%s has links that lead somewhere', name => {
  const links = [...read(name).matchAll(/\]\((?!https?:)([^)#]+)(#[^)]*)?\)/g)].map(([, path]) => join(root, dirname(name), path));
  expect(links.filter(path => !existsSync(path))).toEqual([]);
});

test('the first two commands of the README set up all they need', () => {
  const [main, tests] = [...read('README.md').matchAll(/^```sh\n([\s\S]*?)^```/gm)].map(([, command]) => command.trim());
  expect([main, tests]).toEqual(['npm ci && npx cdk8s synth --check-upgrade=false', 'npm ci && npm test']);
});

test('every page of the handbook is in its list, and those of rules in theirs', () => {
  const list = read('docs/README.md') + read('docs/rules/README.md').replace(/\]\(/g, '](rules/');
  for (const name of names.filter(each => each.startsWith('docs/') && each !== 'docs/README.md')) expect(list).toContain(`(${name.slice('docs/'.length)})`);
});

test('every rule is in the list of findings', () => {
  const sources = readdirSync(join(root, 'src'), { recursive: true, withFileTypes: true }).filter(({ name }) => name.endsWith('.ts'));
  const text = sources.map(({ parentPath, name }) => readFileSync(join(parentPath, name), 'utf8')).join('\n');
  // Those of the whole app have pages of their own.
  const rules = new Set([...text.matchAll(/\b(?:error|warning|pattern)\(\s*'([a-z-]+)'/g)].map(([, rule]) => rule));
  expect(rules.size).toBeGreaterThan(50);
  const list = read('docs/findings.md');
  expect([...rules].filter(rule => !list.includes(`\`${rule}\``))).toEqual([]);
});

test('the pages of the rules are what the rules say of themselves', () => {
  const wanted = [...rulePages()];
  expect(wanted.map(([path]) => [path, read(path)])).toEqual(wanted);
  expect(readdirSync(join(root, 'docs/rules')).sort()).toEqual(wanted.map(([path]) => path.slice('docs/rules/'.length)).sort());
});
