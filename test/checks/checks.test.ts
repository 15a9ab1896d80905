import { join } from 'path';
import { ApiObject, App, Chart, Include, Testing } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import { BlueprintApp, Checks, EnvVar, Platform, PlatformProps, Tenant, WebApp } from '../../src';
import { CONSTRUCT_WARNINGS, ruleIds } from '../../src/checks/internal/adjustable';
import { read } from '../_sources';
import { errorsOf, PLATFORM, synth, temporary, warningsOf } from '../_synth';
import { deployment, service } from './_objects';

const unpinned = (tenant: Tenant) => new WebApp(tenant, 'web', { image: 'example/web:latest', port: 8080 });
const short = (lines: string[]) => lines.map(line => /^(?:warning: )?\[(.*?)\].*\(rule: ([a-z-]+)/.exec(line)!.slice(1).join(' '));
const withRules = (rules: PlatformProps['rules']): PlatformProps => ({ ...PLATFORM, rules: { ...PLATFORM.rules, ...rules } });

describe('a silence', () => {
  test('takes away what a rule finds in a construct, and nothing else', () => {
    expect(errorsOf(unpinned)).toHaveLength(1);
    expect(warningsOf(tenant => Checks.silence(unpinned(tenant), 'image-pinned', 'the nightly build'))).toEqual([]);
    expect(short(errorsOf(tenant => {
      Checks.silence(unpinned(tenant), 'image-pinned', 'the nightly build');
      new WebApp(tenant, 'other', { image: 'example/web', port: 8080 });
    }))).toEqual(['test/shop/other/Deployment image-pinned']);
  });

  test('holds for what others made: an Include, a Chart', () => {
    const source = join(temporary(), 'app.yaml');
    expect(warningsOf(tenant => {
      // eslint-disable-next-line @typescript-eslint/no-require-imports
      require('fs').writeFileSync(source, JSON.stringify(service({ spec: { selector: { app: 'nobody' } } })));
      Checks.silence(new Include(tenant, 'legacy', { url: source }), 'service-selects-nothing', 'its pods are started by hand');
    })).toEqual([]);
  });

  test('takes away the warning of a construct', () => {
    const plain = { ...PLATFORM, tls: undefined };
    const routed = (tenant: Tenant) => new WebApp(tenant, 'web', { image: 'example/web:1', port: 8080, host: 'shop' });
    expect(short(warningsOf(routed, plain))).toEqual(['test/shop/web no-tls']);
    expect(warningsOf(tenant => Checks.silence(routed(tenant), 'no-tls', 'it is inside'), plain)).toEqual([]);
  });

  test('that silences nothing is a warning', () => {
    expect(warningsOf(tenant => Checks.silence(new WebApp(tenant, 'web', { image: 'example/web:1', port: 8080 }), 'image-pinned', 'was once'))).toEqual([
      'warning: [test/shop/web] silence of \'image-pinned\' should silence something, and the rule finds nothing here, got "image-pinned"; remove it (rule: silence-unused)',
    ]);
  });

  test('wants a rule that can be silenced, and a reason', () => {
    const lines = errorsOf(tenant => {
      Checks.silence(tenant, 'image', 'it is mine');
      Checks.silence(tenant, 'image-pinned', ' ');
    });
    expect(lines[0]).toMatch(/^\[test\/shop\] 'silence' must name a rule of the whole app, or a warning, got "image"; write one of access-mode, acme-inside, acme-proxy, .* \(rule: unknown-rule\)$/);
    expect(lines.slice(1)).toEqual(['[test/shop] silence of \'image-pinned\' must have a reason, got " "; say why it is right here (rule: no-reason)']);
  });

  test('does not make an error of a construct right', () => {
    expect(short(errorsOf(tenant => Checks.silence(new WebApp(tenant, 'web', { image: 'a:1', port: 0 }), 'probe-port', 'never mind')))).toEqual(['test/shop/web port']);
  });
});

describe('a Platform', () => {
  test('demotes a rule, and turns one off', () => {
    expect(short(warningsOf(unpinned, withRules({ 'image-pinned': 'warning' })))).toEqual(['test/shop/web/Deployment image-pinned']);
    expect(warningsOf(unpinned, withRules({ 'image-pinned': 'off' }))).toEqual([]);
  });

  test('promotes a warning, also one of a construct', () => {
    const routed = (tenant: Tenant) => new WebApp(tenant, 'web', { image: 'example/web:1', port: 8080, host: 'shop' });
    expect(short(errorsOf(routed, { ...withRules({ 'no-tls': 'error' }), tls: undefined }))).toEqual(['test/shop/web no-tls']);
  });

  test('does not demote an error of a construct, nor one that another Platform has', () => {
    const app = new BlueprintApp();
    const platforms = [['test', { 'image-pinned': 'off' }], ['prod', {}]] as const;
    for (const [id, rules] of platforms) unpinned(new Tenant(new Platform(app, id, { rules }), 'shop'));
    expect(() => app.synthYaml()).toThrow(/^Validation failed with the following errors:\n {2}\[prod\/shop\/web\/Deployment\] [^\n]*$/);
  });

  test('wants rules that there are', () => {
    expect(errorsOf(() => undefined, withRules({ 'image': 'off', 'image-pinned': 'maybe' as 'off' }))[0]).toMatch(/^\[test\] 'rules' must name rules of the whole app, or warnings, got "image"; write one of .* \(rule: unknown-rule\)$/);
    expect(errorsOf(() => undefined, withRules({ 'image-pinned': 'maybe' as 'off' }))).toEqual([
      '[test] \'rules.image-pinned\' must be one of \'error\', \'warning\', \'off\', got "maybe"; choose one of them (rule: one-of)',
    ]);
  });
});

test('what constructs have said is not said again', () => {
  const lines = errorsOf(tenant => new WebApp(tenant, 'web', { image: 'a:1', port: 8080 }).override('Deployment', { spec: { replica: 3 } }));
  expect(short(lines)).toEqual(['test/shop/web/Deployment override-field']);
});

test('clusters are checked each by itself, and what is in none together', () => {
  const app = new BlueprintApp();
  const objects = (chart: Chart) => {
    for (const { metadata, ...object } of [deployment(), service()]) new ApiObject(chart, object.kind, { metadata, ...object });
  };
  objects(new Tenant(new Platform(app, 'test'), 'shop', { podSecurity: 'privileged' }));
  new ApiObject(new Tenant(new Platform(app, 'prod'), 'shop'), 'service', service() as never);
  objects(new Chart(app, 'plain'));
  expect(() => app.synthYaml()).toThrow(/errors:\n {2}\[prod\/shop\/service\][^\n]*service-selects-nothing[^\n]*$/);
});

test('a finding is its own message: nothing is printed of where it was thrown', () => {
  const app = new BlueprintApp();
  unpinned(new Tenant(new Platform(app, 'prod'), 'shop'));
  try {
    app.synth();
  } catch (error) {
    expect((error as Error).stack).toBe(`${(error as Error).message}\n    at BlueprintApp.synth`);
  }
  expect.assertions(1);
});

test('in an App of cdk8s only constructs check themselves', () => {
  expect(Testing.synth(new Tenant(new App(), 'shop'))).not.toEqual([]);
  const tenant = new Tenant(new App(), 'shop');
  unpinned(tenant);
  expect(Testing.synth(tenant)).not.toEqual([]);
});

test('every warning of a construct can be silenced and promoted', () => {
  const warnings = new Set([...read('src').matchAll(/\bwarning\(\s*'([a-z-]+)'/g)].map(([, rule]) => rule));
  warnings.delete('silence-unused');
  expect([...warnings].sort()).toEqual(CONSTRUCT_WARNINGS);
  expect(ruleIds()).toEqual(expect.arrayContaining(CONSTRUCT_WARNINGS));
});

test('nothing is found in a sound program', () => expect(synth(tenant => new WebApp(tenant, 'web', { image: 'a:1', port: 8080 }))).not.toEqual([]));

describe('what cdk8s-plus refers to by its name', () => {
  const reading = (tenant: Tenant) => new WebApp(tenant, 'web', { image: 'example/web:1', port: 8080, env: { TOKEN: EnvVar.secret('payment', 'token') } });

  const strict = withRules({ 'secret-exists': 'error' });

  test('is there', () => {
    expect(warningsOf(tenant => {
      kplus.Secret.fromSecretName(tenant, 'Payment', 'payment');
      reading(tenant);
    }, strict)).toEqual([]);
  });

  test('is there in the namespace of its Chart', () => {
    expect(short(errorsOf(tenant => {
      kplus.Secret.fromSecretName(new Chart(tenant, 'other', { namespace: 'other' }), 'Payment', 'payment');
      reading(tenant);
    }, strict))).toEqual(['test/shop/web/Deployment secret-exists']);
  });
});
