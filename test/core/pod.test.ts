import { writeFileSync } from 'fs';
import { join } from 'path';
import { App, Chart, Include } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import { BlueprintApp, Checks, EnvFrom, ExternalService, Hook, NodeLabel, Peer, PlatformProps, StatefulDatabase, Tenant, Volume, WebApp, WebAppProps } from '../../src';
import { errorsOf, Manifest, objectsOf, only, PLATFORM, synth, temporary, warningsOf } from '../_synth';

const minimal: WebAppProps = { image: 'example/web:1', port: 8080 };
const objects = (props: Partial<WebAppProps>, platform?: PlatformProps) => synth(tenant => new WebApp(tenant, 'web', { ...minimal, ...props }), platform);
const pod = (props: Partial<WebAppProps>, platform?: PlatformProps) => only(objects(props, platform), 'Deployment').spec.template.spec;
const refused = (props: Partial<WebAppProps>) => errorsOf(tenant => new WebApp(tenant, 'web', { ...minimal, ...props }));
const names = (items: Manifest[]) => items.map(({ name }) => name);

describe('containers beside the program', () => {
  const beside: Partial<WebAppProps> = {
    initContainers: [{ name: 'setup', image: 'example/setup:1' }],
    sidecars: [{ name: 'proxy', image: 'example/proxy:1' }, { name: 'reload', image: 'example/reload:1', afterInitContainers: true }],
  };

  test('start in the order that is said: sidecars, init containers, sidecars that need them', () => {
    const { initContainers, containers } = pod(beside);
    expect(initContainers.map(({ name, restartPolicy }: Manifest) => [name, restartPolicy])).toEqual([['proxy', 'Always'], ['setup', undefined], ['reload', 'Always']]);
    expect(names(containers)).toEqual(['web']);
  });

  test('are more containers before there are native sidecars', () => {
    const { initContainers, containers } = pod({ ...beside, shell: true }, { ...PLATFORM, kubernetesVersion: '1.28' });
    expect([names(initContainers), names(containers)]).toEqual([['setup'], ['web', 'proxy', 'reload']]);
  });

  test('share a volume that is mounted in several, and have writable paths of their own', () => {
    const logs = Volume.emptyDir({ sizeLimit: '1Gi' });
    const { volumes, containers, initContainers } = pod({ volumes: { '/var/log/app': logs }, sidecars: [{ name: 'shipper', image: 'example/shipper:1', volumes: { '/logs': logs } }] });
    expect(volumes).toEqual([{ name: 'tmp', emptyDir: {} }, { name: 'var-log-app', emptyDir: { sizeLimit: '1Gi' } }, { name: 'shipper-tmp', emptyDir: {} }]);
    expect(containers[0].volumeMounts).toContainEqual({ name: 'var-log-app', mountPath: '/var/log/app' });
    expect(initContainers[0].volumeMounts).toEqual([{ name: 'shipper-tmp', mountPath: '/tmp' }, { name: 'var-log-app', mountPath: '/logs' }]);
  });

  test('have files of their own, in the one ConfigMap', () => {
    const made = objects({ files: { '/etc/a.conf': 'a' }, sidecars: [{ name: 'proxy', image: 'example/proxy:1', files: { '/etc/a.conf': 'b' } }] });
    expect(only(made, 'ConfigMap').data).toEqual({ 'etc.a.conf': 'a', 'proxy.etc.a.conf': 'b' });
  });

  test('offer their ports by the same Service, and callers are let in to them', () => {
    const made = synth(tenant => new WebApp(tenant, 'api', minimal).connectTo(new WebApp(tenant, 'web', { ...minimal, sidecars: [{ name: 'exporter', image: 'example/exporter:1', port: 9113 }] })));
    expect(only(made, 'Service', 'web').spec.ports.map(({ name, port }: Manifest) => [name, port])).toEqual([['http', 8080], ['exporter', 9113]]);
    expect(only(made, 'NetworkPolicy', 'web').spec.ingress[0].ports.map(({ port }: Manifest) => port)).toEqual([8080, 9113]);
  });

  test('get the variables of connections where they ask for them', () => {
    const env = (connections: boolean) => {
      const made = synth(tenant => new WebApp(tenant, 'web', { ...minimal, initContainers: [{ name: 'setup', image: 'example/setup:1', connections }] })
        .connectTo(new ExternalService(tenant, 'mail', { host: '192.0.2.25', port: 25 })));
      return only(made, 'Deployment').spec.template.spec.initContainers[0].env;
    };
    expect([env(false), names(env(true))]).toEqual([undefined, ['MAIL_HOST', 'MAIL_PORT']]);
  });

  test('run as the pod does, but for what they say', () => {
    const { initContainers, securityContext } = pod({ sidecars: [{ name: 'a', image: 'a:1' }, { name: 'b', image: 'b:1', security: { user: 1000, readOnlyRootFilesystem: false } }] });
    expect(securityContext.runAsUser).toBe(65532);
    const contexts = initContainers.map(({ securityContext: own }: Manifest) => [own.runAsUser, own.runAsGroup, own.readOnlyRootFilesystem]);
    expect(contexts).toEqual([[undefined, undefined, true], [1000, 1000, false]]);
  });

  test('that clash are refused', () => {
    expect(refused({
      sidecars: [{ name: 'web', image: 'a:1' }, { name: 'a', image: 'nginx:1', port: 8080 }, { name: 'Http', image: 'b:1', ports: [{ name: 'http', port: 9000 }] }],
    })).toMatchInlineSnapshot(`
[
  "[test/shop/web] 'sidecars[0].name' must not be the name of another container of the pod, got "web"; rename one of them (rule: container-twice)",
  "[test/shop/web] 'sidecars[2].name' must be at most 63 lower-case letters, digits and '-', with a letter or digit at both ends, got "Http"; rename the container (rule: dns-label)",
  "[test/shop/web] sidecars[1] ports must not have a port that another container of the pod has, got 8080; change one of them (rule: port-twice)",
  "[test/shop/web] sidecars[2] ports must not have a port name that another container of the pod has, got "http"; change one of them (rule: port-twice)",
]
`);
  });
});

