import { schema } from '../../src/core/internal/api/schema';

const deployment = schema().kind('apps/v1', 'Deployment')!;
const service = schema().kind('v1', 'Service')!;
const unknown = (patch: Record<string, unknown>, minor = 34, type = deployment) => schema().unknown(type, patch, minor).map(({ path, why }) => `${path} ${why}`);
const container = (fields: Record<string, unknown>) => ({ spec: { template: { spec: { containers: [{ name: 'web', ...fields }] } } } });

test('knows the kinds of Kubernetes and no others', () => {
  expect(deployment.name).toBe('Deployment');
  expect(schema().kind('example.org/v1', 'Widget')).toBeUndefined();
});

test('accepts fields of every type', () => {
  expect(unknown({
    metadata: { labels: { a: 'b' }, annotations: null },
    spec: { replicas: 3, paused: false, strategy: { rollingUpdate: { maxSurge: 1, maxUnavailable: '25%' } } },
  })).toEqual([]);
  expect(unknown(container({ resources: { limits: { 'memory': '1Gi', 'nvidia.com/gpu': 1 } }, ports: [{ containerPort: 80 }] }))).toEqual([]);
});

test('names the fields that one was meant for', () => {
  expect(unknown({ spec: { Replicas: 3 } })).toEqual(['spec.Replicas must be a field of DeploymentSpec, which has \'replicas\'']);
  expect(unknown(container({ imagePull: 'Always' }))[0]).toBe('spec.template.spec.containers[0].imagePull must be a field of Container, which has \'image\', \'imagePullPolicy\'');
});

test.each([
  [{ spec: { replicas: '3' } }, 'spec.replicas must be a whole number'],
  [{ spec: { paused: 'no' } }, 'spec.paused must be true or false'],
  [{ spec: { template: [] } }, 'spec.template must be an object'],
  [{ metadata: { labels: { a: 1 } } }, 'metadata.labels.a must be a string'],
  [{ spec: { strategy: { rollingUpdate: { maxSurge: 1.5 } } } }, 'spec.strategy.rollingUpdate.maxSurge must be a whole number or a string'],
  [container({ resources: { limits: { memory: true } } }), 'spec.template.spec.containers[0].resources.limits.memory must be a quantity such as 500m, 2 or 128Mi'],
  [{ spec: { template: { spec: { containers: {} } } } }, 'spec.template.spec.containers must be a list'],
])('refuses another type: %#', (patch, message) => expect(unknown(patch)).toEqual([message]));

test('a field is refused before the version that has it on by default', () => {
  const sleep = container({ lifecycle: { preStop: { sleep: { seconds: 5 } } } });
  expect(unknown(sleep, 30)).toEqual([]);
  expect(unknown(sleep, 29)).toEqual(['spec.template.spec.containers[0].lifecycle.preStop.sleep must be a field of Kubernetes 1.29, which gets it with 1.30']);
  expect(unknown({ spec: { trafficDistribution: 'PreferClose' } }, 30, service)).toEqual(['spec.trafficDistribution must be a field of Kubernetes 1.30, which gets it with 1.31']);
});

test('a field is refused after the version that lost it', () => {
  const lost = { spec: { template: { spec: { workloadRef: {} } } } };
  expect(unknown(lost, 35)).toEqual([]);
  expect(unknown(lost, 36)).toEqual(['spec.template.spec.workloadRef must be a field of Kubernetes 1.36, which lost it after 1.35']);
});
