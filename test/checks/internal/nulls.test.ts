import { Cluster } from '../../../src/checks/internal/cluster';
import { Item } from '../../../src/checks/internal/item';
import { judge } from '../../../src/checks/internal/judge';

/** The rules that find something in an object of a file, which may have fields that are null: cdk8s writes none of these. */
const foundIn = (apiVersion: string, kind: string, spec: object) =>
  judge(new Cluster([new Item({ apiVersion, kind, metadata: { name: 'a', namespace: 'shop' }, spec }, 'a.yaml', false)])).map(({ finding }) => finding.rule);

test('a field that is null is not there', () => {
  expect(foundIn('traefik.io/v1alpha1', 'Middleware', { compress: {}, buffering: null })).toEqual([]);
  expect(foundIn('traefik.io/v1alpha1', 'Middleware', { compress: {}, buffering: {} })).toEqual(['one-middleware']);
});

test('nothing is said by what is null, and by the order of fields', () => {
  const shared = (said: object, other: object = {}) => foundIn('traefik.io/v1alpha1', 'TraefikService', { mirroring: { name: 'web', port: 80, ...said, mirrors: [{ name: 'web', port: 80, ...other }] } });
  expect(shared({ sticky: null })).not.toContain('traefik-name');
  expect(shared({ passHostHeader: false, strategy: 'p2c' }, { strategy: 'p2c', passHostHeader: false })).not.toContain('traefik-name');
  expect(shared({ sticky: { cookie: {} } })).toContain('traefik-name');
});
