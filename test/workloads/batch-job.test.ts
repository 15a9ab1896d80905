import { Duration } from 'cdk8s';
import { BatchJob, BatchJobProps, FailureRule, StatefulDatabase } from '../../src';
import { errorsOf, expectSnapshot, Manifest, only, PLATFORM, synth } from '../_synth';

const minimal: BatchJobProps = { image: 'example/job:1' };
const job = (props: Partial<BatchJobProps> = {}, version?: string): Manifest =>
  only(synth(tenant => new BatchJob(tenant, 'import', { ...minimal, ...props }), version ? { ...PLATFORM, kubernetesVersion: version } : PLATFORM), 'Job');
const refused = (props: Partial<BatchJobProps>, version = '1.34') =>
  errorsOf(tenant => new BatchJob(tenant, 'import', { ...minimal, ...props }), { ...PLATFORM, kubernetesVersion: version });

test('minimal', () => expectSnapshot(synth(tenant => new BatchJob(tenant, 'import', minimal))));

test('full', () => expectSnapshot(synth(tenant => {
  const made = new BatchJob(tenant, 'import', {
    ...minimal,
    completions: 10,
    parallelism: 3,
    indexed: true,
    backoffLimitPerIndex: 2,
    maxFailedIndexes: 4,
    activeDeadlineSeconds: Duration.hours(2),
    failureRules: [FailureRule.failIndex([42]), FailureRule.ignoreDisruptions()],
    suspend: true,
    ttlSecondsAfterFinished: 3600,
    spread: 'require',
    sidecars: [{ name: 'proxy', image: 'example/proxy:1', port: 9000 }],
    initContainers: [{ name: 'fetch', image: 'example/fetch:1', connections: true }],
    command: ['/import'],
  });
  made.connectTo(new StatefulDatabase(tenant, 'orders', { engine: 'postgres', version: '17', storage: '1Gi' }));
})));

describe('its name', () => {
  const name = (props: Partial<BatchJobProps>) => job(props).metadata.name;

  test('ends with a hash of what it does, and is the same for the same', () => {
    expect(name({})).toMatch(/^import-[0-9a-f]{10}$/);
    expect(name({})).toBe(name({}));
    expect(new Set([{}, { image: 'example/job:2' }, { args: ['b'] }, { env: { A: 'b' } }, { completions: 4 }].map(name)).size).toBe(5);
  });

  test('stays when that changes which may change while it runs', () => {
    const changes = [{ parallelism: 4 }, { suspend: true }, { backoffLimit: 9 }, { activeDeadlineSeconds: 60 }, { ttlSecondsAfterFinished: 60 }];
    for (const props of changes) {
      expect([props, name({ completions: 8, ...props })]).toEqual([props, name({ completions: 8 })]);
    }
  });

  test('changes with an override of what it runs', () => {
    const overridden = only(synth(tenant => new BatchJob(tenant, 'import', minimal).override('Job', { spec: { template: { spec: { os: { name: 'linux' } } } } })), 'Job');
    expect(overridden.metadata.name).not.toBe(name({}));
  });
});

test('with a parallelism alone, its pods share a queue', () => {
  const { completions, parallelism } = job({ parallelism: 5 }).spec;
  expect([completions, parallelism]).toEqual([undefined, 5]);
});

test('a sidecar does not keep it alive: it is a native one, or refused', () => {
  const sidecars = [{ name: 'proxy', image: 'example/proxy:1' }];
  const { initContainers, containers } = job({ sidecars }, '1.29').spec.template.spec;
  expect([initContainers.map(({ name, restartPolicy }: Manifest) => [name, restartPolicy]), containers.length]).toEqual([[['proxy', 'Always']], 1]);
  expect(refused({ sidecars }, '1.28')).toEqual([
    '[test/shop/import] \'sidecars[0]\' needs Kubernetes 1.29: before, it would keep the Job from ever ending, got "1.28"; raise the target version, or do its work in the program (rule: sidecar-keeps-job)',
  ]);
});

test('a failure that is restarted in its pod has no failure rules', () => {
  const { podFailurePolicy, template } = job({ restartPolicy: 'OnFailure' }).spec;
  expect([podFailurePolicy, template.spec.restartPolicy]).toEqual([undefined, 'OnFailure']);
});

