import { WebApp } from '../../../src';
import { Cases } from '../_cases';
import { configMap, deployment, job, ofContainer } from '../_objects';

const LOGIN = Buffer.from('monitor:hunter2').toString('base64');
const chart = (helm: object) => ({ apiVersion: 'argoproj.io/v1alpha1', kind: 'Application', metadata: { name: 'shop' }, spec: { source: { repoURL: 'https://charts.example.org', chart: 'shop', targetRevision: '1.0.0', helm }, destination: { server: 'https://kubernetes.default.svc', namespace: 'shop' }, project: 'default' } });
const release = (values: object) => ({ apiVersion: 'helm.toolkit.fluxcd.io/v2', kind: 'HelmRelease', metadata: { name: 'shop' }, spec: { interval: '1h', chartRef: { kind: 'OCIRepository', name: 'shop', namespace: 'flux-system' }, values } });

export const cases: Cases = {
  broken: [
    { objects: [{ apiVersion: 'v1', kind: 'Secret', metadata: { name: 'login' }, stringData: { password: 'hunter2' }, data: { user: 'YQ==' } }] },
    { objects: [deployment(ofContainer({ env: [{ name: 'DB_PASSWORD', value: 'hunter2' }, { name: 'apiKey', value: 'abc-123-def' }] }))] },
    { build: tenant => new WebApp(tenant, 'web', { image: 'a:1', port: 8080, env: { DATABASE_URL: 'postgres://app:hunter2@db.example.org/app' }, args: ['--admin-password=hunter2'] }) },
    { build: tenant => new WebApp(tenant, 'web', { image: 'a:1', port: 8080, files: { '/etc/key.pem': '-----BEGIN RSA PRIVATE KEY-----\nMII…\n' } }) },
    { objects: [chart({ parameters: [{ name: 'auth.password', value: 'hunter2' }] })] },
    { objects: [chart({ valuesObject: { auth: { adminPassword: 'hunter2' } } })] },
    { objects: [chart({ values: 'auth:\n  password: hunter2\n' })] },
    { objects: [release({ auth: { rootPassword: 'hunter2' } })] },
    { objects: [configMap({ data: { token: 'ghp_0123456789abcdefghijABCDEFGHIJ012345' } })] },
    { objects: [deployment(ofContainer({ readinessProbe: { httpGet: { path: '/', port: 'http', httpHeaders: [{ name: 'Authorization', value: `Basic ${LOGIN}` }] } } }))] },
    { objects: [deployment(ofContainer({ readinessProbe: { httpGet: { path: '/', port: 'http', httpHeaders: [{ name: 'Authorization', value: 'Bearer abc123def456' }] } } }))] },
    { objects: [job(ofContainer({ command: ['sh', '-ec'], args: ['export PGPASSWORD=\'hunter2\'\npsql -h db.example.org -c "select 1"\n'] }, 'task'))] },
    { objects: [configMap({ data: { 'redis.conf': 'appendonly yes\nrequirepass hunter2\n' } })] },
    { objects: [configMap({ data: { '.npmrc': '//npm.example.org/:_authToken=abc123-def456\n' } })] },
    { objects: [{ apiVersion: 'v1', kind: 'Secret', metadata: { name: 'tls' }, stringData: { 'both.pem': '-----BEGIN CERTIFICATE-----\nMII…\n-----BEGIN PRIVATE KEY-----\nMII…\n' } }] },
  ],
  sound: [
    { objects: [deployment(ofContainer({ readinessProbe: { httpGet: { path: '/', port: 'http', httpHeaders: [{ name: 'Authorization', value: 'Basic monitoring' }, { name: 'Accept', value: 'application/json' }] } } }))] },
    { objects: [job(ofContainer({ env: [{ name: 'PASSWORD', value: '' }], command: ['sh', '-ec', 'export PGPASSWORD="$PASSWORD" TOKEN=$(cat /run/token)\npsql -h db.example.org --set=password="$(cat /run/password)"\n'] }, 'task'))] },
    { objects: [configMap({ data: { 'redis.conf': '# requirepass hunter2\nrequirepass ${REDIS_PASSWORD}\n', '.npmrc': '//npm.example.org/:_authToken=${NPM_TOKEN}\n' } })] },
    { objects: [deployment(ofContainer({ args: ['--initial-cluster-token=etcd-cluster-settings-1'] }))] },
    { objects: [chart({ parameters: [{ name: 'auth.existingSecret', value: 'login' }, { name: 'auth.existingPassword', value: 'hunter2' }], values: 'auth:\n  password: ""\n  existingSecretPasswordKey: password\n  token: true\n' })] },
    { objects: [release({ auth: { password: '${PASSWORD}', secretName: 'login', secretKey: 'password', tokenSecret: 'login-token-1' }, list: [{ password: 'hunter2' }] })] },
    // Flux decrypts it, and puts values in, before it is applied.
    { objects: [{ apiVersion: 'v1', kind: 'Secret', metadata: { name: 'login' }, stringData: { password: 'ENC[AES256_GCM,data:0ODhr,iv:5VoS,tag:Wrz0,type:str]' }, sops: { version: '3.10.2' } }] },
    { objects: [{ apiVersion: 'v1', kind: 'Secret', metadata: { name: 'login' }, stringData: { password: '${SHOP_PASSWORD}' } }, configMap({ data: { password: 'ENC[AES256_GCM,data:0ODhr,iv:5VoS,tag:Wrz0,type:str]' } })] },
    { objects: [{ apiVersion: 'v1', kind: 'Secret', metadata: { name: 'charts' }, stringData: { type: 'helm', url: 'registry-1.docker.io/bitnamicharts', enableOCI: 'true', known_hosts: 'git.example.org ssh-ed25519 AAAA' } }] },
    { objects: [{ apiVersion: 'v1', kind: 'Secret', metadata: { name: 'ca' }, stringData: { 'ca.pem': '-----BEGIN CERTIFICATE-----\nMII…\n-----END CERTIFICATE-----\n' } }] },
    { objects: [{ apiVersion: 'v1', kind: 'Secret', metadata: { name: 'token', annotations: { 'kubernetes.io/service-account.name': 'default' } }, type: 'kubernetes.io/service-account-token' }] },
    {
      build: tenant => new WebApp(tenant, 'web', {
        image: 'a:1',
        port: 8080,
        env: {
          PASSWORD_FILE: '/run/secrets/password',
          TOKEN_URL: 'https://login.example.org/token',
          DB_PASSWORD: '',
          USE_TOKEN: 'true',
          SECRET_NAME: 'login',
          PASSWORD_LENGTH: '12',
          USER: 'app',
          DATABASE_URL: 'postgres://$(USER):$(USER)@db.example.org/app',
          MAIL: 'smtp://mail.example.org:25',
        },
        files: { '/etc/ca.pem': '-----BEGIN CERTIFICATE-----\nMII…\n' },
      }),
    },
  ],
};
