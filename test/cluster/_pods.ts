import { readFileSync } from 'fs';
import { join } from 'path';
import { Answer, apply, inPod, Job, kubectl, run, start } from './_cluster';

/** A pod, or what makes it: namespace and name, such as `deploy/web`. */
export type Pod = readonly [string, string];

/** A pod of the tests': it sleeps until it is told what to do. */
export function clientPod([namespace, name]: Pod, labels: Record<string, string> = {}): void {
  run('kubectl', 'create', 'namespace', namespace);
  apply({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name, namespace, labels },
    spec: {
      automountServiceAccountToken: false,
      terminationGracePeriodSeconds: 0,
      securityContext: { runAsNonRoot: true, runAsUser: 10001, seccompProfile: { type: 'RuntimeDefault' } },
      containers: [{
        name: 'client',
        image: 'registry.example.org/web:1.0',
        command: ['sleep', '3600'],
        securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } },
      }],
    },
  });
  kubectl('-n', namespace, 'wait', '--for=condition=Ready', `pod/${name}`, '--timeout=60s');
}

function script(name: string): string {
  return readFileSync(join(__dirname, name), 'utf8');
}

/** Runs one of the scripts beside this file in a pod that has Python. */
export function python([namespace, pod]: Pod, name: string, ...args: string[]): Answer {
  return inPod(namespace, pod, 'python3', '-c', script(name), ...args);
}

/** The same, going on in the background. */
export function startPython([namespace, pod]: Pod, name: string, ...args: string[]): Job {
  return start(namespace, pod, 'python3', '-c', script(name), ...args);
}

/** Whether a TCP connection from a pod succeeds within 3 s; the pod's image has Python, or bash. */
export function reaches([namespace, pod]: Pod, host: string, port: number): boolean {
  const code = `import socket; socket.create_connection(('${host}', ${port}), 3)`;
  const shell = `timeout 3 bash -c '</dev/tcp/${host}/${port}'`;
  return inPod(namespace, pod, 'sh', '-c', `if command -v python3 >/dev/null; then python3 -c "${code}"; else ${shell}; fi`).status === 0;
}
