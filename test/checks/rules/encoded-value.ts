import { Case, Cases } from '../_cases';
import { configMap, deployment, ofContainer } from '../_objects';

const encode = (text: string) => Buffer.from(text).toString('base64');
const HOST = 'db.example.org';

const env = (name: string, value: string): Case => ({ objects: [deployment(ofContainer({ env: [{ name, value }] }))] });
const secret = (values: object): Case => ({ objects: [{ apiVersion: 'v1', kind: 'Secret', metadata: { name: 'app' }, ...values }] });
const config = (data: object): Case => ({ objects: [configMap({ data: { 'app.conf': null, ...data } })] });

export const cases: Cases = {
  broken: [
    env('DATABASE_HOST', encode(HOST)),
    env('REGION', encode('eu-w1')),
    env('TOPIC', encode('orders of all days')),
    env('GREETING', encode('Hello, {name}!')),
    config({ host: `${encode('db1.example.org\n')}\n` }),
    secret({ stringData: { host: encode(HOST) } }),
    secret({ data: { host: encode(encode(HOST)) } }),
  ],
  sound: [
    env('DATABASE_HOST', HOST),
    env('HOST_BASE64', encode(HOST)),
    env('HOST_B64', encode(HOST)),
    { ...env('OAUTH2_PROXY_COOKIE_SECRET', encode('0123456789abcdef')), platform: { rules: { 'secret-in-plain-sight': 'off' } } },
    // A name, four letters of which are valid each.
    env('TOPIC', 'ordersofallthedays12'),
    env('TOPIC', 'abcd'),
    env('REGION', encode('eu-wes')),
    env('LOGIN', encode('user:word')),
    env('FILE', encode('{"a": 1}')),
    env('BYTES', encode('bytes\u0001\u0002\u0003\u0004\u0005\u0006\u0007')),
    env('BYTES', encode('\u0001\u0002\u0003\u0004\u0005\u0006\u0007\u0008\u0009')),
    secret({ data: { host: encode(HOST) } }),
    config({ host: HOST }),
    { objects: [configMap({ data: null, binaryData: { host: encode(HOST) } })] },
  ],
};
