import { ApiObject, Chart, JsonPatch, Lazy } from 'cdk8s';
import { k8s } from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import { factsOf } from './internal/facts';
import { validate } from './internal/finding';
import { selectorOf } from './internal/labels';
import { BlueprintObject, manifest } from './internal/manifest';
import { claimName, nameOf, namespaceOf } from './internal/names';
import { ingressRules, peerRules, PolicyPort } from './internal/policy';
import { error } from './internal/rules';
import { Wire } from './internal/wire';
import { Peer } from './peer';

/** What all blueprints that run pods have in common: a name, a network policy, and that every object of theirs can be changed. */
export abstract class Blueprint extends Construct {
  /** The name of its objects, and what selects its pods. */
  public readonly name: string;

  /** The namespace of its objects; undefined leaves it to whoever applies them. */
  public readonly namespace?: string;

  private readonly callers: Peer[] = [];
  private policyPorts: readonly PolicyPort[] = [];

  /**
   * @param scope a Tenant or a Chart, or a construct inside of one
   * @param id unique in the scope
   * @param name the name of its objects, in place of the one from the tree
   */
  protected constructor(scope: Construct, id: string, name?: string) {
    super(scope, id);
    if (!this.node.scopes.some(each => Chart.isChart(each))) {
      throw new Error(`[${this.node.path}] must be inside a Tenant or a Chart, which say in what namespace it runs; it is straight under '${scope.node.path}'`);
    }
    this.name = name ?? nameOf(this);
    this.namespace = namespaceOf(this);
    claimName(this, this.name);
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
      ...peerRules('allowFrom', caller, factsOf(this)),
      ...caller._ports().filter(({ port }) => !own.includes(port))
        .map(({ port }) => error('not-a-port', 'allowFrom', `must name ports of the container: ${own.join(', ')}`, port, 'correct it, or leave it out for all of them')),
    );
    this._letIn(caller);
  }

  /** @internal */
  protected _letIn(caller: Peer): void {
    this.callers.push(caller);
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
        podSelector: { matchLabels: selectorOf(this.name) },
        policyTypes: ['Ingress', 'Egress'],
        // No rule is no list: the API server drops an empty one, and every apply would seem to change it.
        ingress: Lazy.any({ produce: () => this.callers.length > 0 ? ingressRules(this.callers, ports, factsOf(this), this.namespace) : undefined }),
        egress: egress && Lazy.any({ produce: egress }),
      },
    });
  }

  private targets(call: string, kind: string, name: string | undefined, change: (object: BlueprintObject) => void): void {
    const all = this.node.findAll().filter((each): each is BlueprintObject => each instanceof BlueprintObject);
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