describe('where pods are put', () => {
  test('is said by labels, other pods, taints and priorities', () => {
    const { affinity, nodeSelector, tolerations, priorityClassName, schedulerName, runtimeClassName } = pod({
      nodeSelector: { disk: 'ssd' },
      nodeAffinity: { required: [NodeLabel.in('zone', ['a', 'b']), NodeLabel.above('cores', 8)], preferred: [NodeLabel.exists('fast'), NodeLabel.notIn('tier', ['old'])] },
      podAffinity: [{ labels: { app: 'cache' }, required: true }],
      podAntiAffinity: [{ labels: { app: 'batch' }, topologyKey: 'topology.kubernetes.io/zone', namespaces: ['lab'] }],
      antiAffinity: 'require',
      tolerations: [{ key: 'gpu', value: 'a100', effect: 'NoSchedule' }, { key: 'node.kubernetes.io/unreachable', effect: 'NoExecute', tolerationSeconds: 30 }],
      dedicatedNodes: { value: 'shop' },
      priorityClassName: 'high',
      schedulerName: 'default-scheduler',
      runtimeClassName: 'gvisor',
    });
    expect({ affinity, nodeSelector, tolerations, priorityClassName, schedulerName, runtimeClassName }).toMatchInlineSnapshot(`
{
  "affinity": {
    "nodeAffinity": {
      "preferredDuringSchedulingIgnoredDuringExecution": [
        {
          "preference": {
            "matchExpressions": [
              {
                "key": "fast",
                "operator": "Exists",
              },
            ],
          },
          "weight": 100,
        },
        {
          "preference": {
            "matchExpressions": [
              {
                "key": "tier",
                "operator": "NotIn",
                "values": [
                  "old",
                ],
              },
            ],
          },
          "weight": 99,
        },
      ],
      "requiredDuringSchedulingIgnoredDuringExecution": {
        "nodeSelectorTerms": [
          {
            "matchExpressions": [
              {
                "key": "zone",
                "operator": "In",
                "values": [
                  "a",
                  "b",
                ],
              },
              {
                "key": "cores",
                "operator": "Gt",
                "values": [
                  "8",
                ],
              },
            ],
          },
        ],
      },
    },
    "podAffinity": {
      "requiredDuringSchedulingIgnoredDuringExecution": [
        {
          "labelSelector": {
            "matchLabels": {
              "app": "cache",
            },
          },
          "topologyKey": "kubernetes.io/hostname",
        },
      ],
    },
    "podAntiAffinity": {
      "preferredDuringSchedulingIgnoredDuringExecution": [
        {
          "podAffinityTerm": {
            "labelSelector": {
              "matchLabels": {
                "app": "batch",
              },
            },
            "namespaces": [
              "lab",
            ],
            "topologyKey": "topology.kubernetes.io/zone",
          },
          "weight": 100,
        },
      ],
      "requiredDuringSchedulingIgnoredDuringExecution": [
        {
          "labelSelector": {
            "matchLabels": {
              "cdk8s-blueprints/name": "web",
            },
          },
          "topologyKey": "kubernetes.io/hostname",
        },
      ],
    },
  },
  "nodeSelector": {
    "dedicated": "shop",
    "disk": "ssd",
  },
  "priorityClassName": "high",
  "runtimeClassName": "gvisor",
  "schedulerName": undefined,
  "tolerations": [
    {
      "effect": "NoSchedule",
      "key": "gpu",
      "operator": "Equal",
      "value": "a100",
    },
    {
      "effect": "NoExecute",
      "key": "node.kubernetes.io/unreachable",
      "operator": "Exists",
      "tolerationSeconds": 30,
    },
    {
      "key": "dedicated",
      "operator": "Equal",
      "value": "shop",
    },
  ],
}
`);
  });

  test('makes sense, or is refused', () => {
    expect(refused({
      nodeAffinity: { required: [NodeLabel.in('a b', []), NodeLabel.above('cores', 1.5)] },
      podAffinity: [{ labels: {} }],
      tolerations: [{ value: 'a' }, { key: 'a', tolerationSeconds: 5 }],
      nodeSelector: { 'a b': 'c' },
      dedicatedNodes: { value: 'b c' },
    })).toMatchInlineSnapshot(`
[
  "[test/shop/web] 'nodeSelector' must have keys of letters, digits, '-', '_' and '.', with a DNS name and '/' before them or not, got "a b"; rename the label (rule: label-key)",
  "[test/shop/web] 'nodeAffinity.required[0]' must have keys of letters, digits, '-', '_' and '.', with a DNS name and '/' before them or not, got "a b"; rename the label (rule: label-key)",
  "[test/shop/web] 'nodeAffinity.required[0]' must name one at least, got []; name the values, or use NodeLabel.exists (rule: empty-list)",
  "[test/shop/web] 'nodeAffinity.required[1]' must compare with a whole number, got "1.5"; correct it (rule: whole-number)",
  "[test/shop/web] 'podAffinity[0].labels' must name a label at least, got {}; say which pods (rule: empty-map)",
  "[test/shop/web] 'tolerations[0].value' must not be given without 'key', got "a"; add the key (rule: toleration)",
  "[test/shop/web] 'tolerations[1].tolerationSeconds' is for the effect NoExecute alone, got 5; remove it, or set the effect (rule: toleration)",
  "[test/shop/web] dedicatedNodes 'dedicated' must be at most 63 letters, digits, '-', '_' and '.', got "b c"; shorten it, or make it an annotation (rule: label-value)",
]
`);
  });
});

