import { Manifest } from '../../_synth';
import { Case, Cases } from '../_cases';
import { deployment, ofContainer, ofPod } from '../_objects';

const dex = (client: object): Manifest[] => [
  { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'dex' }, data: { 'config.yaml': JSON.stringify({ issuer: 'https://dex.example.org', storage: { type: 'memory' }, staticClients: [{ id: 'tools', name: 'Tools', ...client }] }) } },
  deployment({
    spec: {
      replicas: 1,
      ...ofPod({
        volumes: [{ name: 'config', configMap: { name: 'dex' } }],
        containers: [{ name: 'dex', image: 'ghcr.io/dexidp/dex:v2.43.1', args: ['dex', 'serve', '/etc/dex/config.yaml'], volumeMounts: [{ name: 'config', mountPath: '/etc/dex' }] }],
      }).spec,
    },
  }, 'dex'),
];
const PROXY = 'quay.io/oauth2-proxy/oauth2-proxy:v7.9.0';
const proxy = (...args: string[]) => deployment(ofContainer({ image: PROXY, args: ['--provider=oidc', '--client-id=tools', ...args] }));
const ISSUER = '--oidc-issuer-url=https://dex.example.org';
const grafana = (root: string) => deployment(ofContainer({
  image: 'grafana/grafana:12.0.2',
  env: [{ name: 'GF_DATABASE_TYPE', value: 'postgres' }, { name: 'GF_SERVER_ROOT_URL', value: root }, { name: 'GF_AUTH_GENERIC_OAUTH_CLIENT_ID', value: 'tools' }, { name: 'GF_AUTH_GENERIC_OAUTH_AUTH_URL', value: 'https://dex.example.org/auth' }],
}));
const of = (client: object, ...objects: Manifest[]): Case => ({ objects: [...dex(client), ...objects] });
const CALLBACK = 'https://tools.example.org/oauth2/callback';

export const cases: Cases = {
  broken: [
    of({ redirectURIs: ['https://tools.example.org/callback'] }, proxy(ISSUER, `--redirect-url=${CALLBACK}`)),
    of({ redirectURIs: ['http://tools.example.org/login/generic_oauth'] }, grafana('https://tools.example.org/')),
    of({ redirectURIs: [CALLBACK] }, proxy(ISSUER, '--redirect-url=http://tools.example.org/oauth2/callback')),
    of({ redirectURIs: ['https://tools.example.org/callback'] }, deployment(ofContainer({ image: PROXY, env: [{ name: 'OAUTH2_PROXY_CLIENT_ID', value: 'tools' }, { name: 'OAUTH2_PROXY_OIDC_ISSUER_URL', value: 'https://dex.example.org' }, { name: 'OAUTH2_PROXY_REDIRECT_URL', value: CALLBACK }] }))),
  ],
  sound: [
    of({ redirectURIs: [CALLBACK] }, proxy(ISSUER, `--redirect-url=${CALLBACK}`)),
    of({ redirectURIs: ['https://tools.example.org/login/generic_oauth'] }, grafana('https://tools.example.org')),
    of({ redirectURIs: ['https://tools.example.org/callback'] }, proxy(ISSUER)),
    of({ redirectURIs: ['https://tools.example.org/callback'] }, proxy('--oidc-issuer-url=https://login.example.org', `--redirect-url=${CALLBACK}`)),
    of({}, proxy(ISSUER, `--redirect-url=${CALLBACK}`)),
    of({ redirectURIs: ['https://tools.example.org/callback'] }, proxy(`--redirect-url=${CALLBACK}`)),
    of({ redirectURIs: ['$CALLBACK'] }, proxy(ISSUER, `--redirect-url=${CALLBACK}`)),
    of({ public: true, redirectURIs: ['https://tools.example.org/callback'] }, proxy(ISSUER, `--redirect-url=${CALLBACK}`)),
    of({ id: 'other', redirectURIs: ['https://tools.example.org/callback'] }, proxy(ISSUER, `--redirect-url=${CALLBACK}`)),
  ],
};
