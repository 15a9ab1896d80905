import { execFileSync, spawn, spawnSync } from 'child_process';
import { readdirSync, readFileSync } from 'fs';
import { join } from 'path';

/** What a command said. */
export interface Answer {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a command to its end, whatever that is. */
export function run(command: string, ...args: string[]): Answer {
  const { status, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8', maxBuffer: 2 ** 26 });
  return { status, stdout: stdout.trim(), stderr: stderr.trim() };
}

/** What kubectl prints; throws when it fails. */
export function kubectl(...args: string[]): string {
  return execFileSync('kubectl', args, { encoding: 'utf8', maxBuffer: 2 ** 26 }).trim();
}

/** Applies objects for the tests themselves. */
export function apply(...objects: object[]): void {
  execFileSync('kubectl', ['apply', '-f', '-'], { input: JSON.stringify({ apiVersion: 'v1', kind: 'List', items: objects }), stdio: ['pipe', 'ignore', 'inherit'] });
}

/** A command in a pod, or in the first pod of `deployment/NAME`. */
export function inPod(namespace: string, pod: string, ...command: string[]): Answer {
  return run('kubectl', '-n', namespace, 'exec', pod, '--', ...command);
}

/** A command that goes on in the background. */
export interface Job {
  /** What it said, when it has ended. */
  readonly done: Promise<Answer>;
  /** Waits until it has said something. */
  says(text: string): Promise<void>;
  /** Waits for it no longer; in the pod it goes on until its own end. */
  leave(): void;
}

/** A command in a pod, in the background. */
export function start(namespace: string, pod: string, ...command: string[]): Job {
  const child = spawn('kubectl', ['-n', namespace, 'exec', pod, '--', ...command]);
  let [stdout, stderr] = ['', ''];
  child.stdout.on('data', data => stdout += String(data));
  child.stderr.on('data', data => stderr += String(data));
  const done = new Promise<Answer>(resolve => child.on('close', status => resolve({ status, stdout: stdout.trim(), stderr: stderr.trim() })));
  return { done, leave: () => child.kill(), says: text => until(`the pod says ${text}`, 30, () => stdout.includes(text)) };
}

export function sleep(seconds: number): Promise<void> {
  return new Promise(resolve => setTimeout(resolve, seconds * 1000));
}

/** Waits for something to be true. */
export async function until(what: string, seconds: number, holds: () => boolean): Promise<void> {
  const end = Date.now() + seconds * 1000;
  while (!holds()) {
    if (Date.now() > end) throw new Error(`not after ${seconds} s: ${what}`);
    await sleep(0.5);
  }
}

/** Kills every process of a pod but its sandbox, as if its node's kernel had: SIGKILL, from outside. */
export function sigkill(namespace: string, pod: string): void {
  const uid = kubectl('-n', namespace, 'get', 'pod', pod, '-o', 'jsonpath={.metadata.uid}');
  const ids = new Set([uid, uid.replace(/-/g, '_')]);
  const pids = readdirSync('/proc').filter(pid => /^\d+$/.test(pid)).filter(pid => {
    try {
      const cgroup = readFileSync(join('/proc', pid, 'cgroup'), 'utf8');
      return [...ids].some(id => cgroup.includes(id)) && readFileSync(join('/proc', pid, 'comm'), 'utf8').trim() !== 'pause';
    } catch {
      return false; // it has ended meanwhile
    }
  }).map(Number);
  if (pids.length === 0) throw new Error(`no processes of ${pod}`);
  for (const pid of pids) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // its parent's end was its own
    }
  }
}

/** A line of a password file. */
export function htpasswd(user: string, password: string): string {
  return `${user}:${execFileSync('openssl', ['passwd', '-apr1', password], { encoding: 'utf8' }).trim()}`;
}

/** Creates what `apply.sh` says is missing, by the very lines that it prints; TLS Secrets with a certificate of the tests' own. */
export function createMissing(stderr: string, certificate: string, key: string): string[] {
  const lines = stderr.split('\n').filter(line => line.startsWith('missing Secret: ')).map(line => line.slice('missing Secret: '.length));
  for (const line of lines) {
    const complete = line.replace('--cert=FILE', `--cert=${certificate}`).replace('--key=FILE', `--key=${key}`).replace('"$(htpasswd -nB NAME)"', () => `'${htpasswd('anna', 'secret')}'`);
    execFileSync('bash', ['-c', complete], { stdio: 'ignore' });
  }
  return lines;
}