describe('what the Platform says of every program', () => {
  const site: PlatformProps = {
    ...PLATFORM,
    httpProxy: { url: 'http://proxy.example.org:3128', cidrs: ['192.0.2.3/32'], noProxy: ['.example.org'] },
    extraCa: { pem: '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n' },
  };

  test('its HTTP proxy is in the variables of all containers, and in reach; what a container sets itself stays', () => {
    const props = { env: { NO_PROXY: 'mine' }, sidecars: [{ name: 'a', image: 'a:1' }], egress: [] };
    const { containers: [main], initContainers: [beside] } = pod(props, site);
    const value = (container: Manifest, name: string) => container.env.find((each: Manifest) => each.name === name).value;
    expect([value(main, 'HTTPS_PROXY'), value(main, 'NO_PROXY'), value(beside, 'NO_PROXY')]).toEqual(['http://proxy.example.org:3128', 'mine', 'localhost,127.0.0.1,$(KUBERNETES_SERVICE_HOST),.svc,.cluster.local,.example.org']);
    // The other spelling would say something else.
    expect([names(main.env).includes('no_proxy'), names(beside.env).includes('no_proxy')]).toEqual([false, true]);
    expect(only(objects(props, site), 'NetworkPolicy').spec.egress[1]).toEqual({ to: [{ ipBlock: { cidr: '192.0.2.3/32' } }], ports: [{ protocol: 'TCP', port: 3128 }] });
  });

  test('its CAs are a file of all containers, and in place of the image\'s where they are complete', () => {
    const { containers: [main] } = pod({}, site);
    expect(main.volumeMounts).toContainEqual({ name: 'files', mountPath: '/etc/ssl/certs/extra-ca.pem', subPath: 'etc.ssl.certs.extra-ca.pem', readOnly: true });
    const variables = (complete: boolean) => names(pod({}, { ...PLATFORM, extraCa: { ...site.extraCa!, complete } }).containers[0].env);
    expect([variables(false), variables(true)]).toEqual([['NODE_EXTRA_CA_CERTS'], ['NODE_EXTRA_CA_CERTS', 'SSL_CERT_FILE', 'REQUESTS_CA_BUNDLE', 'CURL_CA_BUNDLE']]);
  });

  test('databases, which reach nothing, get neither', () => {
    const made = synth(tenant => new StatefulDatabase(tenant, 'orders', { engine: 'redis', version: '8', storage: '1Gi' }), site);
    expect(names(only(made, 'StatefulSet').spec.template.spec.containers[0].env)).toEqual(['REDIS_PASSWORD', 'REDISCLI_AUTH']);
  });

  test('nonsense is refused', () => {
    expect(errorsOf(() => undefined, { httpProxy: { url: 'proxy', cidrs: [] }, extraCa: { pem: '/etc/ca.pem' } })).toMatchInlineSnapshot(`
[
  "[test] 'httpProxy.url' must be the URL of a proxy, without a path and without a password, got "proxy"; write 'http://proxy.example.org:3128' (rule: proxy-url)",
  "[test] 'httpProxy.cidrs' must name one at least, got []; leave it out for the default (rule: empty-list)",
  "[test] 'extraCa.pem' must be certificates as PEM text, got "/etc/ca.pem"; give the text of the file, not its path (rule: pem)",
]
`);
  });
});

