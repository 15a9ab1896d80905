import { readFileSync } from 'fs';
import { join } from 'path';
import { App, Chart, Size, Testing } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-27';
import { BatchJob, BlueprintApp, CronTask, DaemonTask, External, Platform, StatefulDatabase, Tenant, TenantProps, Tls, WebApp, Worker } from '../../src';
import { expectSnapshot, Manifest, objectsOf, only, PLATFORM, temporary } from '../_synth';

function objects(props?: TenantProps): Manifest[] {
  const app = new BlueprintApp();
  new Tenant(new Platform(app, 'test'), 'shop', props);
  return objectsOf(app);
}

test('minimal', () => expectSnapshot(objects()));

test('full', () => expectSnapshot(objects({ name: 'shop-prod', podSecurity: 'baseline', labels: { team: 'shop' }, annotations: { contact: 'shop@example.org' } })));

test('the protection of the data cannot be taken away, and other options of Argo CD stay beside it', () => {
  const annotated = (annotations: Record<string, string>) => objects({ annotations })[0].metadata.annotations;
  expect(annotated({ 'kustomize.toolkit.fluxcd.io/prune': 'enabled' })).toMatchObject({ 'kustomize.toolkit.fluxcd.io/prune': 'disabled' });
  expect(annotated({ 'argocd.argoproj.io/sync-options': 'ServerSideApply=true, Prune=false' })).toMatchObject({ 'argocd.argoproj.io/sync-options': 'ServerSideApply=true,Prune=false,Delete=false' });
});

test('a label may warn of what a stricter level would refuse, and say again what is enforced', () => {
  const labels = { 'pod-security.kubernetes.io/warn': 'restricted', 'pod-security.kubernetes.io/audit': 'restricted', 'pod-security.kubernetes.io/enforce': 'baseline' };
  expect(objects({ podSecurity: 'baseline', labels })[0].metadata.labels).toMatchObject(labels);
});

test.each<[TenantProps, string]>([
  [{ name: 'Shop' }, '[test/shop] \'name\' must be at most 63 lower-case letters, digits and \'-\', with a letter or digit at both ends, got "Shop"; rename the Tenant (rule: dns-label)'],
  [{ name: 'kube-system' }, '[test/shop] \'name\' must not be a namespace of the cluster\'s own: what is denied there takes it down, got "kube-system"; rename the Tenant (rule: system-namespace)'],
  [{ labels: { 'pod-security.kubernetes.io/enforce': 'baseline' } }, '[test/shop] labels \'pod-security.kubernetes.io/enforce\' must be the level that \'podSecurity\' says, \'restricted\', got "baseline"; say it by \'podSecurity\' (rule: pod-security-label)'],
  [{ podSecurity: 'none' as 'baseline' }, '[test/shop] \'podSecurity\' must be one of \'restricted\', \'baseline\', \'privileged\', got "none"; choose one of them (rule: one-of)'],
])('refused: %#', (props, message) => expect(() => objects(props)).toThrow(`Validation failed with the following errors:\n  ${message}`));

test('lets the ingress controller ask for certificates, where cert-manager makes them', () => {
  const app = new BlueprintApp();
  new Tenant(new Platform(app, 'test', { ...PLATFORM, tls: Tls.clusterIssuer('letsencrypt') }), 'shop');
  expect(only(objectsOf(app), 'NetworkPolicy', 'acme-solver').spec).toEqual({
    podSelector: { matchLabels: { 'acme.cert-manager.io/http01-solver': 'true' } },
    policyTypes: ['Ingress'],
    ingress: [{
      from: [{ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'ingress' } }, podSelector: { matchLabels: { 'app.kubernetes.io/name': 'traefik' } } }],
      ports: [{ port: 8089, protocol: 'TCP' }],
    }],
  });
});

test('inside of a Chart it is refused at once', () => {
  expect(() => new Tenant(new Chart(new App(), 'chart'), 'shop')).toThrow(
    '[chart/shop] must not be a child of a Chart: cdk8s writes a Chart\'s own Charts before it; create the Tenant in the Platform or the App');
});

test('a plain cdk8s App writes it too', () => {
  expect(Testing.synth(new Tenant(Testing.app(), 'shop')).map(({ kind }) => kind)).toEqual(['Namespace', 'NetworkPolicy', 'ServiceAccount']);
});

describe('a namespace that exists', () => {
  const made = (props: TenantProps) => {
    const app = new BlueprintApp();
    new WebApp(new Tenant(app, 'shop', props), 'web', { image: 'example/web:1', port: 80 });
    return objectsOf(app).map(({ kind, metadata }) => `${kind} ${metadata.name}`);
  };

  test('is left as it is, and so is what runs in it', () => {
    expect(made({ createNamespace: false })).toEqual(['NetworkPolicy web', 'Deployment web', 'PodDisruptionBudget web', 'Service web']);
    expect(made({ createNamespace: false, denyByDefault: true })).toContain('NetworkPolicy deny-all');
    expect(made({ denyByDefault: false })).not.toContain('NetworkPolicy deny-all');
  });

  test('gets no labels', () => {
    expect(() => made({ createNamespace: false, labels: { team: 'a' } }))
      .toThrow('[shop] \'labels\' is for a namespace that is made, got {"team":"a"}; remove it, or \'createNamespace: false\' (rule: not-made)');
  });
});

