import { execFileSync } from 'child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'fs';
import { join } from 'path';
import { ApiObject, Chart, Include, JsonPatch } from 'cdk8s';
import { ConfigMap, Deployment as PlusDeployment, k8s } from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import { BlueprintApp, Credentials, DaemonTask, EnvVar, External, GeneratedSecret, IngressStack, Platform, StatefulDatabase, Tenant, Tls, Volume, WebApp, Worker } from '../../src';
import { PLATFORM, temporary } from '../_synth';

/** A kind of one's own. */
const WIDGETS = {
  group: 'example.org',
  scope: 'Namespaced',
  names: { plural: 'widgets', kind: 'Widget' },
  versions: [{ name: 'v1', served: true, storage: true, schema: { openAPIV3Schema: { type: 'object' } } }],
};

const web = { image: 'example/web:1', port: 8080 };

function files(folder: string): string[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(entry => entry.isFile());
  return entries.map(entry => join(entry.parentPath, entry.name).slice(folder.length + 1)).sort();
}

function written(build: (app: BlueprintApp) => void, outdir = temporary()): { outdir: string; read: (path: string) => string } {
  const app = new BlueprintApp({ outdir });
  build(app);
  app.synth();
  return { outdir, read: path => readFileSync(join(outdir, path), 'utf8') };
}

function errors(build: (app: BlueprintApp) => void): string[] {
  const app = new BlueprintApp({ outdir: join(temporary(), 'never') });
  build(app);
  try {
    app.synth();
  } catch (error) {
    expect(existsSync(app.outdir)).toBe(false);
    return (error as Error).message.split('\n  ').slice(1);
  }
  return [];
}

const object = (scope: Construct, id: string, kind = 'ConfigMap') => new ApiObject(scope, id, { apiVersion: 'v1', kind, metadata: { name: id } });

describe('the output', () => {
  const shop = (app: BlueprintApp) => {
    const tenant = new Tenant(new Platform(app, 'prod', PLATFORM), 'shop');
    new StatefulDatabase(tenant, 'orders', { engine: 'postgres', version: '17', storage: '1Gi' });
    new WebApp(tenant, 'web', web);
  };

  test('is a folder for each Platform, in it one for each phase that there is, and a script', () => {
    expect(files(written(shop).outdir)).toEqual([
      '.cdk8s-blueprints',
      'prod/0-foundation/kustomization.yaml',
      'prod/0-foundation/shop.yaml',
      'prod/3-data/kustomization.yaml',
      'prod/3-data/shop.yaml',
      'prod/4-apps/kustomization.yaml',
      'prod/4-apps/shop.yaml',
      'prod/apply.sh',
    ]);
  });

  test('has no folder for a Platform where there is none', () => {
    expect(files(written(app => new WebApp(new Tenant(app, 'shop'), 'web', web)).outdir)).toContain('4-apps/shop.yaml');
  });

  test('is the same each time', () => {
    const { outdir, read } = written(shop);
    const before = files(outdir).map(read);
    const again = written(shop);
    expect(files(again.outdir).map(again.read)).toEqual(before);
    const app = new BlueprintApp({ outdir });
    shop(app);
    app.synth();
    app.synth();
    expect(files(outdir).map(read)).toEqual(before);
  });

  test('lists the files of a phase in the order of their Charts', () => {
    const { read } = written(app => {
      const [a, b] = ['a', 'b'].map(id => new Chart(app, id));
      object(a, 'x');
      object(b, 'y');
      a.addDependency(b);
    });
    expect(read('4-apps/kustomization.yaml')).toContain('resources:\n  - b.yaml\n  - a.yaml\n');
    expect(read('apply.sh')).toContain('\nphase 4-apps \'b.yaml\' \'a.yaml\'\n');
  });

  test('leaves out what an earlier synthesis wrote, and touches nothing else', () => {
    const { outdir } = written(shop);
    mkdirSync(join(outdir, 'prod/mine'));
    writeFileSync(join(outdir, 'prod/mine/notes.txt'), 'mine');
    written(app => object(new Chart(app, 'other'), 'x'), outdir);
    expect(files(outdir)).toEqual(['.cdk8s-blueprints', '4-apps/kustomization.yaml', '4-apps/other.yaml', 'apply.sh', 'prod/mine/notes.txt']);
    expect(existsSync(join(outdir, 'prod/3-data'))).toBe(false);
  });

  test('puts what others make into the last phase, but what waits for nothing into the first', () => {
    const source = join(temporary(), 'include.yaml');
    writeFileSync(source, ['v1 Namespace', 'apiextensions.k8s.io/v1 CustomResourceDefinition', 'v1 Secret'].map(each => each.split(' '))
      .map(([version, kind]) => `apiVersion: ${version}\nkind: ${kind}\nmetadata: {name: ${kind === 'Namespace' ? 'x' : 'xs.example.org'}}\n${kind.startsWith('Custom') ? 'spec: {group: example.org, scope: Cluster, names: {plural: xs, kind: X}, versions: [{name: v1, served: true, storage: true, schema: {openAPIV3Schema: {type: object}}}]}\n' : ''}`)
      .join('---\n'));
    const { read } = written(app => {
      const chart = new Chart(app, 'other');
      new Include(chart, 'include', { url: source });
      new ApiObject(chart, 'disk', { apiVersion: 'v1', kind: 'PersistentVolume', metadata: { name: 'disk' }, spec: { capacity: { storage: '1Gi' }, accessModes: ['ReadWriteOnce'], hostPath: { path: '/srv' } } });
      new PlusDeployment(chart, 'plus', { containers: [{ image: 'example/plus:1' }] });
      new ConfigMap(chart, 'map', { data: { a: '1_000' } });
    });
    expect([...read('0-foundation/other.yaml').matchAll(/^kind: (.*)$/gm)].map(([, kind]) => kind)).toEqual(['Namespace', 'CustomResourceDefinition', 'PersistentVolume']);
    expect([...read('4-apps/other.yaml').matchAll(/^kind: (.*)$/gm)].map(([, kind]) => kind)).toEqual(['Secret', 'Deployment', 'ConfigMap']);
    expect(read('4-apps/other.yaml')).toContain('a: \'1_000\'');
  });
});