test('a pod that calls the API server says so, gets a token, and may reach it', () => {
  const made = objects({ serviceAccountName: 'caller', serviceAccountToken: true, egress: [] });
  const { serviceAccountName, automountServiceAccountToken } = only(made, 'Deployment').spec.template.spec;
  expect([serviceAccountName, automountServiceAccountToken]).toEqual(['caller', true]);
  expect(only(made, 'NetworkPolicy').spec.egress[1].ports.map(({ port }: Manifest) => port)).toEqual([443, 6443]);
});

test('name resolution is as it is said, and its servers are in reach', () => {
  const props: Partial<WebAppProps> = { dns: { policy: 'None', nameservers: ['192.0.2.53'], searches: ['example.org'], options: { ndots: '2', edns0: '' } }, hostAliases: { '192.0.2.9': ['old.example.org'] } };
  const { dnsPolicy, dnsConfig, hostAliases } = pod(props);
  expect({ dnsPolicy, dnsConfig, hostAliases }).toEqual({
    dnsPolicy: 'None',
    dnsConfig: { nameservers: ['192.0.2.53'], searches: ['example.org'], options: [{ name: 'ndots', value: '2' }, { name: 'edns0' }] },
    hostAliases: [{ ip: '192.0.2.9', hostnames: ['old.example.org'] }],
  });
  expect(only(objects(props), 'NetworkPolicy').spec.egress[0].to).toContainEqual({ ipBlock: { cidr: '192.0.2.53/32' } });
});

test('the node\'s servers of names are in reach where they are named', () => {
  const warned = (props: Partial<WebAppProps>) => warningsOf(tenant => new WebApp(tenant, 'web', { ...minimal, ...props }));
  expect(warned({ dns: { policy: 'Default' } })).toEqual([
    'warning: [test/shop/web] \'dns.policy\' should come with the servers of the node: its network policy lets it out to public ones alone, got "Default"; name them in \'dns.nameservers\' (rule: node-resolver)',
  ]);
  // Ports of peers are TCP.
  expect(warned({ dns: { policy: 'Default' }, egress: [Peer.cidr('10.0.0.2/32', [53])] })).toHaveLength(1);
  expect(warned({ dns: { policy: 'Default', nameservers: ['10.0.0.2'] } })).toEqual([]);
  expect(warned({ dns: { policy: 'Default' }, egress: [Peer.cidr('10.0.0.2/32')] })).toEqual([]);
  expect(warned({ dns: { policy: 'ClusterFirst' } })).toEqual([]);
});

