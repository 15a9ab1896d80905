import { amountOf } from '../quantity';
import { addressBits, fileMode, labelKey, labelValue, port, portName } from '../rules';
import { all, distinct, each, matches, oneOf, part, text, ValueRule, whyOf } from './value-rules';

/** Amounts of resources that the API server refuses, or that are hardly meant: https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/#meaning-of-memory */
export const amounts: ValueRule = value => {
  for (const [resource, amount] of Object.entries(value ?? {})) {
    const number = amountOf(String(amount));
    if (resource === 'cpu' && (number > MOST_CPU || /[KMGTPE]i$/.test(String(amount)))) return 'must be an amount of CPU in cores, such as 500m or 2';
    if (/^(memory|ephemeral-storage)$/.test(resource) && number > 0 && number < 2 ** 20) return `must have an amount of ${resource} of 1Mi or more: a bare number is bytes, and m thousandths of one`;
    if (isNegative(amount)) return `must have an amount of ${resource} of 0 or more`;
    if (!OF_NODES.test(resource)) return `must name a resource that nodes have, and '${resource}' is none: cpu, memory, ephemeral-storage, or one with a domain before it`;
    if (resource.includes('/') && isFraction(number)) return `must have a whole number of ${resource}`;
  }
  return undefined;
};

// Devices have the domain of who makes them: https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/#extended-resources
const OF_NODES = /^(cpu|memory|ephemeral-storage|hugepages-.+|[^/]+\/.+)$/;

function isNegative(amount: unknown): boolean {
  return /^-.*[1-9]/.test(String(amount));
}

function isFraction(number: number): boolean {
  return !Number.isNaN(number) && !Number.isInteger(number);
}

// More than the machines that there are, and less than what 500 in place of 500m is.
const MOST_CPU = 448;

/** Permissions of a file. */
export const mode: ValueRule = value => typeof value === 'number' ? whyOf(fileMode('', value)) : undefined;

/** Words that nodes have, and that others are easily taken for: https://kubernetes.io/docs/reference/labels-annotations-taints/#kubernetes-io-arch */
const NODE_WORDS: Readonly<Record<string, ValueRule>> = {
  'kubernetes.io/arch': oneOf('amd64', 'arm64', 'arm', '386', 'ppc64le', 's390x', 'riscv64', 'loong64'),
  'kubernetes.io/os': oneOf('linux', 'windows'),
};

export const nodeWords: ValueRule = value => Object.entries(value ?? {}).flatMap(([key, word]) => {
  const why = Object.hasOwn(NODE_WORDS, key) ? NODE_WORDS[key](word) : undefined;
  return why === undefined ? [] : [`${why} at '${key}': no node has another`];
})[0];

/** The same where a term lists values, of which one is enough. */
export const nodeTerms: ValueRule = value => (Array.isArray(value) ? value : []).flatMap(expression => {
  const [key, operator, words] = [part(expression, 'key'), part(expression, 'operator'), part(expression, 'values')];
  if (operator !== 'In' || typeof key !== 'string' || !Object.hasOwn(NODE_WORDS, key) || !Array.isArray(words) || words.length === 0) return [];
  const whys = words.map(word => NODE_WORDS[key](word));
  return whys.includes(undefined) ? [] : [`${whys[0]} at '${key}': no node has another`];
})[0];

/** Labels that nodes do not have, and what is meant: https://kubernetes.io/docs/reference/labels-annotations-taints/#topologykubernetesiozone */
const TOPOLOGY: Readonly<Record<string, string>> = {
  'kubernetes.io/zone': 'topology.kubernetes.io/zone',
  'kubernetes.io/region': 'topology.kubernetes.io/region',
  'topology.kubernetes.io/hostname': 'kubernetes.io/hostname',
  'topology.kubernetes.io/host': 'kubernetes.io/hostname',
};

export const topologyKey: ValueRule = value => typeof value === 'string' && Object.hasOwn(TOPOLOGY, value) ? `must be a label that nodes have, such as ${TOPOLOGY[value]}` : undefined;

