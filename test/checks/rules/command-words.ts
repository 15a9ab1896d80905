import { Cases } from '../_cases';
import { deployment, ofContainer } from '../_objects';

const run = (change: Readonly<Record<string, unknown>>) => ({ objects: [deployment(ofContainer(change))] });

export const cases: Cases = {
  broken: [
    run({ command: ['npm run start'] }),
    run({ command: ['migrate', '&&', 'serve'] }),
    run({ command: ['sh', '-c', 'python', 'manage.py', 'runserver'] }),
    run({ command: ['-c', 'max_connections=200'] }),
    run({ command: ['sh', '-c', '-x', 'python', 'manage.py'] }),
    run({ readinessProbe: { httpGet: null, exec: { command: ['-U', 'shop'] } } }),
    run({ readinessProbe: { httpGet: null, exec: { command: ['curl', '-f', 'localhost', '||', 'exit', '1'] } } }),
  ],
  sound: [
    run({ command: ['sh', '-c', 'migrate && serve'] }),
    run({ command: ['sh', '-c', 'exec serve "$@"', '--', '--port', '8080'] }),
    run({ command: ['sh', '-c', '--', 'migrate && serve'] }),
    run({ command: ['sh', '-c', '-x', 'migrate && serve'] }),
    run({ command: ['tini', '--', 'sh', '-c', 'a | b'] }),
    run({ command: ['/bin/my program', '|'].slice(0, 1) }),
    run({ args: ['a', '|', 'b'] }),
    run({ args: ['-c', 'max_connections=200'] }),
  ],
};
