import { BlueprintApp, DaemonTask, DaemonTaskProps, Tenant, Volume, WebApp } from '../../src';
import { errorsOf, expectSnapshot, objectsOf, only, synth } from '../_synth';

const minimal: DaemonTaskProps = { image: 'example/agent:1' };
const objects = (props: Partial<DaemonTaskProps> = {}) => synth(tenant => new DaemonTask(tenant, 'agent', { ...minimal, ...props }));
const refused = (props: Partial<DaemonTaskProps>) => errorsOf(tenant => new DaemonTask(tenant, 'agent', { ...minimal, ...props }));

test('minimal', () => expectSnapshot(objects()));

test('full', () => expectSnapshot(objects({
  port: 8125,
  allNodes: true,
  maxSurge: '10%',
  minReadySeconds: 5,
  service: { name: 'statsd', annotations: { note: 'a' } },
  nodeSelector: { 'kubernetes.io/os': 'linux' },
})));

test('a caller reaches the pod of its own node', () => {
  const made = synth(tenant => new WebApp(tenant, 'web', { image: 'example/web:1', port: 80 }).connectTo(new DaemonTask(tenant, 'agent', { ...minimal, port: 8125 })));
  expect(only(made, 'Service', 'agent').spec.internalTrafficPolicy).toBe('Local');
  expect(only(made, 'Deployment').spec.template.spec.containers[0].env).toContainEqual({ name: 'AGENT_HOST', value: 'agent.shop.svc' });
});

test('it is on nodes that take ordinary pods, unless it is to be on all', () => {
  const tolerations = (props: Partial<DaemonTaskProps>) => only(objects(props), 'DaemonSet').spec.template.spec.tolerations;
  expect([tolerations({}), tolerations({ allNodes: true, tolerations: [{ key: 'gpu' }] })]).toEqual([undefined, [{ key: 'gpu', operator: 'Exists' }, { operator: 'Exists' }]]);
});

test('what is the node\'s it has only where the namespace allows it, and it says so', () => {
  const asking: Partial<DaemonTaskProps> = { hostAccess: { network: true, processes: true }, volumes: { '/host': Volume.hostPath('/') }, security: { privileged: true } };
  expect(refused(asking)).toMatchInlineSnapshot(`
[
  "[test/shop/agent] 'security.privileged' must satisfy the Pod Security Standard 'restricted', which the namespace enforces, got true; change it, or give the Tenant another 'podSecurity' (rule: pod-security)",
  "[test/shop/agent] volumes '/host' must satisfy the Pod Security Standard 'restricted', which the namespace enforces, got "hostPath"; change it, or give the Tenant another 'podSecurity' (rule: pod-security)",
  "[test/shop/agent] 'hostAccess.network' must satisfy the Pod Security Standard 'restricted', which the namespace enforces, got true; change it, or give the Tenant another 'podSecurity' (rule: pod-security)",
  "[test/shop/agent] 'hostAccess.processes' must satisfy the Pod Security Standard 'restricted', which the namespace enforces, got true; change it, or give the Tenant another 'podSecurity' (rule: pod-security)",
]
`);
  const app = new BlueprintApp();
  new DaemonTask(new Tenant(app, 'shop', { podSecurity: 'privileged' }), 'agent', { ...minimal, ...asking });
  const { hostNetwork, hostPID, hostIPC, containers } = only(objectsOf(app), 'DaemonSet').spec.template.spec;
  const { privileged, allowPrivilegeEscalation } = containers[0].securityContext;
  expect([hostNetwork, hostPID, hostIPC, privileged, allowPrivilegeEscalation]).toEqual([true, true, undefined, true, undefined]);
});

test('a rollout that can never end, or that makes no sense, is refused', () => {
  const cases: Array<Partial<DaemonTaskProps>> = [
    { maxUnavailable: 0 },
    { maxUnavailable: 1, maxSurge: 1 },
    { updateStrategy: 'OnDelete', maxUnavailable: 2 },
    { service: {} },
    { maxSurge: 1, port: 80, ports: undefined, service: { headless: true, type: 'NodePort' } },
  ];
  expect(cases.flatMap(refused)).toMatchInlineSnapshot(`
[
  "[test/shop/agent] 'maxUnavailable' must not be 0 when 'maxSurge' is, got 0; raise one of them (rule: rollout-stuck)",
  "[test/shop/agent] 'maxSurge' must not be given beside 'maxUnavailable', got 1; remove one of them (rule: not-both)",
  "[test/shop/agent] 'maxUnavailable' must not be given beside 'updateStrategy', got 2; remove it (rule: not-both)",
  "[test/shop/agent] 'service' needs ports to offer, got "none"; give 'port' or 'ports' (rule: no-port)",
  "[test/shop/agent] 'service.headless' is for the type ClusterIP alone, got true; remove it, or change the type (rule: service-type)",
]
`);
});
