import { WebApp } from '../../../src';
import { Manifest } from '../../_synth';
import { Cases } from '../_cases';
import { configMap, deployment, ofPod } from '../_objects';

interface More {
  readonly path?: string;
  readonly mount?: object;
  readonly volume?: object;
  readonly container?: object;
}
const file = (key: string, text: string) => configMap({ data: { 'app.conf': null, [key]: text } });
const mounted = ({ path = '/etc/shop', mount, volume = { configMap: { name: 'app' } }, container }: More = {}, name = 'web') => deployment(ofPod({
  volumes: [{ name: 'config', ...volume }], containers: [{ name, volumeMounts: [{ name: 'config', mountPath: path, ...mount }], ...container }],
}), name);
const told = { container: { args: ['--config=/etc/shop/app.yaml'] } };
const secret = (key: string, text: string): Manifest => ({ apiVersion: 'v1', kind: 'Secret', metadata: { name: 'app' }, stringData: { [key]: text } });
const TAB = 'log:\n\tlevel: info\n';

/** Texts that are of another language than their names say, or become right before somebody reads them. */
const OTHERS: ReadonlyArray<readonly [key: string, text: string]> = [
  ['app.json', '{"a": 1, "b": [{}, ""]}'],
  ['app.json', '\uFEFF{"a": 1}'],
  ['app.json', ' \n'],
  ['app.json', '// a comment\n{"a": 1,}'],
  ['app.json', '{\n  "a": 1, // one\n  "b": 2,\n}'],
  ['app.json', '{a: 1, b: \'x\'}'],
  ['app.json', '{"a": 1}\n{"a": 2}\n'],
  ['app.json', '{\n  "a": 1\n}\n{\n  "a": 2\n}\n'],
  ['app.json', '{"port": ${PORT}}'],
  ['app.json', '{"port": $PORT}'],
  ['app.json', '{"port": {{ .port }}}'],
  ['app.json', '{"port": @PORT@}'],
  ['app.json', '{"port": #{PORT}#}'],
  ['app.json', '{"a": NaN}'],
  ['app.json', 'TO BE FILLED IN'],
  ['app.template.json', '{"a": }'],
  ['tsconfig.json', '{"a": 1,}'],
  ['app.yaml', ''],
  ['app.yaml', 'a: 1\n---\na: 2\n'],
  ['app.yaml', 'a: !secret b\nc: !Sub [d, e]\nf: !include {g: 1}\n'],
  ['app.yaml', 'a: &a {x: 1}\nb: &b {y: 1}\nc:\n  <<: *a\n  <<: *b\n'],
  ['app.yaml', 'a: [\n  1,\n]\nb: {\n  c: 1\n}\nd: "e\nf"\n'],
  ['app.yaml', '? [a, b]\n: c\n1: d\n"1": e\n'],
  ['app.yaml', 'a:\n{{- if .b }}\n  b: 1\n{{- else }}\n  b: 2\n{{- end }}\n'],
  ['app.yaml', '{% if a %}\na: 1\n{% endif %}\na: 2\n'],
  ['app.yaml', 'a: @PORT@\n'],
  ['app.yaml', 'a: 1\n$MORE\nb: 2\n'],
  ['app.yaml', 'a: 1\n\t# a comment\nb: 2\n'],
  ['app.yaml', 'a: |\n  {"b": 1,}\n  \tc\n'],
  ['app.conf', TAB],
];

const nginx = (text: string, mount: object = { path: '/etc/nginx/conf.d/default.conf', mount: { subPath: 'site' } }, container: object = {}) => [file('site', text), mounted({ ...mount, container })];
const whole = { path: '/etc/nginx/nginx.conf', mount: { subPath: 'site' } };
const haproxy = (text: string, container: object = {}) => [file('haproxy.cfg', text), mounted({ path: '/usr/local/etc/haproxy', container: { image: 'haproxy:2.9.10-alpine', ...container } })];
const SITE = 'server {\n  listen 8080; # { http\n  location ~ "^/a{2}" { return 200 "}"; }\n}\n';
const LINES = 'frontend a\n  bind :8080\n  mode http';