/** What a volume can have of its pod; the rest is for variables: https://kubernetes.io/docs/concepts/workloads/pods/downward-api/ */
export const metadataField: ValueRule = value => {
  const fieldPath = part(value, 'fieldPath');
  return typeof fieldPath !== 'string' || /^metadata\.(name|namespace|uid|(labels|annotations)(\['.+'\])?)$/.test(fieldPath) ? undefined : 'must be a field of the metadata in a volume: others are for variables';
};

/** An amount of memory that an autoscaler aims at. */
export const metricAmount: ValueRule = value => {
  const averageValue = part(part(value, 'target'), 'averageValue');
  return part(value, 'name') === 'memory' && averageValue !== undefined && amountOf(String(averageValue)) < 2 ** 20 ? 'must have an averageValue of memory of 1Mi or more: a bare number is bytes' : undefined;
};

/** An amount that is not below nothing. */
export const notNegative: ValueRule = value => isNegative(value) ? 'must be 0 or more' : undefined;

/** How much a pod may write before it is evicted: https://kubernetes.io/docs/concepts/storage/volumes/#emptydir */
export const scratch: ValueRule = value => {
  // With a unit, such as 1Ki, it may be there to hide a directory.
  const isBare = /^[1-9]\d{0,3}$/.test(String(value));
  return isBare ? 'must have a unit, such as Mi or Gi: a bare number is bytes, and the pod is evicted with its first file' : notNegative(value, 0);
};

/** The limits of a namespace: https://kubernetes.io/docs/concepts/policy/resource-quotas/ */
export const quotas: ValueRule = value => {
  for (const [resource, amount] of Object.entries(value ?? {})) {
    if (!OF_QUOTAS.test(resource)) return `must name a resource that quotas are of, and '${resource}' is none: of other objects it is 'count/<resource>.<group>'`;
    if (isNegative(amount)) return `must have an amount of ${resource} of 0 or more`;
    if (OF_OBJECTS.test(resource) && isFraction(amountOf(String(amount)))) return `must have a whole number of ${resource}`;
  }
  return undefined;
};

const OF_OBJECTS = /^(pods|services(\.nodeports|\.loadbalancers)?|replicationcontrollers|resourcequotas|secrets|configmaps|persistentvolumeclaims|count\/.+)$/;

const OF_QUOTAS = new RegExp(`${OF_OBJECTS.source}|^((requests\\.|limits\\.)?(cpu|memory|ephemeral-storage)|requests\\.storage|(requests\\.)?hugepages-.+|[^/]+/.+)$`);

/** What a claim asks for. */
export const storage: ValueRule = value => {
  const asked = part(value, 'storage');
  return asked !== undefined && (amountOf(String(asked)) === 0 || isNegative(asked)) ? 'must have an amount of storage above 0' : undefined;
};

/** A number of pods, or a share of them that may be more than all. */
export const pods: ValueRule = value => {
  const isGood = typeof value === 'number' ? Number.isInteger(value) && value >= 0 : typeof value !== 'string' || /^\d+%$/.test(value);
  return isGood ? undefined : 'must be a number of pods, or a share such as 25%';
};

/** The same, and not more than all. */
export const podsAtMost: ValueRule = value => pods(value) ?? (typeof value === 'string' && Number(value.slice(0, -1)) > 100 ? 'must be a share of at most 100%' : undefined);

/** A port by its number, or its name. */
export const portOrName: ValueRule = value => typeof value === 'number' ? whyOf(port('', value)) : typeof value === 'string' ? whyOf(portName('', value)) : undefined;

export const address: ValueRule = value => typeof value === 'string' && addressBits(value) === undefined ? 'must be an IP address' : undefined;

/** An address that nodes outside of the pod can have. */
export const addressOfNode: ValueRule = value => address(value) ?? (/^(127\.|0\.0\.0\.0$|::1?$|169\.254\.|224\.0\.0\.|fe80:|ff02:)/i.test(String(value)) ? 'must be an address that others reach: not of the loopback, nor of one link' : undefined);

