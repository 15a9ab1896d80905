import { Item } from '../../../../src/checks/internal/item';
import { podsOf } from '../../../../src/checks/internal/pods';
import { refusedBy } from '../../../../src/checks/internal/workloads/pod-standard';

const GOOD = { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } };

type Pod = Readonly<Record<string, unknown>> & { readonly minor?: number };

/** What a standard refuses of a pod, and why. */
function refused(level: string, { context = {}, container = {}, own = {}, minor = 34, ...spec }: Pod = {}): string[] {
  const item = new Item({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'web' },
    spec: {
      securityContext: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' }, ...context as object },
      containers: [{ name: 'web', ...container as object, securityContext: { ...GOOD, ...own as object } }],
      ...spec,
    },
  }, 'web', false);
  return refusedBy(level, podsOf(item)!, minor).map(({ at, must, value }) => `${at} ${must}, ${JSON.stringify(value)}`);
}

test('a pod as it should be is taken by all of them', () => {
  expect(['privileged', 'baseline', 'restricted', 'unknown'].flatMap(level => refused(level))).toEqual([]);
});

test.each<[string, Pod, string[]]>([
  ['the network of the node', { hostNetwork: true, hostPID: true, hostIPC: false }, ['hostNetwork must be false, true', 'hostPID must be false, true']],
  ['directories of the node', { volumes: [{ name: 'a', hostPath: { path: '/a' } }, { name: 'b', nfs: {} }] }, ['volume \'a\' must not be a directory of the node, "/a"']],
  ['sysctls', { context: { sysctls: [{ name: 'kernel.msgmax' }, { name: 'net.ipv4.tcp_rmem' }, { name: 'net.ipv4.ip_unprivileged_port_start' }] } }, ['sysctls must be safe ones, "kernel.msgmax"']],
  ['privileges', { own: { privileged: true } }, ['container \'web\' privileged must be false, true']],
  ['capabilities', { own: { capabilities: { add: ['NET_ADMIN', 'CHOWN'] } } }, ['container \'web\' capabilities must be among those of the standard, "NET_ADMIN"']],
  ['ports of the node', { container: { ports: [{ containerPort: 80, hostPort: 80 }, { containerPort: 81, hostPort: 0 }, { containerPort: 82 }] } }, ['container \'web\' hostPort must not be set, 80']],
  ['mounts of /proc', { own: { procMount: 'Unmasked' } }, ['container \'web\' procMount must be Default, "Unmasked"']],
  ['the usual mount of it', { own: { procMount: 'Default' } }, []],
  ['profiles', { context: { seccompProfile: { type: 'Unconfined' } }, own: { appArmorProfile: { type: 'Unconfined' }, seccompProfile: { type: 'Localhost' } } }, ['securityContext seccompProfile must not be Unconfined, "Unconfined"', 'container \'web\' appArmorProfile must not be Unconfined, "Unconfined"']],
  ['SELinux', { own: { seLinuxOptions: { type: 'spc_t', role: 'a' } }, context: { seLinuxOptions: { type: 'container_t', user: 'b' } } }, ['securityContext seLinuxOptions must not name a user or a role, {"user":"b"}', 'container \'web\' seLinuxOptions.type must be one for containers, "spc_t"', 'container \'web\' seLinuxOptions must not name a user or a role, {"role":"a"}']],
  ['the usual of it', { own: { seLinuxOptions: { type: 'container_init_t', level: 's0' } } }, []],
  ['processes of a Windows node', { context: { windowsOptions: { hostProcess: true } } }, ['securityContext windowsOptions.hostProcess must be false, true']],
  ['hosts of probes, since 1.34', { container: { livenessProbe: { httpGet: { host: 'a' } }, readinessProbe: { tcpSocket: { host: 'b' } }, startupProbe: { httpGet: { host: '' } } } }, ['container \'web\' readinessProbe must not name a host, "b"', 'container \'web\' livenessProbe must not name a host, "a"']],
  ['hosts of probes, before', { minor: 33, container: { livenessProbe: { httpGet: { host: 'a' } } } }, []],
])('baseline: %s', (_, pod, found) => expect(refused('baseline', pod)).toEqual(found));

test.each<[string, Pod, string[]]>([
  ['volumes of images, which came later', { minor: 33, volumes: [{ name: 'd', image: {} }] }, []],
  ['volumes', { minor: 32, volumes: [{ name: 'a', nfs: {} }, { name: 'b', emptyDir: {} }, { name: 'c' }, { name: 'd', image: {} }] }, ['a', 'd'].map(name => `volume '${name}' must be one of configMap, csi, downwardAPI, emptyDir, ephemeral, persistentVolumeClaim, projected, secret, "${name === 'a' ? 'nfs' : 'image'}"`)],
  ['root', { context: { runAsUser: 0 }, own: { runAsUser: 0 } }, ['securityContext.runAsUser must not be 0, 0', 'container \'web\' runAsUser must not be 0, 0']],
  ['an image that may be root', { context: { runAsNonRoot: undefined } }, ['container \'web\' runAsNonRoot must be true, "not set"']],
  ['one that says so', { own: { runAsNonRoot: false } }, ['container \'web\' runAsNonRoot must be true, false']],
  ['escalation', { own: { allowPrivilegeEscalation: undefined } }, ['container \'web\' allowPrivilegeEscalation must be false, "not set"']],
  ['escalation that is said', { own: { allowPrivilegeEscalation: true } }, ['container \'web\' allowPrivilegeEscalation must be false, true']],
  ['capabilities that are kept', { own: { capabilities: { drop: ['NET_RAW'] } } }, ['container \'web\' capabilities.drop must have ALL, ["NET_RAW"]']],
  ['capabilities that are added', { own: { capabilities: { drop: ['ALL'], add: ['CHOWN', 'NET_BIND_SERVICE'] } } }, ['container \'web\' capabilities.add must be NET_BIND_SERVICE alone, "CHOWN"']],
  ['no profile', { context: { seccompProfile: undefined } }, ['container \'web\' seccompProfile must be RuntimeDefault or Localhost, "not set"']],
  ['another profile', { own: { seccompProfile: { type: 'Localhost' } } }, []],
  ['what baseline refuses, once', { own: { capabilities: { drop: ['ALL'], add: ['NET_ADMIN'] }, seccompProfile: { type: 'Unconfined' } }, volumes: [{ name: 'a', hostPath: { path: '/a' } }] }, ['volume \'a\' must not be a directory of the node, "/a"', 'container \'web\' capabilities must be among those of the standard, "NET_ADMIN"', 'container \'web\' seccompProfile must not be Unconfined, "Unconfined"']],
  ['Windows', { os: { name: 'windows' }, own: { allowPrivilegeEscalation: undefined, capabilities: undefined } }, []],
])('restricted: %s', (_, pod, found) => expect(refused('restricted', pod)).toEqual(found));