test('on the node\'s network the cluster\'s names are still known', () => {
  const app = new BlueprintApp();
  new WebApp(new Tenant(app, 'shop', { podSecurity: 'privileged' }), 'web', { ...minimal, hostAccess: { network: true } });
  const { hostNetwork, dnsPolicy } = only(objectsOf(app), 'Deployment').spec.template.spec;
  expect([hostNetwork, dnsPolicy]).toEqual([true, 'ClusterFirstWithHostNet']);
});

test('a hook takes the place of the wait before a stop', () => {
  const { containers: [main], terminationGracePeriodSeconds } = pod({ preStop: Hook.exec(['drain']), postStart: Hook.http('/warm-up') });
  expect([main.lifecycle, terminationGracePeriodSeconds]).toEqual([{ preStop: { exec: { command: ['drain'] } }, postStart: { httpGet: { path: '/warm-up', port: 'http' } } }, 45]);
});

test('what a container is told that makes no sense is refused', () => {
  const cases: Array<Partial<WebAppProps>> = [
    { tty: true },
    { preStop: Hook.exec([]) },
    { preStop: Hook.http('stop', { port: 9 }) },
    { preStop: Hook.exec(['a']), preStopSleepSeconds: 5 },
    { resources: { extended: { 'gpu': 1, 'nvidia.com/gpu': 0 } } },
    { resources: { ephemeralStorage: '2Gi', ephemeralStorageLimit: '1Gi' } },
    { envFrom: [EnvFrom.secret('A'), EnvFrom.config('a', { prefix: '1' })] },
    { imagePullPolicy: 'Sometimes' as 'Always' },
    { selector: {} },
    { dns: { policy: 'None' } },
    { dns: { nameservers: ['1.1.1.1', '1.1.1.2', '1.1.1.3', 'dns'], options: { '': 'a' } } },
    { security: { sysctls: { 'A B': '1', 'kernel.shmmax': '1' }, privileged: true, allowPrivilegeEscalation: false } },
    { volumes: { '/data': Volume.nfs('192.0.2.8', '/export') } },
    { hostAliases: { here: ['A'] } },
  ];
  expect(cases.flatMap(refused)).toMatchInlineSnapshot(`
[
  "[test/shop/web] 'tty' needs 'stdin', got true; set it too (rule: tty-without-stdin)",
  "[test/shop/web] 'preStop' must name a program, got []; give the command as a list of words (rule: hook-command)",
  "[test/shop/web] 'preStop.path' must begin with '/', got "stop"; give the path of the URL (rule: probe-path)",
  "[test/shop/web] 'preStop.port' must be a TCP port of the container: http (8080), got 9; declare the port, or probe another way (rule: probe-port)",
  "[test/shop/web] 'preStopSleepSeconds' must not be given beside 'preStop', which is in its place, got 5; remove one of them (rule: not-both)",
  "[test/shop/web] 'resources.extended' must be names with a domain, such as nvidia.com/gpu, got "gpu"; write it as the device plugin does (rule: extended-resource)",
  "[test/shop/web] resources.extended 'nvidia.com/gpu' must be a whole number of 1 or more, got 0; change it, or leave it out for the default (rule: whole-number)",
  "[test/shop/web] 'resources.ephemeralStorage' must not be more than 'resources.ephemeralStorageLimit', 1Gi, got "2Gi"; raise the limit or lower the request (rule: request-over-limit)",
  "[test/shop/web] 'envFrom[0]' must be the name of an object: lower-case letters, digits, '-' and '.', at most 253 characters, got "A"; give the name as kubectl prints it (rule: dns-subdomain)",
  "[test/shop/web] envFrom[1] prefix must be the name of a variable: letters, digits, '_', '-' and '.', not beginning with a digit, got "1"; rename the variable (rule: env-name)",
  "[test/shop/web] 'imagePullPolicy' must be one of 'IfNotPresent', 'Always', 'Never', got "Sometimes"; choose one of them (rule: one-of)",
  "[test/shop/web] 'selector' must name a label at least, got {}; say which pods, or leave it out (rule: empty-map)",
  "[test/shop/web] 'dns.nameservers' must name one at least with the policy None, got []; name them (rule: no-nameserver)",
  "[test/shop/web] 'dns.nameservers[3]' must be an IP address, got "dns"; write '169.254.20.10' (rule: address)",
  "[test/shop/web] 'dns.nameservers' must be at most 3, got 4; shorten it (rule: too-many)",
  "[test/shop/web] 'dns.options' must have names, got ""; name the option (rule: dns-option)",
  "[test/shop/web] 'security.privileged' must satisfy the Pod Security Standard 'restricted', which the namespace enforces, got true; change it, or give the Tenant another 'podSecurity' (rule: pod-security)",
  "[test/shop/web] 'security.allowPrivilegeEscalation' must not be false beside 'privileged', got false; remove one of them (rule: privileged)",
  "[test/shop/web] 'security.sysctls' must be names of kernel parameters, got "A B"; write net.ipv4.tcp_syncookies (rule: sysctl)",
  "[test/shop/web] 'security.sysctls' must satisfy the Pod Security Standard 'restricted', which the namespace enforces, got "A B"; change it, or give the Tenant another 'podSecurity' (rule: pod-security)",
  "[test/shop/web] 'security.sysctls' must satisfy the Pod Security Standard 'restricted', which the namespace enforces, got "kernel.shmmax"; change it, or give the Tenant another 'podSecurity' (rule: pod-security)",
  "[test/shop/web] volumes '/data' must satisfy the Pod Security Standard 'restricted', which the namespace enforces, got "nfs"; change it, or give the Tenant another 'podSecurity' (rule: pod-security)",
  "[test/shop/web] 'hostAliases' must be an IP address, got "here"; write '169.254.20.10' (rule: address)",
  "[test/shop/web] hostAliases 'here' must be a DNS name in lower case: letters, digits and '-', in parts joined by '.', got "A"; give a single label, or a whole name such as 'shop.example.org' (rule: host)",
]
`);
});

