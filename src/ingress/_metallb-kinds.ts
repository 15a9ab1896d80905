import { flag, LABEL_SELECTOR, list, map, record, Structural, text, whole } from '../core/internal/api/structural';
import { CustomKind } from '../core/internal/objects/custom-resource';

// The kinds of MetalLB 0.15.2, all of which its controller and its speaker watch: they do not start without one of them.
// Source of the fields: metallb, api/v1beta1 and api/v1beta2 of that release.

const GROUP = 'metallb.io';
const NO_STATUS = record({});
const IMMUTABLE = text({ 'x-kubernetes-validations': [{ rule: 'self == oldSelf', message: 'must stay as it is' }] });
const SELECTORS = list(LABEL_SELECTOR);

/** What both kinds of advertisement choose: pools, and the nodes that announce them. */
const ADVERTISED = { ipAddressPools: list(text()), ipAddressPoolSelectors: SELECTORS, nodeSelectors: SELECTORS };
const ADVERTISED_COLUMNS = [
  ['IPAddressPools', 'string', '.spec.ipAddressPools'],
  ['IPAddressPool Selectors', 'string', '.spec.ipAddressPoolSelectors'],
] as const;

export const IP_ADDRESS_POOL: CustomKind = {
  group: GROUP,
  kind: 'IPAddressPool',
  plural: 'ipaddresspools',
  required: ['spec'],
  versions: [{
    name: 'v1beta1',
    columns: [['Auto Assign', 'boolean', '.spec.autoAssign'], ['Avoid Buggy IPs', 'boolean', '.spec.avoidBuggyIPs'], ['Addresses', 'string', '.spec.addresses']],
    spec: record({
      'addresses!': list(text()),
      'autoAssign': flag({ default: true }),
      'avoidBuggyIPs': flag({ default: false }),
      'serviceAllocation': record({ priority: whole(), namespaces: list(text()), namespaceSelectors: SELECTORS, serviceSelectors: SELECTORS }),
    }),
    status: record({
      'assignedIPv4!': whole({ format: 'int64' }),
      'assignedIPv6!': whole({ format: 'int64' }),
      'availableIPv4!': whole({ format: 'int64' }),
      'availableIPv6!': whole({ format: 'int64' }),
    }),
  }],
};

export const L2_ADVERTISEMENT: CustomKind = {
  group: GROUP,
  kind: 'L2Advertisement',
  plural: 'l2advertisements',
  versions: [{
    name: 'v1beta1',
    columns: [...ADVERTISED_COLUMNS, ['Interfaces', 'string', '.spec.interfaces'], ['Node Selectors', 'string', '.spec.nodeSelectors', 10]],
    spec: record({ ...ADVERTISED, interfaces: list(text()) }),
    status: NO_STATUS,
  }],
};

const BGP_ADVERTISEMENT: CustomKind = {
  group: GROUP,
  kind: 'BGPAdvertisement',
  plural: 'bgpadvertisements',
  versions: [{
    name: 'v1beta1',
    columns: [...ADVERTISED_COLUMNS, ['Peers', 'string', '.spec.peers'], ['Node Selectors', 'string', '.spec.nodeSelectors', 10]],
    spec: record({
      ...ADVERTISED,
      aggregationLength: whole({ format: 'int32', minimum: 1, default: 32 }),
      aggregationLengthV6: whole({ format: 'int32', default: 128 }),
      communities: list(text()),
      localPref: whole({ format: 'int32' }),
      peers: list(text()),
    }),
    status: NO_STATUS,
  }],
};

const milliseconds = (least: number, most: number): Structural => whole({ format: 'int32', minimum: least, maximum: most });

const BFD_PROFILE: CustomKind = {
  group: GROUP,
  kind: 'BFDProfile',
  plural: 'bfdprofiles',
  versions: [{
    name: 'v1beta1',
    columns: [
      ['Passive Mode', 'boolean', '.spec.passiveMode'],
      ['Transmit Interval', 'integer', '.spec.transmitInterval'],
      ['Receive Interval', 'integer', '.spec.receiveInterval'],
      ['Multiplier', 'integer', '.spec.detectMultiplier'],
    ],
    spec: record({
      detectMultiplier: whole({ format: 'int32', minimum: 2, maximum: 255 }),
      echoInterval: milliseconds(10, 60000),
      echoMode: flag(),
      minimumTtl: whole({ format: 'int32', minimum: 1, maximum: 254 }),
      passiveMode: flag(),
      receiveInterval: milliseconds(10, 60000),
      transmitInterval: milliseconds(10, 60000),
    }),
    status: NO_STATUS,
  }],
};