describe('a list', () => {
  const crd = { apiVersion: 'apiextensions.k8s.io/v1', kind: 'CustomResourceDefinition', metadata: { name: 'widgets.example.org' }, spec: WIDGETS };
  const widget = { apiVersion: 'example.org/v1', kind: 'Widget', metadata: { name: 'first' } };
  const labels = { app: 'hello' };
  const template = { metadata: { labels }, spec: { containers: [{ name: 'hello', image: 'example/hello:1' }] } };
  const deployment = { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'hello' }, spec: { selector: { matchLabels: labels }, template } };
  const role = { apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'ClusterRole', metadata: { name: 'reader' }, rules: [] };
  const elsewhere = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'far', namespace: 'elsewhere' } };
  const include = (list: object) => written(app => {
    const url = join(temporary(), 'list.json');
    writeFileSync(url, JSON.stringify(list));
    new Include(new Tenant(new Platform(app, 'prod', { ...PLATFORM, external: [External.namespace('elsewhere')] }), 'shop', { podSecurity: 'privileged' }), 'include', { url });
  }).read;

  test('is written as its objects: in their phases, in the namespace of the Chart unless they are in another or in none', () => {
    const read = include({ apiVersion: 'v1', kind: 'List', items: [crd, widget, deployment, role, elsewhere] });
    expect(read('prod/0-foundation/shop.yaml')).toContain('kind: CustomResourceDefinition\nmetadata:\n  name: widgets.example.org\n');
    const apps = read('prod/4-apps/shop.yaml');
    expect([...apps.matchAll(/^kind: (.*)$/gm)].map(([, kind]) => kind)).toEqual(['Widget', 'Deployment', 'ClusterRole', 'ConfigMap']);
    expect(apps).toContain('metadata:\n  name: first\n  namespace: shop\n');
    expect(apps).toContain('metadata:\n  name: hello\n  namespace: shop\n');
    expect(apps).toContain('metadata:\n  name: reader\nrules');
    expect(apps).toContain('metadata:\n  name: far\n  namespace: elsewhere\n');
  });

  test('is waited for, and found again, object by object', () => {
    const script = include({ apiVersion: 'v1', kind: 'List', items: [crd, widget, deployment, role, elsewhere] })('prod/apply.sh');
    expect(script).toContain('\nestablished \'widgets.example.org\'\n');
    expect(script).toContain('\nrollout \'shop\' \'deployment/hello\'\n');
    const lines = ['customresourcedefinition.apiextensions.k8s.io/widgets.example.org', '-n shop widget.example.org/first', '-n shop deployment.apps/hello', 'clusterrole.rbac.authorization.k8s.io/reader', '-n elsewhere configmap/far'];
    for (const line of lines) expect(script.split('\n')).toContain(line);
  });

  test('of one kind says it for them', () => {
    const read = include({ apiVersion: 'v1', kind: 'ConfigMapList', items: [{ metadata: { name: 'a' } }, { metadata: { name: 'b' } }] });
    expect(read('prod/4-apps/shop.yaml')).toBe(['a', 'b'].map(name => `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: ${name}\n  namespace: shop\n`).join('---\n'));
  });
});

