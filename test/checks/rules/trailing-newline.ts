import { Cases } from '../_cases';
import { configMap, deployment, ofContainer } from '../_objects';

const asked = (key: string) => deployment(ofContainer({ env: [{ name: 'HOST', valueFrom: { configMapKeyRef: { name: 'app', key } } }] }));
const all = deployment(ofContainer({ envFrom: [{ configMapRef: { name: 'app' } }] }));
const config = (data: object) => configMap({ data: { 'app.conf': null, ...data } });
const secret = (data: object) => ({ apiVersion: 'v1', kind: 'Secret', metadata: { name: 'app' }, data });
const ofSecret = deployment(ofContainer({ env: [{ name: 'HOST', valueFrom: { secretKeyRef: { name: 'app', key: 'host' } } }] }));
const allOfSecret = deployment(ofContainer({ envFrom: [{ secretRef: { name: 'app' } }] }));
const base64 = (text: string) => Buffer.from(text).toString('base64');

export const cases: Cases = {
  broken: [
    { objects: [asked('host'), config({ host: 'db.example.org\n' })] },
    { objects: [all, config({ host: 'db.example.org\r\n', port: '5432' })] },
    { objects: [ofSecret, secret({ host: base64('db.example.org\n') })] },
    { objects: [allOfSecret, { ...secret({ port: base64('5432') }), stringData: { host: 'db.example.org\n' } }] },
  ],
  sound: [
    { objects: [asked('host'), config({ host: 'db.example.org', motd: 'welcome\n' })] },
    { objects: [asked('key'), config({ key: 'first line\nsecond line\n' })] },
    { objects: [deployment(), config({ motd: 'welcome\n' })] },
    { objects: [ofSecret, secret({ host: base64('db.example.org') })] },
    { objects: [all, config({ 'empty': '\n', 'db.host': 'db.example.org\n' })] },
    { objects: [asked('key'), config({ key: 'level = info\n' })] },
  ],
};