const COMMUNITY: CustomKind = {
  group: GROUP,
  kind: 'Community',
  plural: 'communities',
  versions: [{ name: 'v1beta1', spec: record({ communities: list(record({ name: text(), value: text() })) }), status: NO_STATUS }],
};

// Upstream says int32, which cannot hold the maximum: from 1.36 on an API server then takes no BGPPeer at all.
const ASN = whole({ format: 'int64', minimum: 0, maximum: 4294967295 });
const PEER_COLUMNS = [
  ['Address', 'string', '.spec.peerAddress'],
  ['ASN', 'string', '.spec.peerASN'],
  ['BFD Profile', 'string', '.spec.bfdProfile'],
  ['Multi Hops', 'string', '.spec.ebgpMultiHop'],
] as const;
const PEER = {
  bfdProfile: text(),
  ebgpMultiHop: flag(),
  holdTime: text(),
  keepaliveTime: text(),
  password: text(),
  peerAddress: text(),
  routerID: text(),
  sourceAddress: text(),
};
const OLD_SELECTOR = record({
  matchExpressions: list(record({ 'key!': text(), 'operator!': text(), 'values!': list(text(), { minItems: 1 }) })),
  matchLabels: map(text()),
});

/** The kind that has a version for a webhook to convert. */
export const BGP_PEER: CustomKind = {
  group: GROUP,
  kind: 'BGPPeer',
  plural: 'bgppeers',
  versions: [
    {
      name: 'v1beta2',
      columns: PEER_COLUMNS,
      spec: record({
        ...PEER,
        'myASN!': ASN,
        'peerASN': ASN,
        'connectTime': text({
          'x-kubernetes-validations': [
            { rule: 'duration(self).getSeconds() >= 1 && duration(self).getSeconds() <= 65535', message: 'must be from 1s to 65535s' },
            { rule: 'duration(self).getMilliseconds() % 1000 == 0', message: 'must be whole seconds' },
          ],
        }),
        'disableMP': flag({ default: false }),
        'dualStackAddressFamily': flag({ default: false }),
        'dynamicASN': text({ enum: ['internal', 'external'] }),
        'enableGracefulRestart': flag({ 'x-kubernetes-validations': [{ rule: 'self == oldSelf', message: 'must stay as it is' }] }),
        'interface': text(),
        'nodeSelectors': SELECTORS,
        'passwordSecret': record({ name: text(), namespace: text() }, { 'x-kubernetes-map-type': 'atomic' }),
        'peerPort': whole({ minimum: 1, maximum: 16384, default: 179 }),
        'vrf': text(),
      }),
      status: NO_STATUS,
    },
    {
      name: 'v1beta1',
      deprecationWarning: 'metallb.io/v1beta1 BGPPeer is deprecated: use v1beta2',
      columns: PEER_COLUMNS,
      spec: record({
        ...PEER,
        'myASN!': ASN,
        'peerASN!': ASN,
        'peerAddress!': text(),
        'nodeSelectors': list(OLD_SELECTOR),
        'peerPort': whole({ minimum: 0, maximum: 16384 }),
      }),
      status: NO_STATUS,
    },
  ],
};

const SERVED = { node: IMMUTABLE, serviceName: IMMUTABLE, serviceNamespace: IMMUTABLE };
const SERVED_COLUMNS = [['Service Name', 'string', '.status.serviceName'], ['Service Namespace', 'string', '.status.serviceNamespace']] as const;

const SERVICE_L2_STATUS: CustomKind = {
  group: GROUP,
  kind: 'ServiceL2Status',
  plural: 'servicel2statuses',
  versions: [{
    name: 'v1beta1',
    columns: [['Allocated Node', 'string', '.status.node'], ...SERVED_COLUMNS],
    spec: record({}),
    status: record({ ...SERVED, interfaces: list(record({ name: text() })) }),
  }],
};

const SERVICE_BGP_STATUS: CustomKind = {
  group: GROUP,
  kind: 'ServiceBGPStatus',
  plural: 'servicebgpstatuses',
  versions: [{
    name: 'v1beta1',
    columns: [['Node', 'string', '.status.node'], ...SERVED_COLUMNS],
    spec: record({}),
    status: record({ ...SERVED, peers: list(text()) }),
  }],
};

export const METALLB_KINDS: readonly CustomKind[] = [
  BFD_PROFILE, BGP_ADVERTISEMENT, BGP_PEER, COMMUNITY, IP_ADDRESS_POOL, L2_ADVERTISEMENT, SERVICE_BGP_STATUS, SERVICE_L2_STATUS,
];
