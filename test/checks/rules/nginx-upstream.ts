import { External } from '../../../src';
import { Case, Cases } from '../_cases';
import { configMap, deployment, ofPod, service } from '../_objects';

interface Ways {
  readonly image?: string;
  readonly pod?: object;
  readonly more?: Record<string, string>;
  readonly platform?: Case['platform'];
  readonly api?: Record<string, unknown>;
}

/** An nginx with a configuration, beside a Service `api` that has port 80. */
const passing = (text: string, { image = 'nginxinc/nginx-unprivileged:1.29.1', pod = {}, more = {}, platform, api = {} }: Ways = {}): Case => ({
  platform,
  objects: [
    deployment({}, 'api'),
    service(api, 'api'),
    configMap({ data: { 'app.conf': null, 'default.conf': text, ...more } }, 'web'),
    deployment(ofPod({
      volumes: [{ name: 'config', configMap: { name: 'web' } }],
      containers: [{ name: 'web', image, volumeMounts: [{ name: 'config', mountPath: '/etc/nginx/conf.d' }] }],
      ...pod,
    })),
  ],
});

const server = (pass: string) => `server {\n  listen 8080;\n  location /api/ {\n    ${pass};\n  }\n}\n`;

const headless = (text: string, api: object = {}, more: object[] = []) => passing(text, {
  api: { spec: { clusterIP: 'None', ...api } },
  pod: more.length > 0 ? { containers: [{ name: 'web', image: 'nginxinc/nginx-unprivileged:1.29.1', volumeMounts: [{ name: 'config', mountPath: '/etc/nginx/conf.d' }] }, ...more] } : {},
});

export const cases: Cases = {
  broken: [
    passing(server('proxy_pass http://apo:80/')),
    passing(server('proxy_pass http://api:8080/')),
    passing(server('proxy_pass https://api')),
    passing(server('fastcgi_pass api:9000')),
    passing('upstream backend {\n  server api:8080 max_fails=3;\n}\n' + server('proxy_pass http://backend/')),
    passing(server('proxy_pass http://database/'), { image: 'openresty/openresty:1.27.1.2' }),
    passing(server('grpc_pass grpcs://api:50051')),
    passing(server('proxy_pass http://apo:80/'), { image: 'nginx:1.29.1' }),
    passing(server('proxy_pass http://apo:80/'), { image: 'registry.example.org/my-nginx:1' }),
    // The servers of a group are no groups, whatever it is called.
    passing('upstream api {\n  server api:8080;\n}\n' + server('proxy_pass http://api/')),
    headless(server('proxy_pass http://api.shop.svc.cluster.local:8080')),
    headless(server('proxy_pass http://api:8080/')),
    headless('upstream backend {\n  server api:8080;\n}\n' + server('proxy_pass http://backend/')),
  ],
  sound: [
    passing(server('proxy_pass http://api/')),
    passing(server('proxy_pass http://api:80/v1/')),
    passing(server('proxy_pass http://127.0.0.1:8080; # http://api:8080')),
    passing(server('# proxy_pass http://api:8080/')),
    passing(server('set $api api; proxy_pass http://$api:8080/')),
    passing(server('proxy_pass http://api.example.org:8080/')),
    passing(server('proxy_pass http://localhost:9000/')),
    passing(server('proxy_pass http://unix:/run/web.sock')),
    passing(server('proxy_pass http://backend/'), { more: { 'upstreams.conf': 'upstream backend {\n  server 192.0.2.7:8080;\n  server api;\n}\n' } }),
    passing(server('proxy_pass http://legacy:8080/'), { pod: { hostAliases: [{ ip: '192.0.2.7', hostnames: ['legacy'] }] } }),
    passing(server('proxy_pass http://legacy:8080/'), { platform: { external: [External.service('legacy', { namespace: 'shop' })] } }),
    passing(server('proxy_pass http://api:8080/'), { api: { spec: { type: 'ExternalName', externalName: 'api.example.org', selector: null } } }),
    { objects: passing(server('proxy_pass http://apo/')).objects?.map(each => ({ ...each, metadata: { ...each.metadata, namespace: 'default' } })) },
    passing(server('proxy_pass http://api/'), { pod: { volumes: [{ name: 'config', projected: { sources: [{ downwardAPI: { items: [{ path: 'pod.conf', fieldRef: { fieldPath: 'metadata.name' } }] } }, { configMap: { name: 'web' } }] } }] } }),
    passing(server('proxy_pass http://api:8080/'), { image: 'example/web:1' }),
    // Those of its pods it is told to look up again, or it is made to read its configuration again; or they are not of pods.
    headless(server('resolver kube-dns.kube-system.svc.cluster.local; set $api api.shop.svc.cluster.local; proxy_pass http://$api:8080/')),
    headless(server('resolver kube-dns.kube-system.svc.cluster.local; proxy_pass http://api.shop.svc.cluster.local:8080/$1$is_args$args')),
    headless('upstream backend {\n  zone backend 64k;\n  server api.shop.svc.cluster.local:8080 resolve;\n}\n' + server('proxy_pass http://backend/')),
    headless('upstream api.shop.svc {\n  server 192.0.2.7:8080;\n}\n' + server('proxy_pass http://api.shop.svc/')),
    headless(server('proxy_pass http://api:8080/'), { selector: null }),
    headless(server('proxy_pass http://api:8080/'), {}, [{ name: 'again', image: 'example/again:1', args: ['inotifywait -e modify /etc/nginx && nginx -s reload'] }]),
    passing(server('proxy_pass http://api.shop.svc.cluster.local:80/')),
    passing(server('proxy_pass http://api.other.svc.cluster.local:8080/')),
  ],
};
