import { App, Chart, Testing } from 'cdk8s';
import { BlueprintApp, Platform, Tenant, TenantProps, Tls, WebApp } from '../../src';
import { expectSnapshot, Manifest, objectsOf, only, PLATFORM } from '../_synth';

function objects(props?: TenantProps): Manifest[] {
  const app = new BlueprintApp();
  new Tenant(new Platform(app, 'test'), 'shop', props);
  return objectsOf(app);
}

test('minimal', () => expectSnapshot(objects()));

test('full', () => expectSnapshot(objects({ name: 'shop-prod', podSecurity: 'baseline', labels: { team: 'shop' }, annotations: { contact: 'shop@example.org' } })));

test('Pod Security and the protection of the data cannot be labelled away', () => {
  const [{ metadata }] = objects({ labels: { 'pod-security.kubernetes.io/enforce': 'privileged' }, annotations: { 'kustomize.toolkit.fluxcd.io/prune': 'enabled' } });
  expect(metadata.labels).toMatchObject({ 'pod-security.kubernetes.io/enforce': 'restricted' });
  expect(metadata.annotations).toMatchObject({ 'kustomize.toolkit.fluxcd.io/prune': 'disabled' });
});

test.each<[TenantProps, string]>([
  [{ name: 'Shop' }, '[test/shop] \'name\' must be at most 63 lower-case letters, digits and \'-\', with a letter or digit at both ends, got "Shop"; rename the Tenant (rule: dns-label)'],
  [{ name: 'kube-system' }, '[test/shop] \'name\' must not be a namespace of the cluster\'s own: what is denied there takes it down, got "kube-system"; rename the Tenant (rule: system-namespace)'],
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
