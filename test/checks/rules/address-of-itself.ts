import { Cases } from '../_cases';
import { deployment, ofContainer, ofPod } from '../_objects';

const told = (name: string, value: string) => ({ objects: [deployment(ofContainer({ env: [{ name, value }] }))] });

export const cases: Cases = {
  broken: [
    told('DATABASE_URL', 'postgres://app@localhost:5432/shop'),
    told('DB_HOST', '127.0.0.1'),
    told('API', 'http://host.docker.internal:3000'),
  ],
  sound: [
    told('SELF', 'http://localhost:8080'),
    told('DB_HOST', 'db.example.org'),
    { objects: [deployment(ofPod({ containers: [{ name: 'web', env: [{ name: 'DB_HOST', value: 'localhost' }] }, { name: 'proxy', image: 'registry.example.org/proxy:1' }] }))] },
  ],
};
