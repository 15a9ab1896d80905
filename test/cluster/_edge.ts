import { spawn } from 'child_process';
import { join } from 'path';
import { Answer, run, until } from './_cluster';

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

/**
 * Waits until every pod of Traefik has read all there is: each reads it for itself, at most every 2 s (`providersThrottleDuration`), and requests go to
 * any of them. Ten answers in a row, over 5 s, that tell of the same are of pods that all know them.
 *
 * @param dashboard - the host of its page, and what lets in there
 */
export async function settled(address: string, dashboard: string, ...options: string[]): Promise<void> {
  // In which order a pod has servers, it alone knows: the parts of its answers are put into one.
  const known = () => ['routers', 'services', 'middlewares'].map(part => {
    const { status, body } = ask(address, `https://${dashboard}/api/http/${part}?per_page=1000`, ...options);
    return [status, ...body.split(/[[\]{},]/).sort()].join();
  }).join('\n');
  let [last, same] = ['', 0];
  await until('all pods of Traefik know the same', 60, () => {
    const now = known();
    same = now === last && now.startsWith('200') ? same + 1 : 0;
    last = now;
    return same === 10;
  });
}

/** A request by TLS every 1/rate s, whether earlier ones are answered or not. What was sent, and each failure. */
export function load(address: string, host: string, rate: number, seconds: number, mode: 'fresh' | 'kept'): Promise<string> {
  const child = spawn('nsenter', [...OUTSIDE, 'python3', join(__dirname, 'load.py'), host, '443', String(rate), String(seconds), mode, address]);
  let text = '';
  child.stdout.on('data', data => text += String(data));
  child.stderr.on('data', data => text += String(data));
  return new Promise(resolve => child.on('close', () => resolve(text.trim())));
}
