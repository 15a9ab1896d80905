import { k8s } from 'cdk8s-plus-27';
import { Wire } from '../../src/core/internal/api/wire';

// The compiler checks these, by `npm test`; running them shows that they are literals as in YAML.

test('quantities and int-or-strings are plain values', () => {
  const resources: Wire<k8s.ResourceRequirements> = { limits: { 'memory': '1Gi', 'nvidia.com/gpu': 1 } };
  const rollout: Wire<k8s.RollingUpdateDeployment> = { maxSurge: 1, maxUnavailable: '25%' };
  expect([resources, rollout]).toEqual([{ limits: { 'memory': '1Gi', 'nvidia.com/gpu': 1 } }, { maxSurge: 1, maxUnavailable: '25%' }]);
});

test('keys have the spelling of the API', () => {
  const service: Wire<k8s.ServiceSpec> = { clusterIP: 'None', clusterIPs: ['None'] };
  // @ts-expect-error the generated spelling would be written as it is, and mean nothing
  const wrong: Wire<k8s.ServiceSpec> = { clusterIp: 'None' };
  expect([service, wrong]).toHaveLength(2);
});

test('what has a name and a value is not taken for a quantity', () => {
  const probe: Wire<k8s.HttpGetAction> = { port: 'http', httpHeaders: [{ name: 'Host', value: 'example.org' }] };
  expect(probe.httpHeaders).toHaveLength(1);
});

test('fields that came after 1.27 are known where they belong', () => {
  const handler: Wire<k8s.LifecycleHandler> = { sleep: { seconds: 15 } };
  const sidecar: Wire<k8s.Container> = { name: 'proxy', restartPolicy: 'Always' };
  // @ts-expect-error a Service does not sleep
  const wrong: Wire<k8s.ServiceSpec> = { sleep: { seconds: 15 } };
  expect([handler, sidecar, wrong]).toHaveLength(3);
});
