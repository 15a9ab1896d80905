import { spawnSync } from 'child_process';
import { RULES } from '../../src/checks/internal/rules';
import { schema } from '../../src/core/internal/api/schema';
import { Manifest } from '../_synth';
import { Cases } from '../checks/_cases';
import { findingsOf } from '../checks/_findings';
import { kubectl, run, until } from './_cluster';

// What the rules of the whole app say that Kubernetes does, it does: each rule's first program that breaks it is applied as it is. A rule without such a
// proof says where its fact is from.

function casesOf(id: string): Cases {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  return require(`../checks/rules/${id}`).cases;
}

/** Applies objects in a namespace, strictly; what one of its own says stays. */
function apply(namespace: string, objects: readonly Manifest[], ...options: string[]) {
  const placed = objects.map(object => ({ ...object, metadata: { namespace, ...object.metadata } }));
  const input = placed.map(object => JSON.stringify(object)).join('\n---\n');
  const { status, stdout, stderr } = spawnSync('kubectl', ['apply', '--server-side', '--force-conflicts', '--validate=strict', ...options, '-f', '-'], { input, encoding: 'utf8' });
  return { status, said: stdout + stderr };
}

/** Everything that says how the objects of all namespaces fare. */
function states(): string {
  return run('kubectl', 'get', 'events,pods', '-A', '-o', 'jsonpath={range .items[*]}{.message}{" "}{.status.conditions[*].message}{" "}{.status.containerStatuses[*].state}{"\\n"}{end}').stdout;
}

const proven = RULES.map(({ id }) => [id, casesOf(id)] as const).filter(([, { proof }]) => proof);

beforeAll(() => {
  for (const [id] of proven) for (const what of ['rule', 'sound']) kubectl('create', 'namespace', `${what}-${id}`);
});

test.each(proven)('%s: Kubernetes does as the rule says', async (id, { proof, broken: [{ objects = [] }] }) => {
  const { status, said } = apply(`rule-${id}`, objects);
  if (proof && 'refused' in proof) {
    expect(status).not.toBe(0);
    expect(said).toMatch(new RegExp(proof.refused));
    return;
  }
  expect([status, said]).toEqual([0, expect.anything()]);
  const pattern = new RegExp(proof?.appears ?? '');
  await until(`${id}: ${pattern.source}`, 90, () => pattern.test(states()));
});

// Each program that breaks a rule about one object, which says that it is refused. Of two objects a dry run keeps neither.
const ofOne = RULES.filter(({ alone }) => alone).flatMap(({ id }) => casesOf(id).broken.map(({ objects = [], platform }, index) => ({ name: `${id} ${index}`, objects, platform })));
const refused = ofOne.filter(({ objects, platform }) => !platform && findingsOf({ objects }).some(line => line.includes('API server refuses')));

test.each(refused)('$name: the API server refuses it', ({ objects }) => {
  expect(apply('default', objects, '--dry-run=server')).toMatchObject({ status: 1 });
  expect(refused.length).toBeGreaterThan(30);
});

// The control: what just does not break it, Kubernetes takes.
test.each(proven)('%s: a sound program is taken', (id, { sound }) => {
  // What is declared to be there is not.
  const own = sound.flatMap(({ objects = [], platform }) => objects.length > 0 && !platform ? [objects] : []);
  const known = own.find(objects => objects.every(({ apiVersion, kind }) => schema().kind(apiVersion, kind)));
  if (known) expect(apply(`sound-${id}`, known)).toMatchObject({ status: 0 });
  expect(proven.length).toBeGreaterThan(20);
});
