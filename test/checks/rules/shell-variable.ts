import { Cases } from '../_cases';
import { deployment, ofContainer } from '../_objects';

const env = [{ name: 'NAME', value: 'shop' }];
const web = (change: object) => ({ objects: [deployment(ofContainer({ env, ...change }))] });

export const cases: Cases = {
  broken: [
    web({ args: ['--name=${NAME}'] }),
    web({ command: ['serve', '--name', '$NAME'] }),
    web({ env: [...env, { name: 'URL', value: 'https://example.org/${NAME}' }] }),
  ],
  sound: [
    web({ args: ['--name=$(NAME)', '--pattern=^a$', '--literal=$$NAME', '--other=${OTHER}'] }),
    web({ command: ['sh', '-c'], args: ['serve --name=${NAME}'] }),
    web({ command: ['/entrypoint.sh', '${NAME}'] }),
  ],
};
