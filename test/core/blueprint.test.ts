import { App, Chart, JsonPatch, Testing } from 'cdk8s';
import { Construct } from 'constructs';
import { Peer, Platform, Tenant, WebApp } from '../../src';
import { errorsOf, only, PLATFORM, synth } from '../_synth';

const image = 'example/web:1';
const web = (tenant: Construct) => new WebApp(tenant, 'web', { image, port: 8080 });

describe('override', () => {
  test('merges into the final object', () => {
    const objects = synth(tenant => web(tenant).override('Deployment', {
      spec: { revisionHistoryLimit: 3, template: { spec: { containers: [{ name: 'web', stdin: true, resources: { limits: { 'nvidia.com/gpu': 1 } } }] } } },
    }));
    const { spec } = only(objects, 'Deployment');
    expect(spec.revisionHistoryLimit).toBe(3);
    expect(spec.template.spec.containers).toHaveLength(1);
    expect(spec.template.spec.containers[0]).toMatchObject({ image, stdin: true, resources: { limits: { 'nvidia.com/gpu': 1, 'memory': '128Mi' } } });
  });

  test('null removes', () => {
    const objects = synth(tenant => web(tenant).override('PodDisruptionBudget', { spec: { unhealthyPodEvictionPolicy: null } }));
    expect(only(objects, 'PodDisruptionBudget').spec).toEqual({ maxUnavailable: 1, selector: { matchLabels: { 'cdk8s-blueprints/name': 'web' } } });
  });

  test('of a strategy or a volume replaces its kind, as Kubernetes does', () => {
    const objects = synth(tenant => web(tenant).override('Deployment', {
      spec: { strategy: { type: 'Recreate' }, template: { spec: { volumes: [{ name: 'tmp', persistentVolumeClaim: { claimName: 'scratch' } }] } } },
    }));
    const { strategy, template } = only(objects, 'Deployment').spec;
    expect([strategy, template.spec.volumes]).toEqual([{ type: 'Recreate' }, [{ name: 'tmp', persistentVolumeClaim: { claimName: 'scratch' } }]]);
  });

  test('of the name, or with an element that has no key, is refused', () => {
    expect(errorsOf(tenant => {
      const app = web(tenant);
      app.override('Service', { metadata: { name: 'other' } });
      app.override('Deployment', { spec: { template: { spec: { containers: [{ image: 'b:1' }] } } } });
    }).filter(line => line.includes('] override of'))).toEqual([
      '[test/shop/web/Deployment] override of Deployment shop/web at spec.template.spec.containers[0] must have \'name\', by which it is told from the others, got {"image":"b:1"}; correct it, or raise the target version of the Platform (rule: override-field)',
      '[test/shop/web/Service] override of Service shop/web must leave version, kind, name and namespace as they are, got {"apiVersion":"v1","kind":"Service","name":"other","namespace":"shop"}; use the prop \'name\', or another Tenant (rule: override-identity)',
    ]);
  });

  test('of a kind that it has not is refused', () => {
    expect(errorsOf(tenant => web(tenant).override('Job', {}))).toEqual([
      '[test/shop/web] \'override\' must name one of its objects: NetworkPolicy \'web\', Deployment \'web\', PodDisruptionBudget \'web\', Service \'web\', got "Job"; correct the kind, or what makes the object (rule: override-target)',
    ]);
  });

  test('that changes nothing is refused', () => {
    expect(errorsOf(tenant => web(tenant).override('Deployment', { spec: { replicas: 2 } }))).toEqual([
      '[test/shop/web/Deployment] override of Deployment shop/web must change something, got {"spec":{"replicas":2}}; remove it, or correct the path (rule: override-no-effect)',
    ]);
  });

  test('of a field that the target version has not is refused', () => {
    const override = (tenant: Construct) => web(tenant).override('Service', { spec: { trafficDistribution: 'PreferClose' } });
    expect(errorsOf(override)).toEqual([]);
    expect(errorsOf(override, { ...PLATFORM, kubernetesVersion: '1.30' })).toEqual([
      '[test/shop/web/Service] override of Service shop/web at spec.trafficDistribution must be a field of Kubernetes 1.30, which gets it with 1.31, got "PreferClose"; correct it, or raise the target version of the Platform (rule: override-field)',
    ]);
  });

  test('of a field that there is not is refused, with those that there are', () => {
    expect(errorsOf(tenant => web(tenant).override('Deployment', { spec: { replica: 3 } }))).toEqual([
      '[test/shop/web/Deployment] override of Deployment shop/web at spec.replica must be a field of DeploymentSpec, which has \'replicas\', got 3; correct it, or raise the target version of the Platform (rule: override-field)',
    ]);
  });

  test('is applied by a plain cdk8s App too', () => {
    const chart = new Chart(Testing.app(), 'chart');
    web(chart).override('Service', { spec: { type: 'NodePort' } });
    expect(Testing.synth(chart).find(({ kind }) => kind === 'Service').spec.type).toBe('NodePort');
  });
});