test('a newer field needs a newer target', () => {
  expect(errorsOf((tenant) => new WebApp(tenant, 'web', { ...minimal, security: { hostUsers: false }, service: { trafficDistribution: 'PreferClose' } }), { ...PLATFORM, kubernetesVersion: '1.30' })).toMatchInlineSnapshot(`
[
  "[test/shop/web] 'security.hostUsers' needs Kubernetes 1.33; the target is 1.30, got false; remove it, or raise the target version of the Platform (rule: newer-field)",
  "[test/shop/web] 'service.trafficDistribution' needs Kubernetes 1.31; the target is 1.30, got "PreferClose"; remove it, or raise the target version of the Platform (rule: newer-field)",
]
`);
  expect(errorsOf((tenant) => new WebApp(tenant, 'web', { ...minimal, security: { hostUsers: false }, hostAccess: { ipc: true } }))).toMatchInlineSnapshot(`
[
  "[test/shop/web] 'hostAccess.ipc' must satisfy the Pod Security Standard 'restricted', which the namespace enforces, got true; change it, or give the Tenant another 'podSecurity' (rule: pod-security)",
  "[test/shop/web] 'hostAccess.ipc' must not be given beside 'security.hostUsers: false', got true; remove one of them (rule: not-both)",
]
`);
});