test('what makes no sense is refused', () => {
  const cases: Array<Partial<BatchJobProps>> = [
    { indexed: true },
    { backoffLimitPerIndex: 1 },
    { completions: 3, indexed: true, backoffLimitPerIndex: 1, backoffLimit: 2 },
    { maxFailedIndexes: 1 },
    { completions: 3, indexed: true, backoffLimitPerIndex: 1, maxFailedIndexes: 4 },
    { completions: 200_000, indexed: true, parallelism: 100_001 },
    { completions: 200_000, indexed: true, backoffLimitPerIndex: 1, parallelism: 10_001 },
    { wait: true, suspend: true },
    { wait: true, ttlSecondsAfterFinished: 60 },
    { completions: 0, parallelism: -1 },
    { restartPolicy: 'OnFailure', failureRules: [FailureRule.failJob([1])] },
    { failureRules: [FailureRule.failIndex([1])] },
    { failureRules: [FailureRule.failJob([]), FailureRule.ignore([1, 1]), FailureRule.ignore([0])] },
    { failureRules: Array.from({ length: 21 }, (_, index) => FailureRule.failJob([index + 1])) },
    { name: 'a'.repeat(53) },
    { name: 'a'.repeat(50), completions: 11, indexed: true },
  ];
  expect(cases.flatMap((props) => refused(props))).toMatchInlineSnapshot(`
[
  "[test/shop/import] 'indexed' needs 'completions': as many numbers as there are, got true; give it (rule: job-mode)",
  "[test/shop/import] 'backoffLimitPerIndex' needs 'indexed', got 1; set it, or use 'backoffLimit' (rule: job-mode)",
  "[test/shop/import] 'backoffLimit' must not be given beside 'backoffLimitPerIndex', got 2; remove one of them (rule: not-both)",
  "[test/shop/import] 'maxFailedIndexes' needs 'backoffLimitPerIndex', got 1; set it, or remove this (rule: job-mode)",
  "[test/shop/import] 'maxFailedIndexes' must not be more than 'completions', 3, got 4; lower it (rule: job-mode)",
  "[test/shop/import] 'parallelism' must be at most 100000 of an indexed Job, got 100001; lower it (rule: job-mode)",
  "[test/shop/import] 'parallelism' must be at most 10000 of an indexed Job of more than 100000 completions, with 'backoffLimitPerIndex', got 10001; lower it (rule: job-mode)",
  "[test/shop/import] 'maxFailedIndexes' must be given for more than 100000 completions with 'backoffLimitPerIndex', got "nothing"; give it (rule: job-mode)",
  "[test/shop/import] 'wait' must not be with 'suspend': apply.sh would wait for what does not run, got true; remove one of them (rule: waits-for-ever)",
  "[test/shop/import] 'ttlSecondsAfterFinished' must not be with 'wait': apply.sh may find it deleted, got 60; remove one of them (rule: waits-for-ever)",
  "[test/shop/import] 'completions' must be a whole number of 1 or more, got 0; change it, or leave it out for the default (rule: whole-number)",
  "[test/shop/import] 'parallelism' must be a whole number of 0 or more, got -1; change it, or leave it out for the default (rule: whole-number)",
  "[test/shop/import] 'failureRules' need the restart policy Never, got "OnFailure"; remove one of them (rule: failure-rules)",
  "[test/shop/import] 'failureRules[0]' needs 'backoffLimitPerIndex', got "failIndex"; set it, or use FailureRule.failJob (rule: failure-rules)",
  "[test/shop/import] 'failureRules[0]' must name 1 to 255 exit codes, got 0; name them (rule: exit-codes)",
  "[test/shop/import] 'failureRules[1]' must name each exit code once, got [1,1]; remove one of them (rule: exit-codes)",
  "[test/shop/import] 'failureRules[2]' must be a whole number from 1 to 255, got 0; change it, or leave it out for the default (rule: whole-number)",
  "[test/shop/import] 'failureRules' must be at most 20, got 21; join those with the same outcome (rule: too-many)",
  "[test/shop/import] 'name' must be at most 52 lower-case letters, digits and '-', beginning with a letter and not ending with '-', got "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"; rename it, or give another name by the prop 'name' (rule: dns-label)",
  "[test/shop/import] 'name' must be at most 49 lower-case letters, digits and '-', beginning with a letter and not ending with '-', got "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"; rename it, or give another name by the prop 'name' (rule: dns-label)",
]
`);
  expect(refused({ completions: 3, indexed: true, backoffLimitPerIndex: 1 }, '1.28')).toMatchInlineSnapshot(`
[
  "[test/shop/import] 'backoffLimitPerIndex' needs Kubernetes 1.29; the target is 1.28, got 1; remove it, or raise the target version of the Platform (rule: newer-field)",
]
`);
});
