import { ApiObject, Chart, JsonPatch, Lazy } from 'cdk8s';
import { INetworkPolicyPeer, IPodSelector, k8s, NetworkPolicyPeerConfig, PodSelectorConfig } from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import { IdentityProps } from './identity';
import { Wire } from './internal/api/wire';
import { factsOf } from './internal/facts';
import { check, validate } from './internal/finding';
import { podSelector } from './internal/kplus';
import { labelsOf, selectorOf } from './internal/labels';
import { claimName, nameOf, namespaceOf } from './internal/names';
import { ingressRules, lateFindings, peerRules, PolicyPort } from './internal/network/policy';
import { BlueprintObject, isBlueprintObject, manifest } from './internal/objects/manifest';
import { error } from './internal/rules';
import { Peer } from './peer';

/** What all blueprints that run pods have in common: a name, a network policy, and that every object of theirs can be changed. */
export abstract class Blueprint extends Construct implements IPodSelector, INetworkPolicyPeer {
  /** The name of its objects, and what selects its pods. */
  public readonly name: string;

  /** The namespace of its objects; undefined leaves it to whoever applies them. */
  public readonly namespace?: string;

  private readonly identity: IdentityProps;
  private readonly callers: Peer[] = [];
  private policyPorts: readonly PolicyPort[] = [];

  /**
   * @param scope a Tenant or a Chart, or a construct inside of one
   * @param id unique in the scope
   * @param identity what its objects are called
   * @param component what part it plays, for the label `app.kubernetes.io/component`
   */
  protected constructor(scope: Construct, id: string, identity: IdentityProps, private readonly component: string) {
    super(scope, id);
    if (!this.node.scopes.some(each => Chart.isChart(each))) {
      throw new Error(`[${this.node.path}] must be inside a Tenant or a Chart, which say in what namespace it runs; it is straight under '${scope.node.path}'`);
    }
    this.identity = identity;
    this.name = identity.name ?? nameOf(this);
    this.namespace = namespaceOf(this);
    claimName(this, this.name);
    check(this, () => lateFindings('allowFrom', this.callers));
  }

  /**
   * Changes an object by a strategic merge, after all else: maps are merged, `null` removes, lists that Kubernetes merges by a key (containers by
   * `name`, env by `name`, ports by number, …) are merged by it, others are replaced. A field that the target version does not know, or a change that
   * changes nothing, fails the synthesis.
   *
   * @param kind the kind of the object, such as `Deployment`
   * @param patch what to change, as in the object's YAML
   * @param name the object's name, needed when there are several of the kind
   */
  public override(kind: string, patch: Record<string, unknown>, name?: string): void {
    this.targets('override', kind, name, object => object.override(patch));
  }

  /**
   * Changes an object by JSON patch operations, after all else. An operation that changes nothing fails the synthesis.
   *
   * @param kind the kind of the object, such as `Deployment`
   * @param operations applied in order
   */
  public jsonPatch(kind: string, ...operations: JsonPatch[]): void {
    this.targets('jsonPatch', kind, undefined, object => object.addJsonPatch(...operations));
  }

  /**
   * Lets somebody through its network policy, who is not let in by a connection or a route.
   *
   * @param caller who; the ports that it names are those of this blueprint that it may use, all of them if it names none
   */
  public allowFrom(caller: Peer): void {
    const own = this.policyPorts.map(({ port }) => port);
    validate(this,
      peerRules('allowFrom', caller, factsOf(this)),
      caller._ports().filter(({ port }) => !own.includes(port))
        .map(({ port }) => error('not-a-port', 'allowFrom', `must name ports of the container: ${own.join(', ')}`, port, 'correct it, or leave it out for all of them')),
    );
    this._letIn(caller);
  }

  /** What selects its pods, for constructs of cdk8s-plus: `new Service(chart, 'web', { selector: web, … })`. */
  public toPodSelectorConfig(): PodSelectorConfig {
    return podSelector(this._selector(), this.namespace);
  }

  /** The same, for its network policies. */
  public toNetworkPolicyPeerConfig(): NetworkPolicyPeerConfig {
    return { podSelector: this.toPodSelectorConfig() };
  }

  /** The same, where they want to know whether a peer is one of pods. */
  public toPodSelector(): IPodSelector | undefined {
    return this;
  }

  /** @internal */
  protected _letIn(caller: Peer): void {
    this.callers.push(caller);
  }

  /** @internal */
  protected _selector(): Record<string, string> {
    return this.identity.selector ?? selectorOf(this.name);
  }

  /** @internal */
  protected _labels(): Record<string, string> {
    return { ...labelsOf(this.name, this.component, this.identity.labels), ...this.identity.selector };
  }

  /** @internal */
  protected _metadata(name = this.name): { name: string; labels: Record<string, string>; annotations?: Record<string, string> } {
    return { name, labels: this._labels(), annotations: this.identity.annotations };
  }

  /** @internal */
  protected _policy(
    metadata: Wire<k8s.ObjectMeta>,
    ports: readonly PolicyPort[],
    egress?: () => Array<Wire<k8s.NetworkPolicyEgressRule>>,
  ): ApiObject {
    this.policyPorts = ports;
    return manifest<k8s.KubeNetworkPolicyProps>(this, 'NetworkPolicy', 'networking.k8s.io/v1', {
      metadata,
      spec: {
        podSelector: { matchLabels: this._selector() },
        policyTypes: ['Ingress', 'Egress'],
        // No rule is no list: the API server drops an empty one, and every apply would seem to change it.
        ingress: Lazy.any({ produce: () => this.callers.length > 0 ? ingressRules(this.callers, ports, factsOf(this), this.namespace) : undefined }),
        egress: egress && Lazy.any({ produce: egress }),
      },
    });
  }

  private targets(call: string, kind: string, name: string | undefined, change: (object: BlueprintObject) => void): void {
    // What is inside of it and a blueprint too, such as migrations, is changed by its own methods.
    const owner = (object: Construct) => object.node.scopes.filter(scope => scope instanceof Blueprint).pop();
    const all = this.node.findAll().filter((each): each is BlueprintObject => isBlueprintObject(each) && owner(each) === this);
    const found = all.filter(object => object.kind === kind && (name === undefined || object.name === name));
    if (found.length === 1) {
      change(found[0]);
      return;
    }
    const has = all.map(object => `${object.kind} '${object.name}'`).join(', ');
    validate(this, error('override-target', call, `must name one of its objects: ${has}`, name === undefined ? kind : `${kind} ${name}`,
      found.length > 1 ? 'give the name too' : 'correct the kind, or what makes the object'));
  }
}

