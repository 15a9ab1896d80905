import { ApiObject, ApiObjectMetadata, App, Chart, IResolver, Lazy, ResolutionContext } from 'cdk8s';
import * as fc from 'fast-check';
import { BlueprintObject } from '../../src/core/internal/objects/manifest';
import { render } from '../../src/core/internal/objects/render';

const IDENTITY = { apiVersion: 'example.org/v1', kind: 'Thing' };

function object(props: object = {}, resolvers: IResolver[] = []): ApiObject {
  return new ApiObject(new Chart(new App({ resolvers }), 'chart', { namespace: 'shop', labels: { team: 'a' } }), 'thing', { ...IDENTITY, ...props });
}

/** The same by both: also the order of fields counts. */
function expectAlike(props: object): void {
  const each = object(props);
  each.metadata.addLabel('later', 'yes');
  expect(JSON.stringify(render(each, { ...IDENTITY, ...props }))).toBe(JSON.stringify(each.toJson()));
}

const values = fc.letrec(tie => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.string(), fc.integer(), fc.double(), fc.boolean(), fc.constantFrom(null, undefined),
    fc.array(tie('value'), { maxLength: 3 }),
    tie('map'),
    tie('value').map(value => Lazy.any({ produce: () => value })),
  ),
  map: fc.dictionary(fc.string().filter(key => key !== '__proto__'), tie('value'), { maxKeys: 4, noNullPrototype: true }),
})).map;

test('an object is what cdk8s makes of it', () => {
  fc.assert(fc.property(values, values, (spec, more) => expectAlike({ spec, ...more, ...IDENTITY, metadata: { name: 'a', annotations: { b: 'c', a: 'd' } } })), { numRuns: 1000 });
  expectAlike({});
  expectAlike({ metadata: { finalizers: [], labels: { a: 'b' } } });
});

test.each<[string, (object: ApiObject) => void]>([
  ['nothing', () => undefined],
  ['a label', ({ metadata }) => metadata.addLabel('later', 'yes')],
  ['an annotation', ({ metadata }) => metadata.addAnnotation('later', 'yes')],
  ['finalizers', ({ metadata }) => metadata.addFinalizers('example.org/late', 'example.org/later')],
  ['an owner', ({ metadata }) => metadata.addOwnerReference({ apiVersion: 'v1', kind: 'ConfigMap', name: 'owner', uid: 'b3c6' })],
  ['a field', ({ metadata }) => metadata.add('generateName', 'thing-')],
])('an object of a blueprint has the metadata that cdk8s gives it, with %s added', (_, add) => {
  const late = (value?: string): string => Lazy.any({ produce: () => value });
  const metadatas: Array<ApiObjectMetadata | undefined> = [undefined, {}, { name: 'own', namespace: 'elsewhere' }, { labels: { team: 'b' }, annotations: {}, finalizers: ['example.org/keep'] }, { annotations: { z: late('z'), a: late() } }];
  for (const metadata of metadatas) {
    const props = { ...IDENTITY, metadata, spec: { b: {}, a: [] } };
    const chart = () => new Chart(new App(), 'chart', { namespace: 'shop', labels: { team: 'a' } });
    const [ours, theirs] = [new BlueprintObject(chart(), 'thing', props), new ApiObject(chart(), 'thing', props)];
    for (const each of [ours, theirs]) add(each);
    expect(JSON.stringify(ours.toJson())).toBe(JSON.stringify(theirs.toJson()));
  }
});

class Amount {
  constructor(public readonly value: number) {}
}

const loud: IResolver = {
  resolve: (context: ResolutionContext) => {
    if (context.value === 'quiet') context.replaceValue('loud');
  },
};

test.each<[string, object, IResolver[]]>([
  ['a class of somebody else\'s', { spec: new Amount(3) }, []],
  ['a token', { spec: { port: { resolve: () => 80 } } }, []],
  ['an object without a prototype', { spec: Object.create(null) }, []],
  ['a function', { spec: { port: () => 80 } }, []],
  ['a Lazy that fails', { spec: Lazy.any({ produce: () => { throw new Error('not yet'); } }) }, []],
  ['a resolver of the user\'s', { spec: 'quiet' }, [loud]],
])('%s is left to cdk8s', (_, props, resolvers) => {
  expect(render(object(props, resolvers), { ...IDENTITY, ...props })).toBeUndefined();
});

test('fields are left in their order where cdk8s leaves them', () => {
  process.env.CDK8S_DISABLE_SORT = 'yes';
  try {
    expect(render(object(), IDENTITY)).toBeUndefined();
  } finally {
    delete process.env.CDK8S_DISABLE_SORT;
  }
});
