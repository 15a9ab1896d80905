import { k8s } from 'cdk8s-plus-27';
import { NodeAffinityProps, PlacementProps, PodAffinityProps, SpreadProps, TolerationProps } from '../../placement';
import { Wire } from '../api/wire';
import { unlessDefault, unlessEmpty } from '../defaults';
import { Found } from '../finding';
import { dnsLabel, error, integer, labelKey, labels, oneOf, subdomain } from '../rules';

/** The props that say where a pod is put. */
export const PLACEMENT = [
  'nodeSelector', 'nodeAffinity', 'podAffinity', 'podAntiAffinity', 'tolerations', 'dedicatedNodes', 'priorityClassName', 'schedulerName', 'runtimeClassName',
] as const satisfies ReadonlyArray<keyof PlacementProps>;

const PREFERENCES = ['prefer', 'require', 'none'];
const EFFECTS = ['NoSchedule', 'PreferNoSchedule', 'NoExecute'];
const NODE = 'kubernetes.io/hostname';

/** What is wrong with where a pod is put. */
export function placementRules(props: PlacementProps, { spread, antiAffinity }: SpreadProps = {}): Found[] {
  const { tolerations = [], dedicatedNodes } = props;
  return [
    oneOf('spread', spread, PREFERENCES),
    oneOf('antiAffinity', antiAffinity, PREFERENCES),
    labels('nodeSelector', props.nodeSelector),
    props.nodeAffinity && nodeAffinityRules(props.nodeAffinity),
    (props.podAffinity ?? []).map((each, index) => podAffinityRules(`podAffinity[${index}]`, each)),
    (props.podAntiAffinity ?? []).map((each, index) => podAffinityRules(`podAntiAffinity[${index}]`, each)),
    tolerations.map((each, index) => tolerationRules(`tolerations[${index}]`, each)),
    dedicatedNodes && [labelKey('dedicatedNodes.key', dedicatedNodes.key), labels('dedicatedNodes', { dedicated: dedicatedNodes.value })],
    subdomain('priorityClassName', props.priorityClassName),
    subdomain('schedulerName', props.schedulerName),
    subdomain('runtimeClassName', props.runtimeClassName),
  ];
}

function nodeAffinityRules({ required = [], preferred = [] }: NodeAffinityProps): Found[] {
  return [
    Object.entries({ required, preferred }).flatMap(([name, rules]) => rules.map((rule, index): Found => {
      const { key, operator, values } = rule._expression();
      const at = `nodeAffinity.${name}[${index}]`;
      return [
        labelKey(at, key),
        values?.length === 0 ? error('empty-list', at, 'must name one at least', values, 'name the values, or use NodeLabel.exists') : undefined,
        /^[GL]t$/.test(operator) && !Number.isInteger(Number(values?.[0])) ? error('whole-number', at, 'must compare with a whole number', values?.[0], 'correct it') : undefined,
        (values ?? []).map(value => labels(at, { a: value })),
      ];
    })),
    preferred.length > 100 ? error('too-many', 'nodeAffinity.preferred', 'must be at most 100', preferred.length, 'shorten it') : undefined,
  ];
}

function podAffinityRules(at: string, { labels: others, topologyKey, namespaces = [] }: PodAffinityProps): Found[] {
  return [
    labels(`${at}.labels`, others),
    Object.keys(others).length === 0 ? error('empty-map', `${at}.labels`, 'must name a label at least', others, 'say which pods') : undefined,
    labelKey(`${at}.topologyKey`, topologyKey),
    namespaces.map(namespace => dnsLabel(`${at}.namespaces`, namespace, 63, 'give the namespace as kubectl prints it')),
  ];
}

function tolerationRules(at: string, { key, value, effect, tolerationSeconds }: TolerationProps): Found {
  return [
    labelKey(`${at}.key`, key),
    oneOf(`${at}.effect`, effect, EFFECTS),
    integer(`${at}.tolerationSeconds`, tolerationSeconds, 0),
    key === undefined && value !== undefined ? error('toleration', `${at}.value`, 'must not be given without \'key\'', value, 'add the key') : undefined,
    tolerationSeconds !== undefined && effect !== 'NoExecute' ? error('toleration', `${at}.tolerationSeconds`, 'is for the effect NoExecute alone', tolerationSeconds, 'remove it, or set the effect') : undefined,
  ];
}

/** Whether a toleration lets a pod onto every node: one of NoExecute, or for a time, is about how long it may stay. */
export function isOfAll({ key, effect, tolerationSeconds }: { readonly [field in 'key' | 'effect' | 'tolerationSeconds']?: unknown }): boolean {
  return key === undefined && (effect === undefined || effect === 'NoSchedule') && tolerationSeconds === undefined;
}

type Placement = Pick<Wire<k8s.PodSpec>,
'topologySpreadConstraints' | 'affinity' | 'nodeSelector' | 'tolerations' | 'priorityClassName' | 'schedulerName' | 'runtimeClassName'>;