describe('a Tenant in full', () => {
  const full: TenantProps = {
    quota: { cpu: Cpu.units(8), memory: Size.gibibytes(16), ephemeralStorage: '20Gi', storage: '50Gi', pods: 40, objects: { 'count/jobs.batch': 10 } },
    containerLimits: { defaultCpu: '50m', defaultMemory: '64Mi', defaultEphemeralStorage: '100Mi', maxCpu: 4, maxMemory: '4Gi' },
    access: {
      view: ['everybody'],
      edit: ['developers'],
      admin: ['leads'],
      roles: { restart: { groups: ['on-call'], users: ['anna'], serviceAccounts: ['robot'], rules: [{ apiGroups: ['apps'], resources: ['deployments'], verbs: ['get', 'patch'], resourceNames: ['web'] }] } },
    },
    imagePullSecrets: ['registry'],
    dedicatedNodes: { value: 'shop' },
    exposure: { hosts: ['*.shop.example.org'], loadBalancers: 1 },
    external: [External.serviceAccount('robot')],
  };
  const made = (props: TenantProps, build: (tenant: Tenant) => void = () => undefined, platform = PLATFORM) => {
    const app = new BlueprintApp();
    build(new Tenant(new Platform(app, 'test', platform), 'shop', props));
    return objectsOf(app);
  };

  test('makes a quota, a LimitRange, roles and bindings', () => {
    expect(made(full).filter(({ kind }) => ['ResourceQuota', 'LimitRange', 'Role', 'RoleBinding', 'ServiceAccount'].includes(kind))).toMatchSnapshot();
  });

  test('makes none of them where nothing is said', () => {
    expect(made({}).map(({ kind }) => kind)).toEqual(['Namespace', 'NetworkPolicy', 'ServiceAccount']);
  });

  test('puts its blueprints on its nodes, with its pull secrets; agents of all nodes stay on all', () => {
    const placed = made(full, tenant => {
      new WebApp(tenant, 'web', { image: 'a:1', port: 8080 });
      new Worker(tenant, 'other', { image: 'a:1', dedicatedNodes: { value: 'gpu' } });
      new DaemonTask(tenant, 'agent', { image: 'a:1', allNodes: true });
      new Worker(tenant, 'quick', { image: 'a:1', tolerations: [{ effect: 'NoExecute', tolerationSeconds: 30 }] });
    }, { ...PLATFORM, imagePullSecrets: ['mirror'] });
    const spec = (kind: string, name: string) => only(placed, kind, name).spec.template.spec;
    expect(spec('Deployment', 'web').nodeSelector).toEqual({ dedicated: 'shop' });
    expect(spec('Deployment', 'web').tolerations).toEqual([{ key: 'dedicated', operator: 'Equal', value: 'shop' }]);
    expect(spec('Deployment', 'web').imagePullSecrets).toEqual([{ name: 'mirror' }, { name: 'registry' }]);
    expect(spec('Deployment', 'other').nodeSelector).toEqual({ dedicated: 'gpu' });
    // How long it stays on a node that fails says nothing of which nodes.
    expect(spec('Deployment', 'quick')).toMatchObject({
      nodeSelector: { dedicated: 'shop' },
      tolerations: [{ operator: 'Exists', effect: 'NoExecute', tolerationSeconds: 30 }, { key: 'dedicated', operator: 'Equal', value: 'shop' }],
    });
    expect([spec('DaemonSet', 'agent').nodeSelector, spec('DaemonSet', 'agent').tolerations]).toEqual([undefined, [{ operator: 'Exists' }]]);
    expect(only(placed, 'ServiceAccount').imagePullSecrets).toEqual([{ name: 'mirror' }, { name: 'registry' }]);
  });

  test('names a Secret once that the Platform names too', () => {
    const placed = made(full, tenant => new Worker(tenant, 'web', { image: 'a:1' }), { ...PLATFORM, imagePullSecrets: ['registry'] });
    expect(only(placed, 'Deployment').spec.template.spec.imagePullSecrets).toEqual([{ name: 'registry' }]);
    expect(only(placed, 'ServiceAccount', 'default').imagePullSecrets).toEqual([{ name: 'registry' }]);
  });

  test('connects to others of the same Platform', () => {
    const app = new BlueprintApp();
    const platform = new Platform(app, 'test', PLATFORM);
    const api = new WebApp(new Tenant(platform, 'api', { dedicatedNodes: { value: 'api' } }), 'api', { image: 'a:1', port: 8080 });
    new WebApp(new Tenant(platform, 'shop', full), 'web', { image: 'a:1', port: 8080 }).connectTo(api);
    expect(() => app.synthYaml()).not.toThrow();
  });

  test('that asks for more than its quota is refused with the arithmetic', () => {
    const build = (tenant: Tenant) => {
      new WebApp(tenant, 'web', { image: 'a:1', port: 8080, scaling: { min: 2, max: 8 }, resources: { cpu: '500m' } });
      new CronTask(tenant, 'report', { image: 'a:1', schedule: '@daily', resources: { cpu: 1 } });
      new BatchJob(tenant, 'import', { image: 'a:1', parallelism: 3, initContainers: [{ name: 'fetch', image: 'a:1', resources: { cpu: 2 } }] });
    };
    const job = only(made({ quota: { cpu: 12 } }, build), 'Job').metadata.name;
    expect(() => made({ quota: { cpu: 11 } }, build)).toThrow(
      '[test/shop/ResourceQuota] ResourceQuota shop/quota requests.cpu must be at least 12, which the program asks for: '
      + `Job shop/${job} 6 + Deployment shop/web 5 + CronJob shop/report 1, got "11"; raise the quota, or ask for less: `
      + 'fewer replicas, smaller requests, \'maxSurge: 0\' with \'maxUnavailable: 1\' (rule: quota-exceeded, see https://kubernetes.io/docs/concepts/policy/resource-quotas/)',
    );
  });

  test('writes what is asked for beside the manifests', () => {
    const outdir = temporary();
    const app = new BlueprintApp({ outdir });
    const tenant = new Tenant(new Platform(app, 'test', PLATFORM), 'shop', { quota: { cpu: 2, memory: '4Gi', storage: '20Gi' } });
    new WebApp(tenant, 'web', { image: 'a:1', port: 8080, replicas: 4 });
    new StatefulDatabase(tenant, 'orders', { engine: 'redis', version: '7', storage: '5Gi' });
    app.synth();
    expect(readFileSync(join(outdir, 'test/requests.md'), 'utf8')).toMatchSnapshot();
  });

  test.each<[TenantProps, string]>([
    [{ quota: {} }, '\'quota\' must limit something, got {}; give \'cpu\' or \'memory\' (rule: empty-map)'],
    [{ quota: { objects: { 'a b': 1 } } }, '\'quota.objects\' must be names that quotas use, got "a b"; write persistentvolumeclaims, or count/jobs.batch (rule: quota-name)'],
    [{ containerLimits: { maxMemory: '64Mi' } }, '\'containerLimits.maxMemory\' must not be less than what a container gets that says nothing, 128Mi, got "64Mi"; raise it, or lower \'defaultMemory\' (rule: request-over-limit)'],
    [{ containerLimits: { maxCpu: '50m' } }, '\'containerLimits.maxCpu\' must not be less than what a container gets that says nothing, 100m, got "50m"; raise it, or lower \'defaultCpu\' (rule: request-over-limit)'],
    [{ access: { view: ['system:masters'] } }, '\'access.view[0]\' must be the name of a group or a user, and none of the cluster\'s own, got "system:masters"; write it as the cluster\'s authentication gives it (rule: group-name)'],
    [{ access: { roles: { view: { groups: ['a'], rules: [{ resources: ['pods'], verbs: ['get'] }] } } } }, '\'access.roles\' must not be called view, edit, admin, got "view"; rename the role (rule: one-of)'],
    [{ access: { view: ['b'], roles: { view: { groups: ['a'], rules: [{ resources: ['pods'], verbs: ['get'] }] } } } }, '\'access.roles\' must not be called view, edit, admin, got "view"; rename the role (rule: one-of)'],
    [{ access: { roles: { own: { rules: [{ resources: ['pods'], verbs: ['get'] }] } } } }, '\'access.roles.own\' must be given to somebody, got "nobody"; name groups, users or serviceAccounts (rule: empty-list)'],
    [{ access: { roles: { own: { groups: ['a'], rules: [] } } } }, '\'access.roles.own.rules\' must name one at least, got []; say what it allows (rule: empty-list)'],
    [{ access: { roles: { own: { groups: ['a'], rules: [{ resources: [], verbs: ['get'] }] } } } }, '\'access.roles.own.rules[0].resources\' must name one at least, got []; say what it allows (rule: empty-list)'],
    [{ exposure: { hosts: ['Bad Host'] } }, '\'exposure.hosts[0]\' must be a DNS name in lower case: letters, digits and \'-\', in parts joined by \'.\', got "Bad Host"; give a single label, or a whole name such as \'shop.example.org\' (rule: host)'],
    [{ dedicatedNodes: { value: 'a b' } }, 'dedicatedNodes \'dedicated\' must be at most 63 letters, digits, \'-\', \'_\' and \'.\', got "a b"; shorten it, or make it an annotation (rule: label-value)'],
  ])('refused: %#', (props, text) => expect(() => made(props)).toThrow(`[test/shop] ${text}`));
});
