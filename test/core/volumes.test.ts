import { Duration, Size } from 'cdk8s';
import { BlueprintApp, Platform, Tenant, Volume, WebApp, WebAppProps } from '../../src';
import { errorsOf, Manifest, objectsOf, only, PLATFORM, synth } from '../_synth';

const PATH = '/data';
const web = (tenant: Tenant, props: Partial<WebAppProps>) => new WebApp(tenant, 'web', { image: 'example/web:1', port: 8080, ...props });

/** The pod of a WebApp in a namespace where every volume is allowed. */
function pod(volumes: Record<string, Volume>): Manifest {
  const app = new BlueprintApp();
  web(new Tenant(new Platform(app, 'test', PLATFORM), 'shop', { podSecurity: 'privileged' }), { writablePaths: [], volumes });
  return only(objectsOf(app), 'Deployment').spec.template.spec;
}

/** What becomes of a volume: what the pod has, and how the program mounts it. */
function rendered(volume: Volume): unknown[] {
  const { volumes, containers: [{ volumeMounts }] } = pod({ [PATH]: volume });
  const [{ name, ...source }] = volumes;
  const [{ name: mounted, mountPath, ...mount }] = volumeMounts;
  expect([name, mounted, mountPath]).toEqual(['data', 'data', PATH]);
  return [source, mount];
}

test.each<[string, Volume, object, object]>([
  ['a directory of the pod', Volume.emptyDir(), { emptyDir: {} }, {}],
  ['one in memory', Volume.emptyDir({ medium: 'Memory', sizeLimit: Size.mebibytes(64) }), { emptyDir: { medium: 'Memory', sizeLimit: '64Mi' } }, {}],
  ['a ConfigMap', Volume.config('app', { items: { 'a.conf': 'a' }, optional: true, defaultMode: 0o400, subPath: 'a.conf' }), { configMap: { name: 'app', items: [{ key: 'a', path: 'a.conf' }], optional: true, defaultMode: 0o400 } }, { readOnly: true, subPath: 'a.conf' }],
  ['a Secret', Volume.secret('app', { optional: false, defaultMode: 0o644 }), { secret: { secretName: 'app' } }, { readOnly: true }],
  ['a claim', Volume.claim('app', { accessMode: 'ReadWriteMany', subPath: 'a' }), { persistentVolumeClaim: { claimName: 'app' } }, { subPath: 'a' }],
  ['a claim to read', Volume.claim('app', { accessMode: 'ReadOnlyMany', readOnly: true }), { persistentVolumeClaim: { claimName: 'app', readOnly: true } }, { readOnly: true }],
  ['an NFS', Volume.nfs('nfs.example.org', '/export'), { nfs: { server: 'nfs.example.org', path: '/export' } }, {}],
  ['an NFS to read', Volume.nfs('192.0.2.8', '/export', { readOnly: true }), { nfs: { server: '192.0.2.8', path: '/export', readOnly: true } }, { readOnly: true }],
  ['a CSI driver', Volume.csi('csi.example.org'), { csi: { driver: 'csi.example.org', readOnly: true } }, { readOnly: true }],
  ['a CSI driver to write to', Volume.csi('csi.example.org', { readOnly: false, attributes: { a: 'b' } }), { csi: { driver: 'csi.example.org', volumeAttributes: { a: 'b' } } }, {}],
  ['fields', Volume.fields({ name: 'metadata.name' }), { downwardAPI: { items: [{ path: 'name', fieldRef: { fieldPath: 'metadata.name' } }] } }, { readOnly: true }],
  ['a token', Volume.token('token', { audience: 'vault', expirationSeconds: Duration.hours(2) }), { projected: { sources: [{ serviceAccountToken: { path: 'token', audience: 'vault', expirationSeconds: 7200 } }] } }, { readOnly: true }],
  ['several in one', Volume.projected([Volume.config('a', { optional: true }), Volume.secret('b', { items: { c: 'd' } }), Volume.fields({ e: 'metadata.uid' }), Volume.token('t', { audience: 'x' })]), {
    projected: {
      sources: [
        { configMap: { name: 'a', optional: true } },
        { secret: { name: 'b', items: [{ key: 'd', path: 'c' }] } },
        { downwardAPI: { items: [{ path: 'e', fieldRef: { fieldPath: 'metadata.uid' } }] } },
        { serviceAccountToken: { path: 't', audience: 'x', expirationSeconds: 3600 } },
      ],
    },
  }, { readOnly: true }],
])('%s', (_, volume, source, mount) => {
  expect(rendered(volume)).toEqual([source, mount]);
});

test('a claim of the pod\'s own has its labels', () => {
  expect(rendered(Volume.ephemeral({ storage: '1Gi', storageClassName: 'fast' }))).toEqual([{
    ephemeral: {
      volumeClaimTemplate: {
        metadata: { labels: expect.objectContaining({ 'app.kubernetes.io/name': 'web' }) },
        spec: { accessModes: ['ReadWriteOnce'], storageClassName: 'fast', resources: { requests: { storage: '1Gi' } } },
      },
    },
  }, {}]);
});

test('a directory of the node is read alone, but where it says otherwise', () => {
  expect(rendered(Volume.hostPath('/var/log', { type: 'Directory' }))).toEqual([{ hostPath: { path: '/var/log', type: 'Directory' } }, { readOnly: true }]);
  expect(rendered(Volume.hostPath('/run', { readOnly: false, mountPropagation: 'HostToContainer' }))).toEqual([{ hostPath: { path: '/run' } }, { mountPropagation: 'HostToContainer' }]);
});