/** What a pod's placement depends on besides its props. */
export interface PlacementContext {
  /** What selects the pod and its siblings. */
  readonly selector: Record<string, string>;
  /** Whether there can be more than one replica to spread. */
  readonly replicated: boolean;
  /** Whether a Deployment makes the pods: its revisions are spread each by itself. */
  readonly revisioned: boolean;
  /** How replicas are put. */
  readonly spread?: SpreadProps;
}

/** Where a pod is put. */
export function placement(props: PlacementProps, { selector, replicated, revisioned, spread: { spread = 'prefer', antiAffinity } = {} }: PlacementContext): Placement {
  const { nodeSelector = {}, dedicatedNodes, tolerations = [], schedulerName } = props;
  const { key: dedicatedKey = 'dedicated', value: dedicated = '' } = dedicatedNodes ?? {};
  const nodes = { ...nodeSelector, ...dedicatedNodes ? { [dedicatedKey]: dedicated } : {} };
  const tolerated = [...tolerations.map(toleration), ...dedicatedNodes ? [toleration({ key: dedicatedKey, value: dedicated })] : []];
  return {
    topologySpreadConstraints: !replicated || spread === 'none' ? undefined : [
      // Nodes that have no zone at all, as on bare metal, could never take a pod that requires one.
      evenly('topology.kubernetes.io/zone', selector, { revisioned, required: false }),
      evenly(NODE, selector, { revisioned, required: spread === 'require' }),
    ],
    affinity: affinity(props, antiAffinity, replicated ? selector : undefined),
    nodeSelector: Object.keys(nodes).length > 0 ? nodes : undefined,
    tolerations: unlessEmpty(tolerated),
    priorityClassName: props.priorityClassName,
    schedulerName: unlessDefault(schedulerName, 'default-scheduler'),
    runtimeClassName: props.runtimeClassName,
  };
}

function evenly(
  topologyKey: string, selector: Record<string, string>, { revisioned, required }: { revisioned: boolean; required: boolean },
): Wire<k8s.TopologySpreadConstraint> {
  return {
    topologyKey,
    maxSkew: 1,
    whenUnsatisfiable: required ? 'DoNotSchedule' : 'ScheduleAnyway',
    // Else a control plane or a cordoned node counts as one without replicas, and the others get one each (kubernetes/kubernetes#106127).
    nodeTaintsPolicy: required ? 'Honor' : undefined,
    labelSelector: { matchLabels: selector },
    // Else the pods of the outgoing revision count, and the new ones end up lopsided.
    matchLabelKeys: revisioned ? ['pod-template-hash'] : undefined,
  };
}

function toleration({ key, value, effect, tolerationSeconds }: TolerationProps): Wire<k8s.Toleration> {
  return { key, operator: value === undefined ? 'Exists' : 'Equal', value, effect, tolerationSeconds };
}

function affinity(
  { nodeAffinity = {}, podAffinity = [], podAntiAffinity = [] }: PlacementProps, antiAffinity = 'none', siblings: Record<string, string> | undefined,
): Wire<k8s.Affinity> | undefined {
  const { required = [], preferred = [] } = nodeAffinity;
  const apart = antiAffinity === 'none' || !siblings ? podAntiAffinity : [...podAntiAffinity, { labels: siblings, required: antiAffinity === 'require' }];
  const all = {
    nodeAffinity: required.length + preferred.length === 0 ? undefined : {
      requiredDuringSchedulingIgnoredDuringExecution: required.length === 0 ? undefined : {
        nodeSelectorTerms: [{ matchExpressions: required.map(each => each._expression()) }],
      },
      preferredDuringSchedulingIgnoredDuringExecution: preferred.length === 0 ? undefined : preferred.map((each, index) => ({
        weight: 100 - index,
        preference: { matchExpressions: [each._expression()] },
      })),
    },
    podAffinity: podTerms(podAffinity),
    podAntiAffinity: podTerms(apart),
  };
  return Object.values(all).some(each => each !== undefined) ? all : undefined;
}

function podTerms(others: readonly PodAffinityProps[]): Wire<k8s.PodAffinity> | undefined {
  if (others.length === 0) return undefined;
  const term = ({ labels: matchLabels, namespaces, topologyKey = NODE }: PodAffinityProps): Wire<k8s.PodAffinityTerm> =>
    ({ topologyKey, labelSelector: { matchLabels }, namespaces });
  const required = others.filter(each => each.required === true);
  const preferred = others.filter(each => each.required !== true);
  return {
    requiredDuringSchedulingIgnoredDuringExecution: unlessEmpty(required.map(term)),
    preferredDuringSchedulingIgnoredDuringExecution: unlessEmpty(preferred.map(each => ({ weight: 100, podAffinityTerm: term(each) }))),
  };
}