describe('jsonPatch', () => {
  test('is applied after all else', () => {
    const objects = synth(tenant => web(tenant).jsonPatch('Deployment', JsonPatch.add('/spec/revisionHistoryLimit', 3), JsonPatch.replace('/spec/revisionHistoryLimit', 4)));
    expect(only(objects, 'Deployment').spec.revisionHistoryLimit).toBe(4);
  });

  test('that changes nothing, or cannot be applied, is refused', () => {
    expect(errorsOf(tenant => {
      const app = web(tenant);
      app.jsonPatch('Service', JsonPatch.replace('/spec/selector/cdk8s-blueprints~1name', 'web'));
      app.jsonPatch('Deployment', JsonPatch.test('/spec/replicas', 2), JsonPatch.add('/spec/nothing/more', 1));
    })).toEqual([
      expect.stringMatching(/^\[test\/shop\/web\/Deployment\] addJsonPatch of Deployment shop\/web must apply: .*; correct the path \(rule: override-failed\)$/),
      '[test/shop/web/Service] addJsonPatch of Service shop/web must change something, got {"op":"replace","path":"/spec/selector/cdk8s-blueprints~1name","value":"web"}; remove it, or correct the path (rule: override-no-effect)',
    ]);
  });

  test('on the object itself is checked as well', () => {
    // Plain JavaScript can give anything.
    expect(errorsOf(tenant => web(tenant).deployment.addJsonPatch({ op: 'add', path: '/spec/replicas', value: 3 } as unknown as JsonPatch))).toEqual([
      '[test/shop/web/Deployment] addJsonPatch of Deployment shop/web must apply: it is no operation of JsonPatch, got {"op":"add","path":"/spec/replicas","value":3}; correct the path (rule: override-failed)',
    ]);
    expect(errorsOf(tenant => web(tenant).deployment.addJsonPatch(JsonPatch.add('/spec/replicas', '3')))).toEqual([
      '[test/shop/web/Deployment] addJsonPatch of Deployment shop/web at spec.replicas must be a whole number, got "3"; correct it, or raise the target version of the Platform (rule: override-field)',
    ]);
  });
});

describe('names', () => {
  const names = (build: (tenant: Tenant) => void) => synth(build).filter(({ kind }) => kind === 'Deployment').map(({ metadata }) => metadata.name);

  test('are the ids from the Chart down', () => {
    expect(names(tenant => {
      web(new Construct(tenant, 'one'));
      web(new Construct(new Construct(tenant, 'Default'), 'two'));
    })).toEqual(['one-web', 'two-web']);
  });

  test('are pinned by the prop', () => {
    expect(names(tenant => new WebApp(new Construct(tenant, 'moved'), 'web', { image, port: 80, name: 'shop' }))).toEqual(['shop']);
  });

  test('a selector is the frozen label alone, whatever labels the user adds', () => {
    const objects = synth(tenant => new WebApp(tenant, 'web', { image, port: 8080, labels: { 'version': '2', 'app.kubernetes.io/name': 'other', 'cdk8s-blueprints/name': 'mine' } }));
    const frozen = { 'cdk8s-blueprints/name': 'web' };
    expect(only(objects, 'Deployment').spec.selector).toEqual({ matchLabels: frozen });
    expect(only(objects, 'Service').spec.selector).toEqual(frozen);
    expect(only(objects, 'Deployment').spec.template.metadata.labels).toMatchObject({ ...frozen, 'version': '2', 'app.kubernetes.io/name': 'other' });
  });
});

describe('allowFrom', () => {
  test('lets somebody in to its ports', () => {
    const objects = synth(tenant => web(tenant).allowFrom(Peer.pods('tools', { app: 'probe' })));
    expect(only(objects, 'NetworkPolicy').spec.ingress).toEqual([{
      from: [{ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'tools' } }, podSelector: { matchLabels: { app: 'probe' } } }],
      ports: [{ port: 8080, protocol: 'TCP' }],
    }]);
  });

  test('wants ports that there are', () => {
    expect(errorsOf(tenant => web(tenant).allowFrom(Peer.pods('tools', {}, [80])))).toEqual([
      '[test/shop/web] \'allowFrom\' must name ports of the container: 8080, got 80; correct it, or leave it out for all of them (rule: not-a-port)',
    ]);
  });

  test('wants a peer that makes sense', () => {
    expect(errorsOf(tenant => web(tenant).allowFrom(Peer.cidr('10.0.0.1')))).toEqual([
      '[test/shop/web] \'allowFrom\' must be a range of addresses with its length, and no bits beyond it, got "10.0.0.1"; write \'192.0.2.0/24\', or \'192.0.2.7/32\' for one address (rule: cidr)',
    ]);
  });
});

test('a blueprint straight under a Platform is refused at once', () => {
  expect(() => web(new Platform(new App(), 'test'))).toThrow('[test/web] must be inside a Tenant or a Chart, which say in what namespace it runs; it is straight under \'test\'');
});

test('in a Chart without a namespace, whoever applies it decides on one', () => {
  const chart = new Chart(Testing.app(), 'chart');
  web(chart);
  expect(Testing.synth(chart).map(({ metadata }) => metadata.namespace)).toEqual([undefined, undefined, undefined, undefined]);
});