test('sources that cannot be are refused, each by what is wrong with it', () => {
  const wrong: Volume[] = [
    Volume.emptyDir({ sizeLimit: '1GB' }),
    Volume.emptyDir({ medium: 'Disk' as 'Memory' }),
    Volume.config('A', { defaultMode: 0o1000, items: { '/a': 'b' }, subPath: '../a' }),
    Volume.secret('a', { items: { a: 'b c' }, defaultMode: 400 }),
    Volume.claim('A', { accessMode: 'ReadWrite' as 'ReadWriteOnce', subPath: '/a' }),
    Volume.ephemeral({ storage: '1GB', storageClassName: 'A' }),
    Volume.hostPath('a', { type: 'Folder' as 'Directory', mountPropagation: 'Both' as 'Bidirectional' }),
    Volume.nfs('NFS', 'export'),
    Volume.csi('A'),
    Volume.fields({ '/a': 'metadata.name', 'b': 'spec.image' }),
    Volume.token('/a', { audience: 'x', expirationSeconds: 60 }),
    Volume.projected([Volume.emptyDir(), Volume.config('A'), Volume.secret('a', { subPath: 'a', defaultMode: 0o400 })]),
  ];
  const said = wrong.flatMap(volume => errorsOf(tenant => web(tenant, { volumes: { [PATH]: volume } })))
    .filter(line => !line.includes('Pod Security')).map(line => line.replace('[test/shop/web] volumes \'/data\' ', '').replace(/; .*\(rule: /, ' ('));
  expect(said).toMatchInlineSnapshot(`
[
  "must be an amount of whole bytes, as Kubernetes writes it, got "1GB" (size)",
  "must be one of 'Memory', got "Disk" (one-of)",
  "must be the name of an object: lower-case letters, digits, '-' and '.', at most 253 characters, got "A" (dns-subdomain)",
  "must be a whole number from 0 to 511, got 512 (whole-number)",
  "must be a path inside of the volume, without '..', got "/a" (relative-path)",
  "must be a path inside of the volume, without '..', got "../a" (relative-path)",
  "must be meant in decimal, in which 0400 is 256, got 400 (file-mode)",
  "must be a key of a Secret or ConfigMap: letters, digits, '-', '_' and '.', got "b c" (data-key)",
  "must be the name of an object: lower-case letters, digits, '-' and '.', at most 253 characters, got "A" (dns-subdomain)",
  "must be one of 'ReadWriteOnce', 'ReadOnlyMany', 'ReadWriteMany', 'ReadWriteOncePod', got "ReadWrite" (one-of)",
  "must be a path inside of the volume, without '..', got "/a" (relative-path)",
  "storage must be an amount of whole bytes, as Kubernetes writes it, got "1GB" (size)",
  "must be the name of an object: lower-case letters, digits, '-' and '.', at most 253 characters, got "A" (dns-subdomain)",
  "must be an absolute path without '..' or ':', got "a" (path)",
  "must be one of 'DirectoryOrCreate', 'Directory', 'FileOrCreate', 'File', 'Socket', 'CharDevice', 'BlockDevice', got "Folder" (one-of)",
  "must be one of 'None', 'HostToContainer', 'Bidirectional', got "Both" (one-of)",
  "must be an absolute path without '..' or ':', got "export" (path)",
  "must be a DNS name in lower case: letters, digits and '-', in parts joined by '.', got "NFS" (host)",
  "must be the name of an object: lower-case letters, digits, '-' and '.', at most 253 characters, got "A" (dns-subdomain)",
  "must be a path inside of the volume, without '..', got "/a" (relative-path)",
  "must be a field of the pod such as metadata.name, metadata.labels['tier'], spec.nodeName or status.podIP, got "spec.image" (pod-field)",
  "must be a path inside of the volume, without '..', got "/a" (relative-path)",
  "must be a whole number of 600 or more, got 60 (whole-number)",
  "must project a config, a secret, fields or a token, got "emptyDir" (projected-source)",
  "must be the name of an object: lower-case letters, digits, '-' and '.', at most 253 characters, got "A" (dns-subdomain)",
  "must project without 'subPath', got "a" (projected-source)",
  "must project without 'defaultMode', got 256 (projected-source)",
]
`);
});

test('paths that cannot be mounted are refused', () => {
  const said = errorsOf(tenant => web(tenant, { writablePaths: ['tmp', '/data//'], volumes: { 'data': Volume.emptyDir(), '/data': Volume.emptyDir() }, files: { '/data/a': 'b' } }));
  expect(said.map((line) => line.replace('[test/shop/web] ', '').replace(/; .*\(rule: /, ' ('))).toMatchInlineSnapshot(`
[
  "'writablePaths[0]' must be an absolute path without '..' or ':', got "tmp" (path)",
  "'volumes' must be an absolute path without '..' or ':', got "data" (path)",
  "'writablePaths' must not be where something else is: '/data' of 'volumes', got "/data//" (mounted-twice)",
]
`);
});

test('volumes are told apart where their paths read alike, or are long', () => {
  const names = (...paths: string[]) => only(synth(tenant => web(tenant, { writablePaths: paths })), 'Deployment').spec.template.spec.volumes.map(({ name }: { name: string }) => name);
  expect(names('/a__b', '/a-b', '/A.b', '/--')).toEqual(['a-b', 'a-b-2', 'a-b-3', 'volume']);
  expect(names(`/${'a'.repeat(60)}`, `/${'a'.repeat(61)}`, `/${'b'.repeat(61)}`)).toEqual(['a'.repeat(60), 'volume', 'volume-2']);
});