/** The address of a Service in the cluster, `None` for none. */
export const clusterAddress: ValueRule = value => value === 'None' ? undefined : address(value) && 'must be an IP address, or None';

/** Labels that a selector asks for. */
export const labelsAsked: ValueRule = value => {
  for (const [key, label] of Object.entries(value ?? {})) {
    const why = typeof label === 'string' ? whyOf(labelKey('', key) ?? labelValue('', label)) : undefined;
    if (why !== undefined) return `${why}, at '${key}'`;
  }
  return undefined;
};

/** What each requirement of a selector has, by its operator: https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#set-based-requirement */
export const requirements: ValueRule = each(value => {
  const [operator, values] = [part(value, 'operator'), part(value, 'values')];
  const count = Array.isArray(values) ? values.length : 0;
  switch (operator) {
    case 'In':
    case 'NotIn': return count > 0 ? undefined : `must have values with the operator ${operator}`;
    case 'Exists':
    case 'DoesNotExist': return count === 0 ? undefined : `must have no values with the operator ${operator}`;
    case 'Gt':
    case 'Lt': return Array.isArray(values) && count === 1 && /^-?\d+$/.test(String(values[0])) ? undefined : `must have one whole number with the operator ${operator}`;
    default: return undefined;
  }
});

/** Modes of a volume, of which one is for one pod alone. */
export const accessModes: ValueRule = value => Array.isArray(value) && value.length > 1 && value.includes('ReadWriteOncePod') ? 'must have ReadWriteOncePod alone' : undefined;

/** Exit codes of a rule for failed pods: https://kubernetes.io/docs/concepts/workloads/controllers/job/#pod-failure-policy */
export const exitCodes: ValueRule = value => {
  const codes = part(value, 'values');
  if (!Array.isArray(codes)) return undefined;
  if (codes.length === 0) return 'must have values';
  return codes.every((code, index) => index === 0 || Number(code) > Number(codes[index - 1])) ? undefined : 'must have values that rise';
};

// What a metric of a type is in: https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/horizontal-pod-autoscaler-v2/
const SOURCES: Readonly<Record<string, string>> = { Resource: 'resource', ContainerResource: 'containerResource', Pods: 'pods', Object: 'object', External: 'external' };

/** A metric that an autoscaler looks at: of its type, and with a target. */
export const metric: ValueRule = value => {
  const type = String(part(value, 'type'));
  if (!Object.hasOwn(SOURCES, type)) return undefined;
  const source = part(value, SOURCES[type]);
  if (typeof source !== 'object' || source === null) return `must have '${SOURCES[type]}', of its type ${type}`;
  const other = Object.values(SOURCES).find(name => name !== SOURCES[type] && (part(value, name) ?? undefined) !== undefined);
  if (other !== undefined) return `must not have '${other}' with the type ${type}`;
  if (type === 'ContainerResource' && !part(source, 'container')) return 'must name a container';
  const target = part(source, 'target');
  const aims = type.endsWith('Resource') ? ['averageUtilization', 'averageValue'] : type === 'Pods' ? ['averageValue'] : ['value', 'averageValue'];
  return aims.some(name => (part(target, name) ?? undefined) !== undefined) ? undefined : `must have a target with ${aims.join(' or ')}`;
};

/** Paths of an Ingress: of those that are no expression, parts such as `..` are refused. */
export const ingressPath: ValueRule = value => {
  const [path, type] = [part(value, 'path'), part(value, 'pathType')];
  if (typeof path !== 'string' || !path.startsWith('/') || (type !== 'Exact' && type !== 'Prefix')) return undefined;
  return /\/\/|\/\.\.?(\/|$)|%2f|%5c/i.test(path) ? 'must have a path without //, /./, /../ and encoded slashes' : undefined;
};

/** The port of a Service that an Ingress leads to. */
export const backendPort: ValueRule = value => {
  const [name, number] = [part(value, 'name') || undefined, part(value, 'number') || undefined];
  if (name !== undefined && number !== undefined) return 'must be a name or a number, and is both';
  return name === undefined && number === undefined ? 'must have a name or a number' : portOrName(name ?? number);
};

