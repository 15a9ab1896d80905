import { spawn } from 'child_process';
import { join } from 'path';
import { Answer, run } from './_cluster';

// What a client outside of the cluster sees: it is in a network namespace of its own, beside the node's.

const OUTSIDE = ['--net=/run/netns/bp-client', '--'];

/** A command of the client's. */
export function outside(...command: string[]): Answer {
  return run('nsenter', ...OUTSIDE, ...command);
}

/** What the client is answered for a URL whose host is at an address. */
export interface Reply {
  readonly status: number;
  readonly headers: string;
  readonly body: string;
}

/** Asks for a URL at an address, whatever the certificate. */
export function ask(address: string, url: string, ...options: string[]): Reply {
  const { hostname, protocol } = new URL(url);
  const { stdout } = outside('curl', '-sk', '-m', '15', '-i', '--resolve', `${hostname}:${protocol === 'https:' ? 443 : 80}:${address}`, ...options, url);
  const [head, ...body] = stdout.split(/\r?\n\r?\n/);
  return { status: Number(/^HTTP\/\S+ (\d+)/.exec(head)?.[1] ?? 0), headers: head.toLowerCase(), body: body.join('\n\n') };
}

/** A request by TLS every 1/rate s, whether earlier ones are answered or not. What was sent, and each failure. */
export function load(address: string, host: string, rate: number, seconds: number, mode: 'fresh' | 'kept'): Promise<string> {
  const child = spawn('nsenter', [...OUTSIDE, 'python3', join(__dirname, 'load.py'), host, '443', String(rate), String(seconds), mode, address]);
  let text = '';
  child.stdout.on('data', data => text += String(data));
  child.stderr.on('data', data => text += String(data));
  return new Promise(resolve => child.on('close', () => resolve(text.trim())));
}