describe('a Service', () => {
  const service = (props: WebAppProps['service']) => only(objects({ service: props }), 'Service').spec;

  test('has an address for others than the cluster, and lets them in', () => {
    const made = objects({ service: { type: 'LoadBalancer', loadBalancerSourceRanges: ['198.51.100.0/24'], externalTrafficPolicy: 'Local', allocateLoadBalancerNodePorts: false } });
    expect(only(made, 'Service').spec).toMatchObject({ type: 'LoadBalancer', loadBalancerSourceRanges: ['198.51.100.0/24'], externalTrafficPolicy: 'Local', allocateLoadBalancerNodePorts: false });
    expect(only(made, 'NetworkPolicy').spec.ingress).toEqual([{ from: [{ ipBlock: { cidr: '198.51.100.0/24' } }], ports: [{ protocol: 'TCP', port: 8080 }] }]);
    // Where nodes put their own address in place of the caller's, the policy cannot tell.
    expect(only(objects({ service: { type: 'NodePort', nodePorts: { http: 30080 } } }), 'NetworkPolicy').spec.ingress[0].from).toEqual([{ ipBlock: { cidr: '0.0.0.0/0' } }]);
  });

  test('is headless, keeps callers at their pod, or is called otherwise', () => {
    expect(service({ headless: true }).clusterIP).toBe('None');
    expect(service({ sessionAffinity: 'ClientIP', sessionAffinityTimeoutSeconds: 60 })).toMatchObject({ sessionAffinity: 'ClientIP', sessionAffinityConfig: { clientIP: { timeoutSeconds: 60 } } });
    const made = objects({ service: { name: 'front' }, host: 'shop' });
    expect([only(made, 'Service').metadata.name, only(made, 'Ingress').spec.rules[0].http.paths[0].backend.service.name]).toEqual(['front', 'front']);
  });

  test('is told nothing that its type does not have', () => {
    const cases: Array<WebAppProps['service']> = [
      { type: 'NodePort', headless: true },
      { nodePorts: { http: 30080 } },
      { type: 'NodePort', nodePorts: { other: 80 } },
      { externalTrafficPolicy: 'Local', loadBalancerSourceRanges: ['x'] },
      { headless: true, sessionAffinity: 'ClientIP', sessionAffinityTimeoutSeconds: 100000 },
      { sessionAffinityTimeoutSeconds: 60 },
      { ipFamilyPolicy: 'RequireDualStack' },
    ];
    expect(cases.flatMap((props) => refused({ service: props }))).toMatchInlineSnapshot(`
[
  "[test/shop/web] 'service.headless' is for the type ClusterIP alone, got true; remove it, or change the type (rule: service-type)",
  "[test/shop/web] 'service.nodePorts' is for the types NodePort and LoadBalancer alone, got {"http":30080}; remove it, or change the type (rule: service-type)",
  "[test/shop/web] 'service.nodePorts' must name ports of the container: http, got "other"; correct it (rule: not-a-port)",
  "[test/shop/web] 'service.nodePorts.other' must be a whole number from 30000 to 32767, got 80; change it, or leave it out for the default (rule: whole-number)",
  "[test/shop/web] 'service.externalTrafficPolicy' is for the types NodePort and LoadBalancer alone, got "Local"; remove it, or change the type (rule: service-type)",
  "[test/shop/web] 'service.loadBalancerSourceRanges' is for the type LoadBalancer alone, got ["x"]; remove it, or change the type (rule: service-type)",
  "[test/shop/web] 'service.loadBalancerSourceRanges[0]' must be a range of addresses with its length, and no bits beyond it, got "x"; write '192.0.2.0/24', or '192.0.2.7/32' for one address (rule: cidr)",
  "[test/shop/web] 'service.sessionAffinityTimeoutSeconds' must be a whole number from 1 to 86400, got 100000; change it, or leave it out for the default (rule: whole-number)",
  "[test/shop/web] 'service.sessionAffinity' must be None for a headless Service, which forwards nothing, got "ClientIP"; remove one of them (rule: service-type)",
  "[test/shop/web] 'service.sessionAffinityTimeoutSeconds' is for the affinity ClientIP alone, got 60; remove it, or change the type (rule: service-type)",
  "[test/shop/web] 'service.ipFamilyPolicy' must not ask for both families where the Platform has IPv4 alone: the API server refuses it, got "RequireDualStack"; use PreferDualStack, or say what the cluster has: 'ipFamilies' of the Platform (rule: ip-family)",
]
`);
    expect(refused({ port: undefined, ports: [{ name: 'http', port: 8080, servicePort: 80 }], service: { headless: true } })).toMatchInlineSnapshot(`
[
  "[test/shop/web] service port 'http' must be the container's own number for a headless Service, which forwards nothing, got 80; remove 'servicePort' (rule: service-type)",
]
`);
  });
});

