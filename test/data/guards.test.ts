import { spawnSync } from 'child_process';
import { existsSync, mkdirSync, writeFileSync } from 'fs';
import { dirname, join } from 'path';
import { CONVERT_SNAPSHOT } from '../../src/data/_redis-guard';
import { temporary } from '../_synth';

/** Runs a script in a directory of files, among programs of which each is a script. */
function run(script: string, args: string[], files: Record<string, string>, programs: Record<string, string> = {}) {
  const root = temporary();
  const [bin, data] = [join(root, 'bin'), join(root, 'data')];
  [bin, data].forEach(each => mkdirSync(each, { recursive: true }));
  for (const [name, text] of Object.entries(programs)) writeFileSync(join(bin, name), `#!/bin/sh\n${text}`, { mode: 0o755 });
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(data, name)), { recursive: true });
    writeFileSync(join(data, name), text);
  }
  const { status, stdout, stderr } = spawnSync('sh', ['-c', script, 'guard', ...args.map(each => each.replace('DATA', data))], {
    cwd: data, encoding: 'utf8', env: { PATH: `${bin}:/usr/bin:/bin` },
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
    run(CONVERT_SNAPSHOT, ['dump.rdb', 'appendonly.aof', 'appendonlydir', 'redis-server'], files, { 'docker-entrypoint.sh': server, 'redis-cli': client });

  test('has it made of a snapshot that is alone', () => {
    const { status, stdout, has } = guard({ 'dump.rdb': 'REDIS0011' });
    expect([status, has('stop'), has('appendonlydir/appendonly.aof.manifest')]).toEqual([0, true, true]);
    expect(stdout).toContain('The log is made.');
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
