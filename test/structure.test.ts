import { existsSync, readdirSync, readFileSync } from 'fs';
import { basename, dirname, join, relative, resolve } from 'path';
import { shapes } from '../scripts/shapes';
import { TYPES } from './_assembly';

const src = join(__dirname, '../src');
const examples = join(__dirname, '../examples');

// The order in which rooms may use each other: each the ones before it.
const ROOMS = ['core', 'workloads', 'secrets', 'storage', 'data', 'analytics', 'tenancy', 'ingress', 'monitoring', 'checks', 'delivery', 'platform', 'cli'];

// And in which the folders of what a room keeps to itself may: the files beside these folders are before them.
const FOLDERS: Readonly<Record<string, readonly string[]>> = {
  core: ['api', 'objects', 'references', 'pods', 'network', 'traefik'],
  checks: ['api', 'together', 'workloads', 'quotas', 'network', 'programs'],
};
const folderOf = (file: string) => /^\w+\/internal\/(\w+)\//.exec(relative(src, file))?.[1];

const files = readdirSync(src, { recursive: true, withFileTypes: true }).filter(entry => entry.isFile() && entry.name.endsWith('.ts')).map(entry => join(entry.parentPath, entry.name));
const modules = files.filter(file => basename(file) !== 'index.ts');
const roomOf = (file: string) => relative(src, file).split('/')[0];

/** How many folders of its room are before a file's own. */
function floorOf(file: string): number {
  const folder = folderOf(file);
  if (folder === undefined) return -1;
  const floor = FOLDERS[roomOf(file)].indexOf(folder);
  expect([file, floor]).not.toEqual([file, -1]);
  return floor;
}

const isInternal = (name: string) => /^\w+\/internal\//.test(name);

function imports(file: string): string[] {
  const text = readFileSync(file, 'utf8');
  return [...text.matchAll(/from '(\.[^']*)'/g)].map(([, path]) => `${resolve(dirname(file), path)}.ts`);
}

test.each(modules.map(file => relative(src, file)))('%s imports files, of its own room or of earlier ones', name => {
  const file = join(src, name);
  for (const target of imports(file)) {
    expect([target, existsSync(target)]).toEqual([target, true]);
    expect(basename(target)).not.toBe('index.ts');
    expect(ROOMS.indexOf(roomOf(target))).toBeLessThanOrEqual(ROOMS.indexOf(roomOf(file)));
    if (isInternal(name) && roomOf(target) === roomOf(file)) expect(floorOf(target)).toBeLessThanOrEqual(floorOf(file));
    if (basename(target).startsWith('_')) expect(dirname(target)).toBe(dirname(file));
  }
});

test('no file is imported by what it imports', () => {
  const known = new Set<string>();
  const cycle = (file: string, path: readonly string[]): readonly string[] => {
    if (path.includes(file)) return [...path.slice(path.indexOf(file)), file];
    if (known.has(file)) return [];
    known.add(file);
    return imports(file).map(target => cycle(target, [...path, file])).find(({ length }) => length > 0) ?? [];
  };
  expect(modules.map(file => cycle(file, []).map(each => relative(src, each))).filter(({ length }) => length > 0)).toEqual([]);
  expect(known.size).toBe(modules.length);
});

test('every room is one that is known, and has a page with an example', () => {
  const rooms = readdirSync(src, { withFileTypes: true }).filter(entry => entry.isDirectory()).map(({ name }) => name);
  expect(rooms.filter(room => !ROOMS.includes(room))).toEqual([]);
  for (const room of rooms) expect([room, readFileSync(join(src, room, 'README.md'), 'utf8').includes('```ts')]).toEqual([room, true]);
});

test('the indexes hold every public file, and no other', () => {
  for (const room of readdirSync(src, { withFileTypes: true }).filter(entry => entry.isDirectory()).map(({ name }) => name)) {
    const expected = readdirSync(join(src, room)).filter(name => name.endsWith('.ts') && name !== 'index.ts' && !name.startsWith('_')).map(name => name.slice(0, -3)).sort();
    expect([...readFileSync(join(src, room, 'index.ts'), 'utf8').matchAll(/'\.\/(.*)'/g)].map(([, name]) => name)).toEqual(expected);
  }
});

// An object of a custom resource is shown beside those that it is for.
test('every public construct has a test and an example of its name, or where it is one object, in which it is made', () => {
  const shown = readdirSync(examples, { withFileTypes: true }).filter(entry => existsSync(join(examples, entry.name, 'build.ts'))).map(entry => readFileSync(join(examples, entry.name, 'build.ts'), 'utf8'));
  const dashed = (name: string) => name.replace(/(?<=[a-z0-9])(?=[A-Z])/g, '-').toLowerCase();
  const constructs = modules.filter(file => /export class \w+ extends (App|Chart|Construct|Blueprint|Workload|DeploymentWorkload)\b/.test(readFileSync(file, 'utf8')) && !file.includes('/internal/'));
  expect(constructs.length).toBeGreaterThan(5);
  for (const file of constructs) {
    const name = basename(file, '.ts');
    const type = [...TYPES.keys()].find(each => dashed(each) === name);
    const text = readFileSync(file, 'utf8');
    expect(text).toContain(`export class ${type} `);
    const example = text.includes('customResource(') ? shown.some(each => each.includes(`new ${type}(`)) : existsSync(join(examples, name, 'build.ts'));
    expect([name, existsSync(join(__dirname, roomOf(file), `${name}.test.ts`)), example]).toEqual([name, true, true]);
  }
});

test('every public member is documented', () => {
  const silent = [...TYPES.values()].flatMap(type => [type, ...[...type.properties ?? [], ...type.methods ?? []].map(member => ({ ...member, name: `${type.name}.${member.name}` }))])
    // cdk8s documents what is its own.
    .filter(({ docs, overrides }) => !docs?.summary && !overrides?.startsWith('cdk8s.'));
  expect(silent.map(({ name }) => name)).toEqual([]);
});

test('the table of props is what the compiler wrote', () => {
  expect(readFileSync(join(src, 'core/internal/_shapes.ts'), 'utf8')).toBe(shapes(readFileSync(join(src, '../.jsii'), 'utf8')));
});

// Tables that are generated are as long as what they list.
test('no file is long without a reason', () => {
  const long = modules.filter(file => !/(_fields|_shapes|checks\/internal\/rules)\.ts$/.test(file) && readFileSync(file, 'utf8').split('\n').length > 300);
  expect(long).toEqual([]);
});
