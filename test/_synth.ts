import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { basename, join } from 'path';
import { dump, loadAll } from 'js-yaml';
import { BlueprintApp, Platform, PlatformProps, Tenant, Tls } from '../src';

/** An object as it was written. */
export interface Manifest {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { name: string; namespace?: string; labels?: Record<string, string>; annotations?: Record<string, string> };
  // Tests look into all kinds of objects, and fail where they do not find what they look for.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  readonly [field: string]: any;
}

// What a test of one construct refers to does not have to be there: the tests of these rules are in test/checks.
const REFERENCES = ['claim', 'config-map', 'ingress-class', 'pool', 'priority-class', 'runtime-class', 'secret', 'service-account', 'storage-class', 'traefik-reference'];
export const LOOSE: PlatformProps['rules'] = { ...Object.fromEntries(REFERENCES.map(kind => [`${kind}-exists`, 'off'])), 'affinity-nobody': 'off' };

/** A Platform on which everything can be routed. */
export const PLATFORM: PlatformProps = {
  // The servers that take the snapshots are of several versions.
  kubernetesVersion: process.env.KUBERNETES_VERSION,
  rules: LOOSE,
  domain: 'example.org',
  tls: Tls.none(),
  ingress: { className: 'traefik', namespace: 'ingress', podLabels: { 'app.kubernetes.io/name': 'traefik' } },
};

/** All objects of an app. */
export function objectsOf(app: BlueprintApp): Manifest[] {
  return loadAll(app.synthYaml()).filter(object => object !== null) as Manifest[];
}

/** The objects of what is built in a Tenant `shop` of a Platform `test`, without the Tenant's own. */
export function synth(build: (tenant: Tenant) => void, props: PlatformProps = PLATFORM): Manifest[] {
  const app = new BlueprintApp();
  const tenant = new Tenant(new Platform(app, 'test', props), 'shop');
  build(tenant);
  return objectsOf(app).filter(({ kind, metadata }) => kind !== 'Namespace' && metadata.name !== 'deny-all' && !(kind === 'ServiceAccount' && metadata.name === 'default'));
}

/** The one object of a kind. */
export function only(objects: readonly Manifest[], kind: string, name?: string): Manifest {
  const found = objects.filter(object => object.kind === kind && (name === undefined || object.metadata.name === name));
  if (found.length !== 1) throw new Error(`${found.length} objects are ${kind} ${name ?? ''}, of ${objects.map(object => `${object.kind} ${object.metadata.name}`).join(', ')}`);
  return found[0];
}

/** What is rendered; undefined where it is refused, which must be with findings alone. */
export function unlessRefused(render: () => Manifest[], finding: RegExp): Manifest[] | undefined {
  try {
    return render();
  } catch (error) {
    const [head, ...lines] = (error as Error).message.split('\n  ');
    expect(head).toBe('Validation failed with the following errors:');
    for (const line of lines) expect(line).toMatch(finding);
    return undefined;
  }
}

/** What a synthesis in a Tenant fails with: a line each. */
export function errorsOf(build: (tenant: Tenant) => void, props: PlatformProps = PLATFORM): string[] {
  try {
    synth(build, props);
  } catch (error) {
    const [head, ...lines] = (error as Error).message.split('\n  ');
    if (head !== 'Validation failed with the following errors:') throw error;
    return lines;
  }
  return [];
}

/** The warnings of a synthesis in a Tenant. */
export function warningsOf(build: (tenant: Tenant) => void, props: PlatformProps = PLATFORM): string[] {
  const print = jest.spyOn(console, 'error').mockImplementation();
  try {
    const app = new BlueprintApp({ outdir: temporary() });
    build(new Tenant(new Platform(app, 'test', props), 'shop'));
    app.synth();
    return print.mock.calls.map(([line]) => String(line));
  } finally {
    print.mockRestore();
  }
}

/** Objects as a snapshot shows them: of the definitions of kinds, which have a snapshot of their own, only their names. */
export function shown(objects: readonly Manifest[]): unknown[] {
  return objects.map(object => object.kind === 'CustomResourceDefinition' ? `CustomResourceDefinition ${object.metadata.name}` : object);
}

/** A snapshot that real API servers take too: with SNAPSHOT_OUT, it is also written there. */
export function expectSnapshot(objects: Manifest[]): void {
  expect(shown(objects)).toMatchSnapshot();
  const { currentTestName = '', testPath = '' } = expect.getState();
  if (!process.env.SNAPSHOT_OUT) return;
  mkdirSync(process.env.SNAPSHOT_OUT, { recursive: true });
  const name = `${basename(testPath, '.test.ts')}-${currentTestName.replace(/\W+/g, '-')}.yaml`;
  writeFileSync(join(process.env.SNAPSHOT_OUT, name), objects.map(object => dump(object)).join('---\n'));
}

const folders: string[] = [];

/** A folder that goes when the tests of the file are over. */
export function temporary(): string {
  const folder = mkdtempSync(join(tmpdir(), 'blueprints-'));
  folders.push(folder);
  return folder;
}

afterAll(() => folders.forEach(folder => rmSync(folder, { recursive: true, force: true })));
