import { readFileSync } from 'fs';
import { join } from 'path';
import { BatchJob, Blueprint, DaemonTask, StatefulDatabase, Tenant, WebApp } from '../src';
import { ApiField, ApiType, schema } from '../src/core/internal/api/schema';
import { isRecord } from '../src/core/internal/json';
import { propsOf } from './_assembly';
import { only, PLATFORM, synth } from './_synth';

// docs/fields.md is complete, and true: every prop that it names is one, and what it leaves to overrides can be set by one.

const NEWEST = 37;
const page = readFileSync(join(__dirname, '../docs/fields.md'), 'utf8');

const specOf = (apiVersion: string, kind: string): ApiType => schema().typeOf(schema().kind(apiVersion, kind)!.fields.get('spec')!)!;
const within = (type: ApiType, ...path: string[]): ApiType => path.reduce((at, field) => schema().typeOf(at.fields.get(field)!)!, type);
const webApp = (tenant: Tenant) => new WebApp(tenant, 'x', { image: 'a:1', port: 80 });
const inPodSpec = (patch: object) => ({ spec: { template: { spec: patch } } });
const inSpec = (patch: object) => ({ spec: patch });

interface Section {
  readonly type: ApiType;
  readonly structs: string[];
  readonly kind: string;
  make(tenant: Tenant): Blueprint;
  patch(value: object): Record<string, unknown>;
}

const deployment = specOf('apps/v1', 'Deployment');
const DISK = { name: 'a', ephemeral: { volumeClaimTemplate: { spec: { volumeMode: 'Block', accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } } } } };

const SECTIONS: Readonly<Record<string, Section>> = {
  Pod: { type: within(deployment, 'template', 'spec'), structs: ['WebAppProps'], kind: 'Deployment', make: webApp, patch: inPodSpec },
  Container: {
    type: within(deployment, 'template', 'spec', 'containers'),
    structs: ['SidecarProps', 'WebAppProps'],
    kind: 'Deployment',
    make: webApp,
    // A device is one of the volumes, of which the program has its own.
    patch: value => inPodSpec({ containers: [{ name: 'x', ...value }], ...'volumeDevices' in value ? { volumes: [{ name: 'tmp', emptyDir: {} }, DISK] } : {} }),
  },
  Deployment: { type: deployment, structs: ['WebAppProps'], kind: 'Deployment', make: webApp, patch: inSpec },
  StatefulSet: {
    type: specOf('apps/v1', 'StatefulSet'),
    structs: ['StatefulDatabaseProps'],
    kind: 'StatefulSet',
    make: tenant => new StatefulDatabase(tenant, 'x', { engine: 'redis', version: '8', storage: '1Gi' }),
    patch: inSpec,
  },
  DaemonSet: { type: specOf('apps/v1', 'DaemonSet'), structs: ['DaemonTaskProps'], kind: 'DaemonSet', make: tenant => new DaemonTask(tenant, 'x', { image: 'a:1' }), patch: inSpec },
  Job: { type: specOf('batch/v1', 'Job'), structs: ['BatchJobProps'], kind: 'Job', make: tenant => new BatchJob(tenant, 'x', { image: 'a:1', completions: 2, indexed: true }), patch: inSpec },
  CronJob: { type: specOf('batch/v1', 'CronJob'), structs: ['CronTaskProps'], kind: 'CronJob', make: webApp, patch: inSpec },
  Service: { type: specOf('v1', 'Service'), structs: ['ServiceProps'], kind: 'Service', make: webApp, patch: inSpec },
  HorizontalPodAutoscaler: { type: specOf('autoscaling/v2', 'HorizontalPodAutoscaler'), structs: ['ScalingProps'], kind: 'HorizontalPodAutoscaler', make: webApp, patch: inSpec },
  PodDisruptionBudget: { type: specOf('policy/v1', 'PodDisruptionBudget'), structs: [], kind: 'PodDisruptionBudget', make: webApp, patch: inSpec },
};

interface Row {
  readonly section: string;
  readonly field: string;
  readonly how: string;
}

const rows: Row[] = page.split(/^## /m).slice(1).flatMap(text => {
  const [section] = text.split('\n');
  return [...text.matchAll(/^\| `(\w+)` \| (.+?) \| .*\|$/gm)].map(([, field, how]) => ({ section, field, how }));
});

test.each(Object.keys(SECTIONS))('%s: every field is there, and no other', section => {
  const fields = [...SECTIONS[section].type.fields].filter(([, { until }]) => until >= NEWEST).map(([name]) => name);
  expect(rows.filter(row => row.section === section).map(({ field }) => field).sort()).toEqual(fields.sort());
});

test('every prop that is named is one', () => {
  const wrong = rows.flatMap(({ section, field, how }) => [...how.matchAll(/`(\w+)`/g)].map(([, prop]) => prop)
    .filter(prop => !SECTIONS[section].structs.some(struct => propsOf(struct).some(({ name }) => name === prop)))
    .map(prop => `${section}.${field}: ${prop}`));
  expect(wrong).toEqual([]);
  expect(rows.filter(({ how }) => !/^(decided|override|`.*`)$/.test(how))).toEqual([]);
});

test('of the fields of pods and containers, at most 15 % are left to overrides', () => {
  const pods = rows.filter(({ section }) => section === 'Pod' || section === 'Container');
  const left = pods.filter(({ how }) => how === 'override');
  expect(left.length / pods.length).toBeLessThanOrEqual(0.15);
});

/** Some value of a type. */
function sample(type: string): unknown {
  if (type.startsWith('[')) return [sample(type.slice(1))];
  if (type.startsWith('{')) return { a: sample(type.slice(1)) };
  const scalar: Readonly<Record<string, unknown>> = { s: 'a', i: 3, n: 3, b: true, q: '3', x: 3 };
  if (type in scalar) return scalar[type];
  const object = schema().typeOf({ type });
  return Object.fromEntries([...object?.fields ?? []].filter(([, field]) => field.type in scalar).map(([name, field]) => [name, sampleOf(field)]));
}

/** Some value of a field: the first word of those that it can be. */
function sampleOf(field: ApiField): unknown {
  const value = sample(field.type);
  return /^must be (\S+) or/.exec(field.rule?.(value) ?? '')?.[1] ?? value;
}

// Of these not any value goes.
const GIVEN: Readonly<Record<string, unknown>> = {
  clusterIPs: ['10.96.0.10'],
  externalIPs: ['192.0.2.7'],
  healthCheckNodePort: 30001,
  ipFamilies: ['IPv4'],
  managedBy: 'example.org/controller',
  podReplacementPolicy: 'Failed',
  resourceClaims: [{ name: 'a', resourceClaimName: 'b' }],
};
// And these not alone.
const BESIDE: Readonly<Record<string, object>> = {
  clusterIPs: { clusterIP: '10.96.0.10' },
  healthCheckNodePort: { type: 'LoadBalancer', externalTrafficPolicy: 'Local' },
  restartPolicyRules: { restartPolicy: 'Never' },
};

const overrides = rows.filter(({ how }) => how === 'override').map(({ section, field }): [string, string] => [section, field]);

test.each(overrides)('%s.%s can be set by an override', (section, field) => {
  const { type, kind, make, patch } = SECTIONS[section];
  const value = { ...BESIDE[field], [field]: GIVEN[field] ?? sampleOf(type.fields.get(field)!) };
  const made = only(synth(tenant => make(tenant).override(kind, patch(value)), { ...PLATFORM, kubernetesVersion: '1.37' }), kind);
  expect(made).toMatchObject(patch(value));
  expect(isRecord(made.spec)).toBe(true);
});
