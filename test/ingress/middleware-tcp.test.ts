import { MiddlewareTcp, MiddlewareTcpProps } from '../../src';
import { errorsOf, only, synth } from '../_synth';

const errors = (props: MiddlewareTcpProps): string[] => errorsOf(tenant => new MiddlewareTcp(tenant, 'limit', props));

test('the props are the spec', () => {
  const objects = synth(tenant => expect(new MiddlewareTcp(tenant, 'limit', { inFlightConn: { amount: 10 } }).name).toBe('limit'));
  expect(only(objects, 'MiddlewareTCP')).toMatchInlineSnapshot(`
{
  "apiVersion": "traefik.io/v1alpha1",
  "kind": "MiddlewareTCP",
  "metadata": {
    "labels": {
      "app.kubernetes.io/managed-by": "cdk8s-blueprints",
    },
    "name": "limit",
    "namespace": "shop",
  },
  "spec": {
    "inFlightConn": {
      "amount": 10,
    },
  },
}
`);
});

test('a list of addresses is taken', () => {
  expect(errors({ ipAllowList: { sourceRange: ['192.0.2.0/24', '2001:db8::1'] } })).toEqual([]);
});

test('exactly one kind must be given', () => {
  expect([...errors({}), ...errors({ inFlightConn: { amount: 1 }, ipAllowList: { sourceRange: ['192.0.2.7'] } })]).toMatchInlineSnapshot(`
[
  "[test/shop/limit] 'props' must say what the middleware does, got []; give one of 'inFlightConn', 'ipAllowList' (rule: one-middleware)",
  "[test/shop/limit] 'props' must say one thing that the middleware does, got ["inFlightConn","ipAllowList"]; make a MiddlewareTCP of each, and name all of them in the route (rule: one-middleware)",
]
`);
});

test('what a kind needs must be given', () => {
  expect([...errors({ inFlightConn: {} }), ...errors({ ipAllowList: {} })]).toMatchInlineSnapshot(`
[
  "[test/shop/limit] 'inFlightConn.amount' must be given, got undefined; add it: without it nothing comes through (rule: middleware-needs)",
  "[test/shop/limit] 'ipAllowList.sourceRange' must be given, got undefined; add it: without it Traefik refuses the middleware (rule: middleware-needs)",
]
`);
});

test('addresses must be some', () => {
  expect(errors({ ipAllowList: { sourceRange: ['192.0.2.0/240'] } })).toMatchInlineSnapshot(`
[
  "[test/shop/limit] 'ipAllowList.sourceRange[0]' must be an address or a range of addresses, got "192.0.2.0/240"; write '192.0.2.7' or '192.0.2.0/24' (rule: source-range)",
]
`);
});
