import { Construct, IConstruct } from 'constructs';
import { ApiServerFact, ExtraCaFact, HttpProxyFact, IngressFact } from '../facts';
import { DedicatedNodesProps } from '../placement';
import { Tls } from '../tls';
import { Routing } from './routing';

/** What a finding of a rule does: fail the synthesis, be printed, or nothing. */
export type RuleSeverity = 'error' | 'warning' | 'off';

/** What a Platform knows of its cluster; without one, the library's defaults. Any construct below it can ask. */
export interface Facts {
  /** The Platform's id; undefined outside of one. */
  readonly platform?: string;
  readonly domain?: string;
  /** The minor version of Kubernetes that the manifests are for: 34 is 1.34. */
  readonly minor: number;
  readonly tls?: Tls;
  /** Who routes requests, where that is somebody else's. */
  readonly ingress?: IngressFact;
  /** Where a stack of the Platform says that it routes; undefined outside of one. */
  readonly routing?: Routing;
  readonly imageRegistries: Readonly<Record<string, string>>;
  readonly imagePullSecrets: readonly string[];
  /** Nodes that the pods run on that say nothing of it. */
  readonly dedicatedNodes?: DedicatedNodesProps;
  readonly privateRanges: Readonly<Record<string, string>>;
  readonly apiServer: ApiServerFact;
  readonly nodeLocalDns: string;
  /** Where a cache on the node answers in place of the cluster's DNS pods. */
  readonly dnsServiceIp?: string;
  readonly httpProxy?: HttpProxyFact;
  readonly extraCa?: ExtraCaFact;
  readonly ipFamilies: ReadonlyArray<'IPv4' | 'IPv6'>;
  /** How severe rules are here that elsewhere are otherwise. */
  readonly rules: Readonly<Record<string, RuleSeverity>>;
}

/** The minor version of Kubernetes that a text such as `1.34` is; undefined where it cannot be a target. */
export function minorOf(version: string): number | undefined {
  const minor = Number(/^1\.(\d+)$/.exec(version)?.[1]);
  return minor >= 28 && minor <= 37 ? minor : undefined;
}

const CONTEXT = 'cdk8s-blueprints:facts';

/** What holds where nobody says otherwise. */
export const DEFAULT_FACTS: Facts = {
  minor: 34,
  imageRegistries: {},
  imagePullSecrets: [],
  privateRanges: {},
  apiServer: { cidrs: ['0.0.0.0/0'], ports: [443, 6443] },
  nodeLocalDns: '169.254.20.10',
  ipFamilies: ['IPv4'],
  rules: {},
};


/** Puts the facts of a cluster on the tree; only before the construct has children. */
export function setFacts(scope: Construct, facts: Facts): void {
  scope.node.setContext(CONTEXT, facts);
}

const LEVEL = 'cdk8s-blueprints:pod-security';

/** Says which Pod Security Standard is enforced in a namespace; only before the construct has children. */
export function setPodSecurity(scope: Construct, level: string): void {
  scope.node.setContext(LEVEL, level);
}

/** The Pod Security Standard that is enforced where a construct's pods run; `privileged` where nobody said. */
export function podSecurityOf(scope: IConstruct): string {
  return scope.node.tryGetContext(LEVEL) ?? 'privileged';
}

/** The facts that hold at a construct. */
export function factsOf(scope: IConstruct): Facts {
  return scope.node.tryGetContext(CONTEXT) ?? DEFAULT_FACTS;
}