describe('apply.sh', () => {
  const script = (build: (tenant: Tenant) => void, props = {}) => {
    const { outdir, read } = written(app => build(new Tenant(new Platform(app, 'prod', { ...PLATFORM, ...props }), 'shop')));
    return { path: join(outdir, 'prod/apply.sh'), steps: read('prod/apply.sh').split('\n}\n').pop()!.trim().split('\n') };
  };
  const run = (path: string, ...options: string[]) => execute('/usr/bin:/bin', path, ...options);
  // In place of a cluster: a kubectl that answers by the cases of a shell, and to all else nothing.
  const answered = (cases: string, path: string) => {
    const bin = temporary();
    writeFileSync(join(bin, 'kubectl'), `#!/bin/sh\ncase "$*" in\n*" -f - "* | *"/dev/stdin"* | *" -f -") cat >/dev/null ;;\n${cases}\nesac\n`, { mode: 0o755 });
    return execute(`${bin}:/usr/bin:/bin`, path, '--context', 'test');
  };
  const execute = (path: string, script_: string, ...options: string[]) => {
    try {
      return execFileSync('bash', [script_, ...options], { encoding: 'utf8', stdio: 'pipe', env: { PATH: path } });
    } catch (error) {
      const { status, stderr } = error as { status: number; stderr: string };
      return `${status} ${stderr}`;
    }
  };

  test('can be executed, and is a script that bash can read', () => {
    const { path } = script(tenant => new WebApp(tenant, 'web', web));
    expect(statSync(path).mode.toString(8)).toBe('100755');
    expect(execFileSync('bash', ['-n', path], { encoding: 'utf8' })).toBe('');
  });

  test('applies phase by phase, and waits', () => {
    const { steps } = script(tenant => {
      new WebApp(tenant, 'web', web);
      new StatefulDatabase(tenant, 'orders', { engine: 'redis', version: '7', storage: '1Gi' });
    });
    // What it is going to apply is known first, and kept, in case it stops half-way.
    expect(steps.slice(steps.indexOf('remember'), steps.indexOf(''))).toEqual([
      'remember',
      'phase 0-foundation \'shop.yaml\'',
      'secret \'shop\' generated \'orders-credentials\' \'password\'',
      'nothing_missing',
      'phase 3-data \'shop.yaml\'',
      'rollout \'shop\' \'statefulset/orders\'',
      'phase 4-apps \'shop.yaml\'',
      'rollout \'shop\' \'deployment/web\'',
    ]);
  });

  test('does not wait for pods that somebody replaces by hand, nor for what is paused', () => {
    const { steps } = script(tenant => {
      new DaemonTask(tenant, 'agent', { image: 'example/agent:1', updateStrategy: 'OnDelete' });
      new StatefulDatabase(tenant, 'orders', { engine: 'redis', version: '7', storage: '1Gi' }).override('StatefulSet', { spec: { updateStrategy: { type: 'OnDelete' } } });
      new WebApp(tenant, 'web', web).override('Deployment', { spec: { paused: true } });
      new Worker(tenant, 'worker', { image: 'example/worker:1' });
    });
    expect(steps.filter(line => line.startsWith('rollout '))).toEqual(['rollout \'shop\' \'deployment/worker\'']);
  });

  test('asks for the Secrets that nobody in the program makes', () => {
    const { steps } = script(tenant => {
      new WebApp(tenant, 'web', {
        ...web,
        host: 'shop',
        env: { A: EnvVar.secret('tokens', 'b'), B: EnvVar.secret('tokens', 'a'), C: EnvVar.secret('maybe', 'c', { optional: true }), D: EnvVar.secret('made', 'd') },
        volumes: { '/a': Volume.secret('whole'), '/b': Volume.projected([Volume.secret('part', { items: { x: 'key' } })]), '/c': Volume.secret('perhaps', { optional: true }) },
      });
      object(tenant, 'made', 'Secret');
    }, { tls: Tls.secret('wildcard'), imagePullSecrets: ['registry'] });
    expect(steps.filter(line => line.startsWith('secret '))).toEqual([
      'secret \'shop\' docker-registry \'registry\'',
      'secret \'shop\' generic \'tokens\' \'a\' \'b\'',
      'secret \'shop\' generic \'whole\'',
      'secret \'shop\' generic \'part\' \'key\'',
      'secret \'shop\' tls \'wildcard\'',
    ]);
  });

  test('asks for the Secrets that a Job of the first phase is pulled with before it waits for the Job', () => {
    const { read } = written(app => {
      const platform = new Platform(app, 'prod', { ...PLATFORM, ingress: undefined, imagePullSecrets: ['registry'] });
      new IngressStack(platform, 'ingress', { addresses: ['192.0.2.10-192.0.2.20'], kubeProxyMode: 'ipvs' });
    });
    const steps = read('prod/apply.sh').split('\n').filter(line => /^(secret|nothing_missing|completed) ?/.test(line) && !line.includes('()'));
    expect(steps.map(line => line.split(' ')[0])).toEqual(['secret', 'secret', 'nothing_missing', 'completed']);
  });

  test('a Secret that the program makes, or has made, is there before the database that reads it', () => {
    for (const [apiVersion, kind] of [['v1', 'Secret'], ['external-secrets.io/v1', 'ExternalSecret'], ['bitnami.com/v1alpha1', 'SealedSecret']]) {
      const { outdir, read } = written(app => {
        const tenant = new Tenant(app, 'shop');
        new StatefulDatabase(tenant, 'orders', { engine: 'redis', version: '7', storage: '1Gi' });
        new ApiObject(tenant, 'secret', { apiVersion, kind, metadata: { name: 'orders-credentials' } });
      });
      expect(read('3-data/shop.yaml')).toContain(`kind: ${kind}\n`);
      expect(files(outdir)).not.toContain('4-apps/shop.yaml');
      expect(read('apply.sh')).not.toContain('\nsecret ');
    }
  });

  test('and so is what makes it wait in turn', () => {
    const { outdir, read } = written(app => {
      const tenant = new Tenant(app, 'shop');
      new StatefulDatabase(tenant, 'orders', { engine: 'redis', version: '7', storage: '1Gi' });
      new ApiObject(tenant, 'account', { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'reader' } });
      const spec = { provider: { vault: { auth: { kubernetes: { serviceAccountRef: { name: 'reader' } } } } } };
      new ApiObject(tenant, 'store', { apiVersion: 'external-secrets.io/v1', kind: 'SecretStore', metadata: { name: 'vault' }, spec });
      new ApiObject(tenant, 'secret', { apiVersion: 'external-secrets.io/v1', kind: 'ExternalSecret', metadata: { name: 'orders-credentials' }, spec: { secretStoreRef: { name: 'vault' } } });
    });
    for (const kind of ['SecretStore', 'ExternalSecret', 'ServiceAccount']) expect(read('3-data/shop.yaml')).toContain(`kind: ${kind}\n`);
    expect(files(outdir)).not.toContain('4-apps/shop.yaml');
  });

  test('the rights of what is early are early, with their role, and those of others are not', () => {
    const { read } = written(app => {
      const tenant = new Tenant(app, 'shop', { external: [External.serviceAccount('later')] });
      const rights = (name: string, subject: object) => {
        new ApiObject(tenant, `${name}-role`, { apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'Role', metadata: { name }, rules: [] });
        new ApiObject(tenant, `${name}-binding`, {
          apiVersion: 'rbac.authorization.k8s.io/v1',
          kind: 'RoleBinding',
          metadata: { name },
          roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name },
          subjects: [subject],
        });
      };
      rights('early', { kind: 'ServiceAccount', name: 'migrator', namespace: 'shop' });
      rights('late', { kind: 'ServiceAccount', name: 'later' });
      rights('people', { kind: 'Group', name: 'migrator' });
      new ApiObject(tenant, 'account', { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'migrator' } });
      new WebApp(tenant, 'web', { ...web, serviceAccountName: 'migrator', serviceAccountToken: true, migrations: { command: ['migrate'] } });
    });
    expect([...read('3-data/shop.yaml').matchAll(/^kind: (Role.*)\n(?:.*\n){1,3}? {2}name: (.*)$/gm)].map(([, kind, name]) => [kind, name])).toEqual([['Role', 'early'], ['RoleBinding', 'early']]);
    expect([...read('4-apps/shop.yaml').matchAll(/^kind: (Role.*)\n(?:.*\n){1,3}? {2}name: (.*)$/gm)].map(([, kind, name]) => [kind, name]))
      .toEqual([['Role', 'late'], ['RoleBinding', 'late'], ['Role', 'people'], ['RoleBinding', 'people']]);
  });

  test('what one cluster needs early moves nothing in another', () => {
    const { read } = written(app => {
      const [a, b] = ['a', 'b'].map(id => new Tenant(new Platform(app, id, PLATFORM), 'shop'));
      new StatefulDatabase(a, 'orders', { engine: 'redis', version: '7', storage: '1Gi' });
      object(b, 'orders-credentials', 'Secret');
    });
    expect(read('b/4-apps/shop.yaml')).toContain('kind: Secret\n');
  });

  test('does not ask for what cert-manager makes', () => {
    const { steps } = script(tenant => new WebApp(tenant, 'web', { ...web, host: 'shop' }), { tls: Tls.clusterIssuer('letsencrypt') });
    expect(steps.filter(line => line.startsWith('secret '))).toEqual([]);
  });

  test('waits for CRDs, and for who answers webhooks', () => {
    const { steps } = script(tenant => {
      new ApiObject(tenant, 'crd', { apiVersion: 'apiextensions.k8s.io/v1', kind: 'CustomResourceDefinition', metadata: { name: 'widgets.example.org' }, spec: WIDGETS });
      new ApiObject(tenant, 'hook', {
        apiVersion: 'admissionregistration.k8s.io/v1',
        kind: 'ValidatingWebhookConfiguration',
        metadata: { name: 'widgets' },
        webhooks: [
          { name: 'a.example.org', clientConfig: { service: { namespace: 'widgets', name: 'webhook' } }, sideEffects: 'None', admissionReviewVersions: ['v1'] },
          { name: 'b.example.org', clientConfig: { url: 'https://example.org' }, sideEffects: 'None', admissionReviewVersions: ['v1'] },
        ],
      });
    }, { external: [External.service('webhook', { namespace: 'widgets' })] });
    expect(steps).toContain('established \'widgets.example.org\'');
    expect(steps).toContain('answering \'widgets\' \'webhook\'');
  });

  test('asks for the Secret that a Job has made, and for keys that the Job knew nothing of', () => {
    const { path, steps } = script(tenant => new GeneratedSecret(tenant, 'session', { keys: ['key', 'salt'] }));
    const [job] = /session-generator-\w+/.exec(steps.join())!;
    expect(steps.slice(-6, -2)).toEqual([`completed 'shop' '${job}'`, `secret 'shop' job/${job} 'session' 'key' 'salt'`, 'nothing_missing', '']);
    const done = '*" get job "*) echo "Complete " ;;\n';
    expect(answered(`${done}*" get secret "*) echo "session key salt" ;;`, path)).toMatch(/^== 0-foundation\n== 2-configuration\n$/);
    expect(answered(`${done}*" get secret "*) echo "session key" ;;`, path))
      .toMatch(/^1 missing key salt in a Secret: kubectl --context test -n shop patch secret session -p '{"stringData": {"salt": "\.\.\."}}'\napply\.sh: stopped/);
    expect(answered(done, path)).toMatch(new RegExp(`^1 missing Secret session, and the job/${job} that made it is done: kubectl --context test -n shop delete job/${job}\napply\\.sh: stopped`));
  });

  test('lists what has left the program, but not what is gone with its kind', () => {
    const { path } = script(tenant => object(tenant, 'settings'));
    const was = '*" get configmap cdk8s-blueprints-prod "*) echo "-n shop widget.example.org/first"; echo "-n shop service/old" ;;\n*" get -n shop service/old --ignore-not-found -o name") echo service/old ;;\n';
    const failing = (reason: string) => answered(`${was}*" get -n shop widget.example.org/first"*) echo "${reason}" >&2; exit 1 ;;`, path).split('\n').slice(2);
    const left = 'No longer in the program, and left in the cluster:';
    const [first, old] = ['widget.example.org/first', 'service/old'].map(line => `  kubectl --context test delete -n shop ${line}`);
    const noType = 'error: the server doesn\'t have a resource type \\"widget\\"';
    expect(failing(noType)).toEqual([left, old, '']);
    expect(failing('Error from server (Forbidden): widgets.example.org is forbidden')).toEqual([left, first, old, '']);
    expect(failing(`couldn't get resource list for example.org/v1: the server is currently unable to handle the request\n${noType}`)).toEqual([left, first, old, '']);
  });

  test('wants to know the cluster', () => {
    expect(run(script(tenant => new WebApp(tenant, 'web', web)).path)).toBe('2 apply.sh: say which cluster: --context NAME (kubectl config get-contexts lists them)\n');
  });

  test('refuses another cluster than the pinned one', () => {
    expect(run(script(tenant => new WebApp(tenant, 'web', web), { context: 'it\'s prod' }).path, '--context', 'test')).toBe('2 apply.sh: this folder is for the context it\'s prod, not test\n');
  });
});

