import { ApiObject, Lazy } from 'cdk8s';
import { k8s } from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import { Blueprint } from './blueprint';
import { ConnectOptions, IConnectable } from './connection';
import { EnvVar } from './env';
import { Wire } from './internal/api/wire';
import { declare } from './internal/declared';
import { Facts, factsOf, podSecurityOf } from './internal/facts';
import { check, validate } from './internal/finding';
import { prunedLast } from './internal/labels';
import { addConnection } from './internal/network/connections';
import { dnsRule, egressRules, lateFindings, peerRules } from './internal/network/policy';
import { manifest } from './internal/objects/manifest';
import { containersOf, PodContainer, podPorts } from './internal/pods/containers';
import { envList, prefixed } from './internal/pods/env';
import { Files, filesOf } from './internal/pods/files';
import { PodContext, podRules, podTemplate } from './internal/pods/pod';
import { equipped, proxyPeers } from './internal/pods/site';
import { envName, error } from './internal/rules';
import { credentialRules, declaredSecret } from './internal/secrets';
import { checked } from './internal/shape';
import { Peer } from './peer';
import { PodProps } from './pod';

/** A blueprint that runs a program of the user's: it can connect to others. */
export abstract class Workload extends Blueprint {
  /** The ConfigMap of its `files`; undefined without any. */
  public readonly configMap?: ApiObject;

  /** Who may talk to its pods, and whom they may talk to. */
  public readonly networkPolicy: ApiObject;

  private readonly facts: Facts;
  private readonly containers: readonly PodContainer[];
  private readonly files?: Files;
  private readonly podProps: PodProps;
  private readonly connected: Array<readonly [string, string | EnvVar]> = [];
  private readonly connectedPeers: Peer[] = [];
  private readonly connectedTargets = new Set<string>();

  /**
   * @param scope a Tenant or a Chart, or a construct inside of one
   * @param id unique in the scope
   * @param props the pod
   * @param component what part it plays, for the label `app.kubernetes.io/component`
   */
  protected constructor(scope: Construct, id: string, props: PodProps, component: string) {
    super(scope, id, props, component);
    const { egress = [Peer.internet()], serviceAccountToken = false, dns: { nameservers = [] } = {} } = props;
    this.facts = factsOf(this);
    this.podProps = props;
    this.containers = equipped(containersOf(this.name, props), this.facts);
    validate(this, egress.map((peer, index) => peerRules(`egress[${index}]`, peer, this.facts)));

    check(this, () => lateFindings('egress', egress));

    this.files = filesOf(this.name, this.containers, props.immutableFiles);
    if (this.files) {
      const { name, data, immutable } = this.files;
      const metadata = this._metadata(name);
      this.configMap = manifest<k8s.KubeConfigMapProps>(this, 'ConfigMap', 'v1', {
        metadata: immutable ? { ...metadata, annotations: prunedLast(metadata.annotations) } : metadata,
        data,
        immutable,
      });
    }
    const token = serviceAccountToken ? [Peer.apiServer()] : [];
    this.networkPolicy = this._policy(this._metadata(), podPorts(this.name, props), () => [
      dnsRule(this.facts, nameservers),
      ...egressRules([...this.connectedPeers, ...proxyPeers(this.facts), ...token, ...egress], this.facts, this.namespace),
    ]);
  }

  /**
   * Connects its pods to a target: sets the variables that say where it is and how to log in, and opens the network policies of both.
   *
   * @param target a database, a web app or something outside of the cluster
   * @param options a prefix for the variables, or credentials of its own
   */
  public connectTo(target: IConnectable, options: ConnectOptions = {}): void {
    const { clean, slips } = checked('ConnectOptions', options);
    const { prefix = '', credentials } = clean;
    const elsewhere = target.namespace !== undefined && target.namespace !== this.namespace;
    const env = prefixed(target.environment(credentials), prefix);
    const taken = new Set([...Object.keys(this.podProps.env ?? {}), ...this.connected.map(([name]) => name)]);
    const what = `connectTo('${target.node.path}')`;
    if (this.connectedTargets.has(`${prefix} ${target.node.path}`)) {
      validate(this, error('connected-twice', what, 'must be said once', target.node.path, 'remove one of them; with another \'prefix\' it is another connection'));
      return;
    }
    this.connectedTargets.add(`${prefix} ${target.node.path}`);

    validate(this,
      slips,
      prefix === '' ? undefined : envName(`${what} prefix`, prefix),
      factsOf(target).platform === this.facts.platform || (!(target instanceof Blueprint) && factsOf(target).platform === undefined)
        ? undefined
        : error('other-platform', what, 'must be of the same Platform: another one is another cluster', target.node.path, 'declare what is outside as an ExternalService or ExternalDatabase'),
      elsewhere && target.credentials && !credentials
        ? error('foreign-secret', what, 'needs \'credentials\': a pod cannot read a Secret of another namespace', `Secret '${target.credentials.secretName}'`, 'name a Secret of this namespace that holds the same')
        : undefined,
      target instanceof Blueprint && target.namespace !== this.namespace && (target.namespace === undefined || this.namespace === undefined)
        ? error('no-namespace', what, 'must be between known namespaces: a Chart without one is wherever it is applied', this.namespace ?? target.namespace, 'give the Chart a \'namespace\'')
        : undefined,
      credentialRules(`${what} credentials`, credentials),
      Object.keys(env).map(name => envName(what, name)),
      Object.keys(env).filter(name => taken.has(name))
        .map(name => error('env-twice', what, 'must not set a variable that is set already', name, 'give a \'prefix\'')),
    );
    this.connected.push(...Object.entries(env));
    this.connectedPeers.push(target.peer);
    addConnection(this, { from: { namespace: this.namespace, labels: this._selector() }, peer: target.peer, target: target.node.path });
    declare(this, ...declaredSecret(credentials ?? target.credentials, this.namespace));
    target.allowFrom(Peer._own(this.namespace, this._selector(), []));
  }

  /** @internal */
  public _reach(peer: Peer): void {
    this.connectedPeers.push(peer);
  }

  /** @internal */
  protected _template(context: Pick<PodContext, 'serving' | 'replicated' | 'revisioned' | 'ends' | 'spread'>, maxName?: number): Wire<k8s.PodTemplateSpec> {
    const { name, namespace, facts, containers, files } = this;
    validate(this, podRules(this.podProps, { name, namespace, facts, containers, podSecurity: podSecurityOf(this), ...context }, maxName));
    return podTemplate(this.podProps, {
      ...context,
      containers,
      facts,
      files,
      labels: this._labels(),
      selector: this._selector(),
      env: container => Lazy.any({ produce: () => this.env(container) }),
    });
  }

  // What a connection sets comes first, so that a variable of the user's can refer to it by $(NAME).
  private env({ connections, props }: PodContainer): Array<Wire<k8s.EnvVar>> | undefined {
    const all = envList({ ...connections ? Object.fromEntries(this.connected) : {}, ...props.env });
    return all.length > 0 ? all : undefined;
  }
}