export const cases: Cases = {
  broken: [
    { objects: [file('app.yaml', TAB), mounted(told)] },
    { objects: [file('app.yaml', TAB), mounted()] },
    { objects: [file('app.yaml', 'server:\n  port: 80\nlog: info\nserver:\n  host: ${HOST}\n'), mounted(told)] },
    { objects: [file('app.yml', 'hosts: [a, b\nport: 80\n'), mounted({ path: '/etc/shop/app.yml', mount: { subPath: 'app.yml' }, container: { env: [{ name: 'CONFIG', value: 'file:/etc/shop/app.yml' }] } })] },
    { objects: [file('app.json', '{\n  "a": 1\n  "b": 2\n}'), mounted({ container: { args: ['-c', '/etc/shop/app.json'] } })] },
    { objects: [file('app.json', '{\n  "a": [1, 2],\n  "b": ",]",\n}'), mounted({ container: { args: ['-c', '/etc/shop/app.json'] } })] },
    { objects: [secret('app.json', '{"a": {"b": 1}'), mounted({ volume: { projected: { sources: [{ secret: { name: 'app' } }] } } })] },
    { objects: [file('app', '{"a": yes}'), mounted({ volume: { configMap: { name: 'app', items: [{ key: 'app', path: 'conf/app.json' }] } } })] },
    { build: tenant => new WebApp(tenant, 'web', { image: 'example/web:1', port: 8080, files: { '/etc/shop/app.yaml': TAB } }) },
    // Of several that mount it, the first one that is told of it reads it.
    { objects: [file('app.yaml', TAB), mounted({}, 'a'), mounted(told, 'b'), mounted({}, 'c'), mounted(told, 'd')] },
    { objects: [file('app.yaml', TAB), mounted({ container: { args: ['--port=8080'], env: [{ name: 'POD_IP', valueFrom: { fieldRef: { fieldPath: 'status.podIP' } } }] } })] },
    { objects: [file('app.json', '{"a": 1,}'), mounted({ path: '/etc/appsettings', container: { command: ['node', 'shop.js'], env: [{ name: 'NO_DOTNET_TOOLS', value: '1' }] } })] },
    { objects: nginx(`http {\n${SITE}}\n`) },
    { objects: nginx(`worker_processes 2;\n${SITE}`, { path: '/etc/nginx/conf.d/default.conf', mount: { subPath: 'site' } }, { image: 'nginx:1.27.1', securityContext: { runAsUser: 101 } }) },
    { objects: nginx(SITE, whole) },
    { objects: nginx(`http {\n${SITE}}\n`, whole) },
    { objects: haproxy(LINES) },
    { objects: haproxy(LINES, { command: ['haproxy', '-f', '/usr/local/etc/haproxy/'] }) },
  ],
  sound: [
    ...OTHERS.map(([key, text]) => ({ objects: [file(key, text), mounted()] })),
    { objects: nginx(SITE) },
    { objects: nginx(`events {}\nhttp {\n${SITE}}\n`, whole) },
    { objects: nginx('include /etc/nginx/conf.d/*.conf;\n', whole) },
    { objects: nginx(`http {\n${SITE}}\n`, { path: '/etc/nginx/sites/default.conf', mount: { subPath: 'site' } }) },
    { objects: nginx(`http {\n${SITE}}\n`, undefined, { command: ['nginx', '-c', '/etc/nginx/conf.d/default.conf', '-g', 'daemon off;'] }) },
    { objects: haproxy(`${LINES}\n`) },
    { objects: haproxy(LINES, { image: 'haproxy:2.2.33' }) },
    { objects: haproxy(LINES, { command: ['haproxy', '-f', '/etc/haproxy.cfg'] }) },
    { objects: [file('app.json', '{"a": 1,}'), mounted({ container: { env: [{ name: 'ASPNETCORE_URLS', value: 'http://+:8080' }] } })] },
    { objects: [file('app.json', '{"a": 1,}'), mounted({ container: { command: ['dotnet', 'shop.dll'] } })] },
    { objects: [file('appsettings.Production.json', '{"a": 1,}'), mounted()] },
    { objects: [configMap({ data: null, binaryData: { 'app.yaml': 'CTo=' } }), mounted()] },
    { objects: [mounted({ volume: { projected: { sources: [{ downwardAPI: { items: [{ path: 'app.yaml', fieldRef: { fieldPath: 'metadata.labels' } }] } }] } } })] },
    // Nobody mounts it, or another key of it, or by another name.
    { objects: [file('app.yaml', TAB), deployment()] },
    { objects: [configMap({ data: { 'app.yaml': TAB } }), mounted({ volume: { configMap: { name: 'app', items: [{ key: 'app.conf', path: 'app.conf' }] } } })] },
    { objects: [configMap({ data: { 'app.yaml': TAB } }), mounted({ path: '/etc/shop/app.conf', mount: { subPath: 'app.conf' } })] },
    { objects: [file('app.yaml', TAB), mounted({ path: '/etc/shop/app.tsv', mount: { subPath: 'app.yaml' } })] },
  ],
};