describe('what others made', () => {
  const yaml = join(temporary(), 'app.yaml');
  writeFileSync(yaml, `
apiVersion: apps/v1
kind: Deployment
metadata: { name: legacy, namespace: old }
spec:
  selector: { matchLabels: { app: legacy } }
  template:
    metadata: { labels: { app: legacy, version: '2' } }
    spec: { containers: [{ name: a, image: 'a:1' }] }
`);

  test('in an Include is let in by its selector', () => {
    const made = synth(tenant => new WebApp(tenant, 'web', minimal).allowFrom(Peer.of(new Include(tenant, 'legacy', { url: yaml }), [8080])));
    expect(only(made, 'NetworkPolicy', 'web').spec.ingress).toEqual([{
      from: [{ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'old' } }, podSelector: { matchLabels: { app: 'legacy' } } }],
      ports: [{ protocol: 'TCP', port: 8080 }],
    }]);
  });

  test('by cdk8s-plus is reached and let in by its selector', () => {
    const made = synth(tenant => {
      const theirs = new kplus.Deployment(tenant, 'theirs', { containers: [{ image: 'example/a:1', portNumber: 80 }] });
      Checks.silence(theirs, 'pod-security', 'it is about who may talk to it');
      const web = new WebApp(tenant, 'web', { ...minimal, egress: [Peer.of(theirs, [80])] });
      web.allowFrom(Peer.of(theirs));
    });
    const { matchLabels } = made.find(({ kind, metadata }) => kind === 'Deployment' && metadata.name !== 'web')!.spec.selector;
    const { ingress, egress } = only(made, 'NetworkPolicy', 'web').spec;
    expect(Object.keys(matchLabels)).toHaveLength(1);
    expect([ingress[0].from, egress[1]]).toEqual([[{ podSelector: { matchLabels } }], { to: [{ podSelector: { matchLabels } }], ports: [{ protocol: 'TCP', port: 80 }] }]);
  });

  test('and is no workload, or several, is refused', () => {
    expect(errorsOf((tenant) => {
      const web = new WebApp(tenant, 'web', minimal);
      web.allowFrom(Peer.of(new Chart(new App(), 'empty')));
      web.allowFrom(Peer.of(tenant));
    }).map((line) => line.replace(/by \d+/, 'by N'))).toMatchInlineSnapshot(`
[
  "[test/shop/web] allowFrom Peer.of('empty') must be one workload, got "makes no pods"; give the construct of the Deployment, StatefulSet, DaemonSet, Job or Pod itself (rule: not-one-workload)",
]
`);
  });

  test('our pods are selected by Services and NetworkPolicies of cdk8s-plus', () => {
    const made = synth(tenant => {
      const web = new WebApp(tenant, 'web', minimal);
      new kplus.Service(tenant, 'more', { selector: web, ports: [{ port: 80, targetPort: 8080 }], metadata: { name: 'more' } });
      const policy = new kplus.NetworkPolicy(tenant, 'policy', { selector: web, metadata: { name: 'policy' } });
      policy.addIngressRule(new WebApp(tenant, 'api', minimal));
    });
    expect(only(made, 'Service', 'more').spec.selector).toEqual({ 'cdk8s-blueprints/name': 'web' });
    const { podSelector, ingress } = only(made, 'NetworkPolicy', 'policy').spec;
    expect([podSelector.matchLabels, ingress[0].from[0].podSelector.matchLabels]).toEqual([{ 'cdk8s-blueprints/name': 'web' }, { 'cdk8s-blueprints/name': 'api' }]);
  });
});

test('a given selector is everywhere the selector, and the pods have its labels', () => {
  const made = objects({ selector: { app: 'front' }, replicas: 3 });
  const deployment = only(made, 'Deployment');
  expect([deployment.spec.selector.matchLabels, only(made, 'Service').spec.selector, only(made, 'PodDisruptionBudget').spec.selector.matchLabels, only(made, 'NetworkPolicy').spec.podSelector.matchLabels])
    .toEqual(Array(4).fill({ app: 'front' }));
  expect(deployment.spec.template.metadata.labels.app).toBe('front');
  expect(deployment.spec.template.spec.topologySpreadConstraints[0].labelSelector.matchLabels).toEqual({ app: 'front' });
});

test('no warning where all is well', () => expect(warningsOf(tenant => new WebApp(tenant, 'web', minimal))).toEqual([]));
