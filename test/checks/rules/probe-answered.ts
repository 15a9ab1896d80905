import { Cases } from '../_cases';
import { claim, configMap, deployment, ofContainer, ofPod } from '../_objects';

const prometheus = (path: string, ...args: string[]) => [deployment(ofContainer({
  image: 'quay.io/prometheus/prometheus:v3.6.0', args, ports: [{ name: 'http', containerPort: 9090 }, { $patch: 'delete', containerPort: 8080 }], readinessProbe: { httpGet: { path, port: 9090 } },
}))];
const keycloak = (port: number | string, more: object = {}, pod: object = {}) => [deployment(ofPod({
  ...pod,
  containers: [{
    name: 'web',
    image: 'quay.io/keycloak/keycloak:26.3.4',
    args: ['start', '--health-enabled=true'],
    ports: [{ name: 'http', containerPort: 8080 }, { name: 'management', containerPort: 9000 }],
    readinessProbe: { httpGet: { path: '/health/ready', port } },
    ...more,
  }],
}))];
const jenkins = (path: string, JENKINS_OPTS: string, more: object = {}) => [deployment(ofContainer({
  image: 'jenkins/jenkins:2.504.3-lts-jdk21', env: [{ name: 'JENKINS_OPTS', value: JENKINS_OPTS }], readinessProbe: { httpGet: { path } }, ...more,
}))];
const URL = '--web.external-url=https://ops.example.org/prometheus/';

const nextcloud = (httpGet: object, trusted = 'cloud.example.org files.example.org') => deployment({
  spec: {
    replicas: 1,
    strategy: { type: 'Recreate' },
    ...ofPod({
      volumes: [{ name: 'html', persistentVolumeClaim: { claimName: 'data' } }],
      containers: [{
        name: 'web',
        image: 'nextcloud:29.0.6-apache',
        env: [{ name: 'NEXTCLOUD_TRUSTED_DOMAINS', value: trusted }],
        volumeMounts: [{ name: 'html', mountPath: '/var/www/html' }],
        readinessProbe: { httpGet },
      }],
    }).spec,
  },
});

/** An nginx with a file of its own. */
const listening = (text: string, httpGet: object = {}, { mount = {}, container = {} }: { mount?: object; container?: object } = {}) => [
  { ...configMap(), data: { 'site.conf': text } },
  deployment(ofPod({
    volumes: [{ name: 'site', configMap: { name: 'app' } }],
    containers: [{ name: 'web', readinessProbe: { httpGet }, volumeMounts: [{ name: 'site', mountPath: '/etc/nginx/conf.d', ...mount }], ...container }],
  })),
];
const SSL = 'server {\n  listen 8080 ssl; # plain\n  ssl_certificate /tls/tls.crt;\n}\n';
const PLAIN = 'server {\n  listen 8080;\n}\n';
const WHOLE = { mountPath: '/etc/nginx/nginx.conf', subPath: 'site.conf' };