/** The Service that an Ingress leads to. */
export const backendService: ValueRule = value => part(value, 'port') === undefined ? 'must have a port' : undefined;

/** Operations of a webhook, of which `*` stands for all. */
export const operations: ValueRule = value => Array.isArray(value) && value.length > 1 && value.includes('*') ? 'must have * alone, which is all' : undefined;

/** Resources of a webhook, of which `*` stands for all, and `*\/*` for those and what is below them. */
export const resources: ValueRule = value => {
  const names = Array.isArray(value) ? value.map(String) : [];
  if (names.length > 1 && names.includes('*/*')) return 'must have */* alone, which is all';
  const within = names.find(name => {
    const [of, below] = name.split('/');
    return below !== undefined && [`*/${below}`, `${of}/*`].some(more => more !== name && names.includes(more));
  });
  if (within !== undefined) return `must not have ${within} beside one that it is among`;
  return names.includes('*') && names.some(name => name !== '*' && !name.includes('/')) ? 'must have no other beside *, which is all, but those below one' : undefined;
};

/** Versions of reviews, of which the API server has to know one. */
export const reviewVersions: ValueRule = value => {
  if (!Array.isArray(value)) return undefined;
  return !value.includes('v1') && !value.includes('v1beta1') ? 'must have v1, which the API server sends' : NAMES_OF_VERSIONS(value);
};

const NAMES_OF_VERSIONS = all(each(matches(/^[a-z][-a-z0-9]*$/, 'must be versions, such as v1')), distinct());

/** What a policy does about what it does not allow. */
export const actions: ValueRule = value => Array.isArray(value) && value.includes('Deny') && value.includes('Warn') ? 'must not have both Deny and Warn, which would say the same twice' : undefined;

/** Values of labels of nodes, of which a term lists some. */
export const nodeLabels: ValueRule = each(value => part(value, 'operator') === 'In' || part(value, 'operator') === 'NotIn' ? LABEL_VALUES(part(value, 'values')) : undefined);

const LABEL_VALUES = each(text(labelValue));

/** A field of a node that a term asks for: https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#scheduling */
export const nodeField: ValueRule = value => {
  const [key, operator, values] = [part(value, 'key'), part(value, 'operator'), part(value, 'values')];
  if (key !== 'metadata.name') return 'must be about metadata.name, the one field of a node that can be asked for';
  if (operator !== 'In' && operator !== 'NotIn') return 'must have the operator In or NotIn';
  return Array.isArray(values) && values.length === 1 ? undefined : `must have one value with the operator ${operator}`;
};

/** What the claim of an ephemeral volume has of an object: its name is that of the pod and the volume. */
export const templateMetadata: ValueRule = value => {
  const other = Object.keys(value ?? {}).find(name => !/^(labels|annotations|creationTimestamp)$/.test(name));
  return other === undefined ? undefined : `must not have '${other}', but labels and annotations alone`;
};

/** Ports of addresses that somebody else answers at. */
export const namedPorts: ValueRule = value => Array.isArray(value) && value.length > 1 && value.some(item => !part(item, 'name')) ? 'must each have a name where there are several' : undefined;

/** What all containers of a pod have together: https://kubernetes.io/docs/tasks/configure-pod-container/assign-pod-level-resources/ */
export const podResources: ValueRule = value => {
  const other = ['requests', 'limits'].flatMap(field => Object.keys(part(value, field) ?? {})).find(resource => !/^(cpu|memory|hugepages-.+)$/.test(resource));
  if (other !== undefined) return `must have cpu, memory and huge pages alone, and '${other}' is of containers`;
  return part(value, 'claims') === undefined ? undefined : 'must not have claims, which are of containers';
};

/** What a certificate is asked for with. */
export const signingRequest: ValueRule = value => {
  if (typeof value !== 'string') return undefined;
  return /^-----BEGIN (NEW )?CERTIFICATE REQUEST-----/m.test(Buffer.from(value, 'base64').toString()) && !value.startsWith('-') ? undefined : 'must be a request in PEM, which is in base64 once more';
};
