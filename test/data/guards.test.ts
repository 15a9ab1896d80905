import { spawnSync } from 'child_process';
import { existsSync, mkdirSync, writeFileSync } from 'fs';
import { dirname, join } from 'path';
import { FIND_DATA } from '../../src/data/_postgres-guard';
import { CONVERT_SNAPSHOT } from '../../src/data/_redis-guard';
import { temporary } from '../_synth';

interface Around {
  /** The programs that it calls; each is a script. */
  readonly programs?: Record<string, string>;
  readonly env?: Record<string, string>;
}

/** Runs a script in a directory of files, which is called DATA. */
function run(script: string, args: string[], files: Record<string, string>, { programs = {}, env = {} }: Around) {
  const root = temporary();
  const [bin, data] = [join(root, 'bin'), join(root, 'data')];
  [bin, data].forEach(each => mkdirSync(each, { recursive: true }));
  for (const [name, text] of Object.entries(programs)) writeFileSync(join(bin, name), `#!/bin/sh\n${text}`, { mode: 0o755 });
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(data, name)), { recursive: true });
    writeFileSync(join(data, name), text);
  }
  const here = (text: string) => text.replace('DATA', data);
  const variables = Object.fromEntries(Object.entries(env).map(([name, value]) => [name, here(value)]));
  const { status, stdout, stderr } = spawnSync('sh', ['-c', script, 'guard', ...args.map(here)], {
    cwd: data, encoding: 'utf8', env: { PATH: `${bin}:/usr/bin:/bin`, ...variables },
  });
  return { status, stdout, stderr: stderr.replaceAll(data, 'DATA'), has: (name: string) => existsSync(join(data, name)) };
}

describe('a Redis that is to keep a log', () => {
  const SERVER = 'echo "$*" > started; while [ ! -e stop ]; do sleep 0.1; done';
  const answering = (onLog: string) => `case $* in
    ping) [ -e started ] && echo PONG || echo refused ;;
    'config set appendonly yes') echo OK; ${onLog} ;;
    'info persistence') cat state ;;
    'shutdown nosave') touch stop ;;
  esac`;
  const LOG = 'mkdir -p appendonlydir; echo file > appendonlydir/appendonly.aof.manifest';
  const guard = (files: Record<string, string>, server = SERVER, client = answering(LOG)) =>
    run(CONVERT_SNAPSHOT, ['dump.rdb', 'appendonly.aof', 'appendonlydir', 'redis-server'], files, { programs: { 'docker-entrypoint.sh': server, 'redis-cli': client } });

  test('has it made of a snapshot that is alone', () => {
    const { status, stdout, has } = guard({ 'dump.rdb': 'REDIS0011' });
    expect([status, has('stop'), has('appendonlydir/appendonly.aof.manifest')]).toEqual([0, true, true]);
    expect(stdout).toContain('The log is made.');
  });

  test('has it made by a server whose image has no entrypoint of that name', () => {
    const programs = { 'redis-server': SERVER, 'redis-cli': answering(LOG) };
    expect(run(CONVERT_SNAPSHOT, ['dump.rdb', 'appendonly.aof', 'appendonlydir', 'redis-server'], { 'dump.rdb': 'REDIS0011' }, { programs })).toMatchObject({ status: 0, stderr: '' });
  });

  test('has it made of a snapshot beside a log that was never finished', () => {
    expect(guard({ 'dump.rdb': 'REDIS0011', 'appendonlydir/temp.incr': 'x' }).has('started')).toBe(true);
  });

  test.each<Record<string, string>>([{}, { 'dump.rdb': '' }, { 'dump.rdb': 'x', 'appendonly.aof': 'x' }, { 'dump.rdb': 'x', 'appendonlydir/appendonly.aof.manifest': 'x' }])(
    'is not started twice where there is nothing to convert: %#', files => {
      const { status, has } = guard(files);
      expect([status, has('started')]).toEqual([0, false]);
    });

  test('does not start where the snapshot cannot be loaded', () => {
    const { status, stderr } = guard({ 'dump.rdb': 'x' }, 'exit 1');
    expect([status, stderr]).toEqual([1, 'Redis does not load dump.rdb, which stays as it is: see what it says above.\n']);
  });

  test('does not start where the log cannot be written', () => {
    const { status, stderr } = guard({ 'dump.rdb': 'x', 'state': 'aof_last_bgrewrite_status:err' }, 'echo > started; sleep 2', answering(':'));
    expect([status, stderr]).toEqual([1, 'Redis cannot write a log of dump.rdb, which stays as it is: see what it says above.\n']);
  });
});

describe('a PostgreSQL on a volume that was there', () => {
  const guard = (directory: string, files: Record<string, string>) => run(FIND_DATA, ['DATA'], files, { env: { PGDATA: directory } });
  const database = (at: string, version: string) => ({ [`${at}PG_VERSION`]: `${version}\n`, [`${at}global/pg_control`]: 'x', [`${at}base/1/PG_VERSION`]: `${version}\n` });

  test.each<[string, Record<string, string>]>([
    ['DATA/pgdata', {}],
    ['DATA/pgdata', { 'lost+found/a': 'x', 'backups/PG_VERSION': '17' }],
    ['DATA/pgdata', database('pgdata/', '17')],
    ['DATA/18/docker', { ...database('18/docker/', '18'), ...database('pgdata/', '17') }],
    ['DATA', database('', '17')],
  ])('starts in a directory with its files, and where there are none: %#', (directory, files) => {
    expect(guard(directory, files)).toMatchObject({ status: 0, stderr: '' });
  });

  test.each<[string, Record<string, string>, string, string]>([
    ['DATA/18/docker', database('pgdata/', '17'), 'one of PostgreSQL 17 in DATA/pgdata:', '\'pgdata\''],
    ['DATA/pgdata', database('', '17'), 'one of PostgreSQL 17 in DATA:', '\'.\''],
    ['DATA/pgdata', database('18/docker/', '18'), 'one of PostgreSQL 18 in DATA/18/docker:', '\'18/docker\''],
  ])('does not start beside files that are elsewhere: %#', (directory, files, found, remedy) => {
    const { status, stderr } = guard(directory, files);
    expect([status, stderr]).toEqual([1, expect.stringContaining(found)]);
    expect(stderr).toContain(`dataDirectory: ${remedy}.`);
  });
});
