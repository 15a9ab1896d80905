import { OperatorKind, Reference, ReferredKind } from '../../core/internal/references/reference';
import { Cluster } from '../internal/cluster';
import { Item } from '../internal/item';
import { missing } from '../internal/missing';
import { Rule, Violation } from '../internal/rule';

export const rule: Rule = {
  id: 'custom-reference-exists',
  severity: 'error',
  title: 'What objects of operators\' kinds name of each other is made or declared: stores, gateways, sources, clusters.',
  why: 'The operator waits for what is missing and says so in a status that nobody reads: a certificate is not issued, a Secret is not written, a route is attached to nothing, a backup is never made.',
  source: 'https://cert-manager.io/docs/troubleshooting/',
  remedy: 'correct it, or say that it is there: External.object with the kind and its group, as in \'Gateway.gateway.networking.k8s.io\', in \'external\' of the Tenant or the Platform',
  * check(cluster) {
    for (const kind of cluster.danglingKinds()) {
      if (!isCustom(kind) || OTHERS.test(kind)) continue;
      yield* ofTwins(cluster, kind);
      yield* missing(cluster, kind, 'nothing comes of it', rule.remedy, {
        warnOf: (reference, item) => !makesLike(cluster, reference, item),
        except: (reference, item) =>
          twinOf(cluster, reference) !== undefined || servesOthers(cluster, reference) || !isOurs(cluster, reference, item),
      });
    }
  },
};

function isCustom(kind: ReferredKind): kind is OperatorKind {
  return kind.includes('.');
}

// Rules of their own see to these.
const OTHERS = /\.(traefik\.io|metallb\.io)$/;

/**
 * Whether the program would make it: it makes others like it, or the namespace. Of a blueprint's store it is said that it is somebody else's.
 */
function isOurs(cluster: Cluster, reference: Reference, item: Item): boolean {
  const { namespace } = reference;
  return makesLike(cluster, reference, item) || (!item.own && namespace !== undefined && cluster.find('Namespace', undefined, namespace) !== undefined);
}

/** Whether the program makes others of the kind in the namespace, or one of the name in another, where it is looked for in that of who refers to it. */
function makesLike(cluster: Cluster, { kind, namespace, name }: Reference, item: Item): boolean {
  return cluster.all(kind).some(each => each.namespace === namespace || (each.name === name && namespace === item.namespace));
}

// By `sourceNamespaces` of a project, and `watchedNamespace` of the operators of a Kafka, objects of other namespaces are theirs too.
const SHARED = /^(AppProject\.argoproj\.io|Kafka\.kafka\.strimzi\.io|KafkaConnect\.kafka\.strimzi\.io)$/;

function servesOthers(cluster: Cluster, { kind, name }: Reference): boolean {
  return SHARED.test(kind) && cluster.all(kind).some(item => item.name === name);
}

// Kinds of which there is one for a namespace and one, of a name with Cluster before it, for all.
const TWINS = /^(Cluster)?((?:SecretStore|TriggerAuthentication|Issuer|ImageCatalog)\..*)$/;

/** The kind that is the same for all namespaces, or for one alone, where that is what has the name. */
function twinOf(cluster: Cluster, { kind, namespace, name }: Reference): string | undefined {
  const [, all, own] = TWINS.exec(kind) ?? [];
  if (own === undefined) return undefined;
  const twin = all === undefined ? `Cluster${own}` : own;
  return cluster.all(twin).some(item => item.name === name && (item.namespace === undefined || namespace === undefined || item.namespace === namespace)) ? twin.split('.')[0] : undefined;
}

function* ofTwins(cluster: Cluster, kind: OperatorKind): Iterable<Violation> {
  // Of issuers another rule says it, where annotations name them too.
  if (kind.endsWith('Issuer.cert-manager.io')) return;
  for (const { item, reference } of cluster.dangling(kind)) {
    const twin = twinOf(cluster, reference);
    if (twin !== undefined) yield { item, at: reference.at, must: `must be of the ${twin} '${reference.name}': there is no ${kind.split('.')[0]} of this name`, value: reference.name, remedy: `write 'kind: ${twin}'` };
  }
}