describe('refused', () => {
  test('an object that is made twice in a cluster, and a name that two blueprints have', () => {
    expect(errors(app => {
      const platform = new Platform(app, 'prod', PLATFORM);
      const tenant = new Tenant(platform, 'shop');
      new WebApp(tenant, 'web', web);
      new StatefulDatabase(new Construct(tenant, 'other'), 'database', { engine: 'redis', version: '7', storage: '1Gi', name: 'web', credentials: Credentials.existing('a') });
      new Tenant(platform, 'again', { name: 'shop' });
    })).toEqual([
      '[prod/shop/other/database] \'name\' must be no other blueprint\'s in its namespace, and \'prod/shop/web\' has it, got "web"; rename one of them (rule: same-name)',
      '[prod/shop/other/database/NetworkPolicy] NetworkPolicy shop/web metadata.name must be made once, and \'prod/shop/web/NetworkPolicy\' makes it too, got "web"; rename one of them, or remove it (rule: same-object, see https://kubernetes.io/docs/concepts/overview/working-with-objects/names/)',
      '[prod/shop/other/database/Service] Service shop/web metadata.name must be made once, and \'prod/shop/web/Service\' makes it too, got "web"; rename one of them, or remove it (rule: same-object, see https://kubernetes.io/docs/concepts/overview/working-with-objects/names/)',
      '[prod/again/Namespace] Namespace shop metadata.name must be made once, and \'prod/shop/Namespace\' makes it too, got "shop"; rename one of them, or remove it (rule: same-object, see https://kubernetes.io/docs/concepts/overview/working-with-objects/names/)',
      '[prod/again/NetworkPolicy] NetworkPolicy shop/deny-all metadata.name must be made once, and \'prod/shop/NetworkPolicy\' makes it too, got "deny-all"; rename one of them, or remove it (rule: same-object, see https://kubernetes.io/docs/concepts/overview/working-with-objects/names/)',
      '[prod/again/ServiceAccount] ServiceAccount shop/default metadata.name must be made once, and \'prod/shop/ServiceAccount\' makes it too, got "default"; rename one of them, or remove it (rule: same-object, see https://kubernetes.io/docs/concepts/overview/working-with-objects/names/)',
    ]);
  });

  test('not what is alike in two clusters', () => {
    expect(errors(app => ['test', 'prod'].forEach(id => new WebApp(new Tenant(new Platform(app, id, PLATFORM), 'shop'), 'web', web)))).toEqual([]);
  });

  test('two Platforms of one id', () => {
    expect(errors(app => ['a', 'b'].forEach(id => new Platform(new Construct(app, id), 'prod')))).toEqual([
      '[b/prod] \'id\' must be no other Platform\'s, and \'a/prod\' has it, got "prod"; rename one of them (rule: same-platform)',
    ]);
  });

  test('two Platforms of one context', () => {
    expect(errors(app => ['a', 'b'].forEach(id => new Platform(app, id, { context: 'admin@prod' })))).toEqual([
      '[b] \'context\' must be no other Platform\'s, and \'a\' has it: each would be applied over the other, got "admin@prod"; name the context of its own cluster (rule: same-context)',
    ]);
    expect(errors(app => ['a', 'b'].forEach(id => new Platform(app, id)))).toEqual([]);
  });

  test('contexts that are called as another Platform is', () => {
    const contexts = (...given: Array<[id: string, context: string]>) => errors(app => {
      for (const [id, context] of given) new Platform(app, id, { context, rules: { 'other-environment': 'error' } });
    });
    expect(contexts(['test', 'admin@prod'], ['prod', 'admin@test'])).toEqual([
      '[test] \'context\' should not be that of \'prod\', as its name is: what is for this cluster is applied there, got "admin@prod"; name the context of its own cluster (rule: other-environment)',
      '[prod] \'context\' should not be that of \'test\', as its name is: what is for this cluster is applied there, got "admin@test"; name the context of its own cluster (rule: other-environment)',
    ]);
    expect(contexts(['test', 'admin@test'], ['prod', 'admin@production'], ['eu', 'prod-eu'], ['us', 'testing/reprod'])).toEqual([]);
  });

  test('patches that the class of an object does not write', () => {
    const patched = (...patches: JsonPatch[]) => errors(app => {
      const selector = { matchLabels: { app: 'web' } };
      const containers = [{ name: 'web', image: 'example/web:1' }];
      const deployment = new k8s.KubeDeployment(new Tenant(app, 'shop'), 'web', { metadata: { name: 'web' }, spec: { selector, template: { metadata: { labels: { app: 'web' } }, spec: { containers } } } });
      deployment.addJsonPatch(...patches);
    }).filter(line => line.includes('patch-lost'));
    const spec = '/spec/template/spec';
    expect(patched(JsonPatch.add(`${spec}/initContainers`, [{ name: 'proxy', image: 'example/proxy:1', restartPolicy: 'Always' }]))).toEqual([
      '[shop/web] addJsonPatch of Deployment shop/web at spec.template.spec.initContainers.0.restartPolicy must be a field that KubeDeployment knows, and a value of its type: it leaves out all others, got "Always"; write it as the props of the class have it, as IntOrString.fromNumber(1), or make the object with ApiObject, which writes everything (rule: patch-lost, see https://github.com/cdk8s-team/cdk8s/issues/2172)',
    ]);
    const places = (...patches: JsonPatch[]) => patched(...patches).map(line => / at (\S+) must/.exec(line)?.[1]);
    const surge = (maxSurge: unknown) => JsonPatch.add('/spec/strategy', { rollingUpdate: { maxSurge } });
    expect(places(surge(1))).toEqual(['spec.strategy.rollingUpdate.maxSurge']);
    expect(places(JsonPatch.add(`${spec}/containers/0/resources`, { limits: { 'nvidia.com/gpu': '1' } }))).toEqual(['spec.template.spec.containers.0.resources.limits.nvidia.com/gpu']);
    expect(places(JsonPatch.add('/spec/replica', 3), JsonPatch.replace('/spec/replica', 4))).toEqual(['spec.replica']);
    expect(places(JsonPatch.add(`${spec}/containers/-`, { name: 'b', image: 'b:1', imagePolicy: 'Always' }))).toEqual(['spec.template.spec.containers.1.imagePolicy']);
    expect([
      [surge(k8s.IntOrString.fromNumber(1))],
      [JsonPatch.add('/spec/replicas', 0), JsonPatch.add('/spec/paused', false)],
      [JsonPatch.add('/spec/replica', 3), JsonPatch.remove('/spec/replica')],
      [JsonPatch.add('/metadata/annotations', { 'example.org/a~b': 'c' }), JsonPatch.replace('/metadata/annotations/example.org~1a~0b', 'd')],
      [JsonPatch.add(`${spec}/hostAliases`, [{ ip: '127.0.0.1', hostnames: ['a'] }]), JsonPatch.add(`${spec}/volumes`, [{ name: 'a', emptyDir: {} }])],
      [JsonPatch.test('/spec/template/spec/containers/0/name', 'web')],
    ].map(patches => patched(...patches))).toEqual([[], [], [], [], [], []]);
  });

  test('not patches of plain objects, of which all is written, or such as cannot be applied, which say so', () => {
    const plain = errors(app => object(new Tenant(app, 'shop'), 'a').addJsonPatch(JsonPatch.add('/binary', 1)));
    expect(plain.filter(line => line.includes('patch-lost'))).toEqual([]);
    const own = errors(app => new WebApp(new Tenant(app, 'shop'), 'web', web).service.addJsonPatch(JsonPatch.add('/spec/port', 1)));
    expect(own.filter(line => line.includes('patch-lost'))).toEqual([]);
    const failing = new BlueprintApp({ outdir: join(temporary(), 'never') });
    new k8s.KubeConfigMap(new Tenant(failing, 'shop'), 'a', { metadata: { name: 'a' } }).addJsonPatch(JsonPatch.replace('/spec/a', 1));
    expect(() => failing.synth()).toThrow('Failed serializing construct');
  });

  test('a dependency on what is applied later', () => {
    expect(errors(app => {
      const tenant = new Tenant(app, 'shop');
      new StatefulDatabase(tenant, 'orders', { engine: 'redis', version: '7', storage: '1Gi' }).node.addDependency(new WebApp(tenant, 'web', web));
    })).toEqual([
      '[shop/orders] \'dependency\' must not be on what is applied later: 4-apps comes after 3-data, got "shop/web"; remove it (rule: later-phase)',
    ]);
  });

  test('not a dependency between what is in several phases, which holds in each', () => {
    expect(errors(app => {
      const [a, b] = ['a', 'b'].map(id => new Tenant(app, id));
      for (const tenant of [a, b]) new WebApp(tenant, 'web', web);
      a.addDependency(b);
    })).toEqual([]);
  });

  test('Charts whose files would be one, or no file of a Chart', () => {
    expect(errors(app => {
      new Chart(new Construct(app, 'a'), 'b');
      new Chart(app, 'A.b');
      new Chart(app, 'my chart; x');
      new Chart(app, 'kustomization');
    })).toEqual([
      '[A.b] \'id\' must make another file than \'a/b\', got "A.b.yaml"; rename one of them (rule: chart-id)',
      '[my chart; x] \'id\' must make the name of a file, of letters, digits, \'-\', \'_\' and \'.\', and not kustomization, got "my chart; x.yaml"; rename the Chart (rule: chart-id)',
      '[kustomization] \'id\' must make the name of a file, of letters, digits, \'-\', \'_\' and \'.\', and not kustomization, got "kustomization.yaml"; rename the Chart (rule: chart-id)',
    ]);
  });

  test('a dependency on itself, also between Charts', () => {
    expect(errors(app => {
      const [a, b] = ['a', 'b'].map(id => new Chart(app, id));
      object(a, 'x').addDependency(object(b, 'y'));
      object(b, 'z').addDependency(object(a, 'w'));
    })).toEqual(['[a] \'dependency\' must not lead back to itself, got "a -> b"; remove one of these dependencies (rule: dependency-cycle)']);
  });

  test('what somebody else\'s construct says of itself, beside ours', () => {
    expect(errors(app => {
      const tenant = new Tenant(app, 'shop');
      tenant.node.addValidation({ validate: () => ['is not to my liking'] });
      new WebApp(tenant, 'web', { ...web, replicas: -1 });
    })).toEqual([
      '[shop/web] \'replicas\' must be a whole number of 0 or more, got -1; change it, or leave it out for the default (rule: whole-number)',
      '[shop] is not to my liking',
    ]);
  });
});

test('charts are listed behind those that they depend on', () => {
  const app = new BlueprintApp();
  const [a, b] = ['a', 'b'].map(id => new Chart(app, id));
  a.addDependency(b);
  expect(app.charts).toEqual([b, a]);
  b.addDependency(a);
  expect(() => app.charts).toThrow('\'dependency\' must not lead back to itself');
});

test('a thousand dependent Charts are a matter of a second, where cdk8s\' own App takes for ever', () => {
  const app = new BlueprintApp({ outdir: temporary() });
  let before: Chart | undefined;
  for (let index = 0; index < 1000; index++) {
    const chart = new Chart(app, `chart-${index}`);
    ['a', 'b', 'c', 'd'].forEach(id => object(chart, `${id}-${index}`));
    if (before) chart.addDependency(before);
    before = chart;
  }
  // Of the processor's time: what else the machine does is not ours.
  const start = process.cpuUsage();
  app.synth();
  const { user, system } = process.cpuUsage(start);
  expect((user + system) / 1e6).toBeLessThan(5);
});
