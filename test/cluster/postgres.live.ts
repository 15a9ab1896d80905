import { mkdtempSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { BlueprintApp, Platform, StatefulDatabase, Tenant } from '../../src';
import { POSTGRES } from '../../src/data/_postgres';
import { createMissing, inPod, kubectl, run } from './_cluster';

// Every major version of PostgreSQL in the engine table. The images are stand-ins: 15 is Debian's, 16.15, 17.11 and 18.6 are of the same releases.
const majors = Object.keys(POSTGRES.releases);
const context = kubectl('config', 'current-context');

function sql(major: string, text: string): string {
  return inPod('majors', `postgres-${major}-0`, 'psql', '-U', 'postgres', '-d', 'app', '-Atc', text).stdout;
}

beforeAll(() => {
  const app = new BlueprintApp({ outdir: mkdtempSync(join(tmpdir(), 'majors-')) });
  const tenant = new Tenant(new Platform(app, 'majors'), 'majors');
  for (const version of majors) new StatefulDatabase(tenant, `postgres-${version}`, { engine: 'postgres', version, storage: '1Gi', resources: { cpu: '50m' } });
  app.synth();
  const script = join(app.outdir, 'majors', 'apply.sh');
  createMissing(run('bash', script, '--context', context).stderr, '', '');
  expect(run('bash', script, '--context', context)).toMatchObject({ status: 0, stderr: '' });
});

test.each(majors)('PostgreSQL %s is that version, and keeps its files in its volume', major => {
  const { mountPath, dataDirectory } = POSTGRES.releases[major];
  expect(sql(major, 'show server_version_num').slice(0, 2)).toBe(major);
  expect(sql(major, 'show data_directory')).toBe(dataDirectory);
  expect(inPod('majors', `postgres-${major}-0`, 'sh', '-c', `grep -c " ${mountPath} " /proc/mounts`).stdout).toBe('1');
});

test.each(majors)('PostgreSQL %s has its rows after its pod is deleted', major => {
  sql(major, 'create table kept (x int); insert into kept values (42)');
  kubectl('-n', 'majors', 'delete', 'pod', `postgres-${major}-0`);
  kubectl('-n', 'majors', 'rollout', 'status', `statefulset/postgres-${major}`, '--timeout=120s');
  expect(sql(major, 'select x from kept')).toBe('42');
});