export const cases: Cases = {
  broken: [
    { objects: prometheus('/-/ready', URL) },
    { objects: prometheus('/-/ready', '--web.external-url', 'https://ops.example.org/a/b') },
    { objects: keycloak('http') },
    { objects: keycloak(8080) },
    { objects: keycloak(8443, { ports: [{ name: 'https', containerPort: 8443 }], readinessProbe: { httpGet: { path: '/health', port: 8443, scheme: 'HTTPS' } } }) },
    { objects: keycloak('http', { image: 'registry.example.org/quay.io/keycloak/keycloak:25.0.6' }) },
    { objects: [claim(), nextcloud({ path: '/status.php', port: 'http' })] },
    { objects: [claim(), nextcloud({ path: '/status.php', port: 'http', httpHeaders: [{ name: 'host', value: 'web' }] })] },
    { objects: jenkins('/login', '--prefix=/jenkins') },
    { objects: jenkins('/login', '', { args: ['--httpPort=8080', '--prefix=/ci/'] }) },
    { objects: listening(PLAIN, { scheme: 'HTTPS' }) },
    { objects: listening(SSL) },
    { objects: listening('server {\n  listen [::]:80;\n  listen 80;\n}\n') },
    { objects: listening('events {}\nhttp {\n  include /etc/nginx/mime.types;\n  server { listen 8081; }\n}\n', {}, { mount: WHOLE }) },
  ],
  sound: [
    { objects: listening(PLAIN) },
    { objects: listening(SSL, { scheme: 'HTTPS' }) },
    { objects: listening(`${PLAIN}server { listen 8080 ssl; }`, { scheme: 'HTTPS' }) },
    { objects: listening('server { listen ${PORT}; }') },
    { objects: listening('server { listen 8081; include /etc/nginx/more.conf; }') },
    { objects: listening('server { listen 8081; }', {}, { mount: { mountPath: '/etc/nginx/templates' } }) },
    { objects: listening('server { listen 8081; }', {}, { mount: { mountPath: '/etc/nginx/conf.d/more.conf', subPath: 'site.conf' } }) },
    { objects: listening('events {}\nhttp {\n  include /etc/nginx/conf.d/*.conf;\n  server { listen 8081; }\n}\n', {}, { mount: WHOLE }) },
    { objects: listening('server { listen 8081; }', {}, { container: { args: ['sh', '-c', 'sed -i s/8081/8080/ /etc/nginx/conf.d/site.conf; nginx'] } }) },
    { objects: jenkins('/jenkins/login', '--prefix=/jenkins') },
    { objects: jenkins('/login', '--sessionTimeout=60') },
    { objects: jenkins('/login', '--prefix=/') },
    { objects: jenkins('/', '--prefix=/jenkins') },
    { objects: prometheus('/prometheus/-/ready', URL) },
    { objects: [claim(), nextcloud({ path: '/status.php', port: 'http', httpHeaders: [{ name: 'Host', value: 'cloud.example.org' }] })] },
    { objects: [claim(), nextcloud({ path: '/core/css/server.css', port: 'http' })] },
    { objects: [claim(), nextcloud({ path: '/status.php', port: 'http' }, 'cloud.example.org 10.*.*.*')] },
    { objects: [claim(), nextcloud({ path: '/status.php', port: 'http' }, '')] },
    { objects: [claim(), nextcloud({ path: '/status.php', port: 'http', httpHeaders: [{ name: 'Host', value: 'localhost' }] })] },
    { objects: prometheus('/-/ready') },
    { objects: prometheus('/-/ready', URL, '--web.route-prefix=/') },
    { objects: prometheus('/-/ready', '--web.external-url=https://prometheus.example.org/') },
    { objects: prometheus('/-/ready', '--web.external-url=https://prometheus.example.org') },
    { objects: keycloak(9000) },
    { objects: keycloak('management') },
    { objects: keycloak('http', { readinessProbe: { httpGet: { path: '/healthz', port: 'http' } } }) },
    // What it is told besides is not known.
    { objects: [...keycloak('http', { envFrom: [{ configMapRef: { name: 'app' } }] }), configMap()] },
    { objects: [...keycloak('http', { volumeMounts: [{ name: 'files', mountPath: '/opt/keycloak/conf/keycloak.conf', subPath: 'app.conf' }] }, { volumes: [{ name: 'files', configMap: { name: 'app' } }] }), configMap()] },
    { objects: keycloak(8080, { env: [{ name: 'KC_LEGACY_OBSERVABILITY_INTERFACE', value: 'true' }] }) },
    { objects: keycloak('http', { env: [{ name: 'KC_HTTP_MANAGEMENT_PORT', value: '8080' }] }) },
    { objects: keycloak('http', { image: 'quay.io/keycloak/keycloak:24.0.5' }) },
    { objects: keycloak('http', { readinessProbe: { httpGet: { path: '/realms/master', port: 'http' } } }) },
  ],
};
