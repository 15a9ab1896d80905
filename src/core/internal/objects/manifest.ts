import { ApiObject, ApiObjectProps, JsonPatch } from 'cdk8s';
import { k8s } from 'cdk8s-plus-27';
import { Construct, IConstruct } from 'constructs';
import { merge } from '../api/merge';
import { schema } from '../api/schema';
import { Wire } from '../api/wire';
import { factsOf } from '../facts';
import { check, Finding } from '../finding';
import { isRecord } from '../json';
import { namespaceOfObject, objectName } from '../names';
import { error } from '../rules';
import { hashOf } from './hash';
import { Metadata } from './object-metadata';
import { render } from './render';

/** What the literal of an object holds besides its kind and version. */
type Body<T> = Omit<Wire<T>, 'apiVersion' | 'kind'>;

/** Adds a Job to the tree. It can never be changed, so its name ends with a hash of what it does: another one is another Job. */
export function jobManifest(scope: Construct, id: string, body: Body<k8s.KubeJobProps>): ApiObject {
  return new BlueprintObject(scope, id, { apiVersion: 'batch/v1', kind: 'Job', ...body }, true);
}

/** Adds an object to the tree, under an id that is its kind, or the kind and more. */
export function manifest<T>(scope: Construct, id: string, apiVersion: string, body: Body<T>): ApiObject {
  const [kind] = id.split(' ');
  return new BlueprintObject(scope, id, { apiVersion, kind, ...body });
}

/** Adds an object of a kind that is not one of Kubernetes' own, under an id that is its kind, or the kind and more. */
export function customManifest(scope: Construct, id: string, apiVersion: string, body: Pick<ApiObjectProps, 'metadata'> & { readonly spec: object }): ApiObject {
  const [kind] = id.split(' ');
  return new BlueprintObject(scope, id, { apiVersion, kind, ...body });
}

/** Whether a blueprint made an object and nobody changed it since: its props have been checked, and nothing else is in it. */
export function isOwn(object: ApiObject): boolean {
  return isBlueprintObject(object) && !object.isChanged();
}

/** Whether a construct is an object of a blueprint. cdk8s takes any ApiObject for an instance of each class of them. */
export function isBlueprintObject(construct: IConstruct): construct is BlueprintObject {
  return construct.constructor === BlueprintObject;
}

interface Change {
  /** What the user called, for messages. */
  readonly call: string;
  readonly patch?: Readonly<Record<string, unknown>>;
  readonly operation?: JsonPatch;
}

/** An object of a blueprint: the user's changes are applied to its final JSON, and one that does nothing is an error. */
export class BlueprintObject extends ApiObject {
  private readonly changes: Change[] = [];

  constructor(scope: Construct, id: string, private readonly body: ApiObjectProps, private readonly hashed = false) {
    super(scope, id, body);
    Object.assign(this, { metadata: Metadata.of(this, body.metadata) });
  }

  /** A strategic merge into the final JSON. */
  public override(patch: Readonly<Record<string, unknown>>): void {
    this.change({ call: 'override', patch });
  }

  public addJsonPatch(...operations: JsonPatch[]): void {
    for (const operation of operations) this.change({ call: 'addJsonPatch', operation });
  }

  public toJson(): Record<string, unknown> {
    const json = this.changes.reduce((before, change) => this.applied(before, change), this.unchanged());
    return this.hashed ? withHash(json) : json;
  }

  public isChanged(): boolean {
    return this.changes.length > 0;
  }

  private change(change: Change): void {
    if (this.changes.length === 0) check(this, () => this.findings());
    this.changes.push(change);
  }

  /** The JSON without the user's changes. */
  public unchanged(): Record<string, unknown> {
    const json: Record<string, unknown> = render(this, this.body) ?? super.toJson();
    if (namespaceOfObject(this) !== undefined || !isRecord(json.metadata)) return json;
    const { namespace, ...metadata } = json.metadata;
    return { ...json, metadata };
  }

  private applied(json: Record<string, unknown>, { patch, operation }: Change): Record<string, unknown> {
    // JsonPatch changes what it is given.
    return patch ? merge(json, patch, this.type()) : JsonPatch.apply(JSON.parse(JSON.stringify(json)), ...operation ? [operation] : []);
  }

  private type() {
    return schema().kind(this.apiVersion, this.kind);
  }

  private findings(): Finding[] {
    const { minor } = factsOf(this);
    const type = this.type();
    const found: Finding[] = [];
    let before = this.unchanged();
    for (const change of this.changes) {
      const what = `${change.call} of ${objectName(this)}`;
      const operation = operationOf(change);
      const given = change.patch ?? operation ?? change.operation;
      try {
        if (!change.patch && !operation) throw new Error('it is no operation of JsonPatch');
        const after = this.applied(before, change);
        // A test operation is there to change nothing.
        if (JSON.stringify(after) === JSON.stringify(before) && operation?.op !== 'test') {
          found.push(error('override-no-effect', what, 'must change something', given, 'remove it, or correct the path'));
        }
        found.push(...identityFindings(what, before, after));
        // A merge is judged as it was written; of a JSON patch only its result can be.
        const unknown = type ? schema().unknown(type, change.patch ?? news(before, after), minor) : [];
        const remedy = 'correct it, or raise the target version of the Platform';
        found.push(...unknown.map(({ path, value, why }) => error('override-field', `${what} at ${path}`, why, value, remedy)));
        before = after;
      } catch (reason) {
        const [why] = (reason instanceof Error ? reason.message : String(reason)).split('\n');
        found.push(error('override-failed', what, `must apply: ${why}`, given, 'correct the path'));
      }
    }
    return found;
  }
}

/** What an operation is as JSON; undefined of what is none, which plain JavaScript may give. */
function operationOf({ operation }: Change): Readonly<Record<string, unknown>> | undefined {
  return operation && typeof operation._toJson === 'function' ? operation._toJson() : undefined;
}

// What may be changed while a Job runs: https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/job-v1/
const MUTABLE = new Set(['parallelism', 'suspend', 'activeDeadlineSeconds', 'backoffLimit', 'maxFailedIndexes', 'podReplacementPolicy', 'ttlSecondsAfterFinished']);

function withHash(json: Record<string, unknown>): Record<string, unknown> {
  const { metadata, spec } = json;
  if (!isRecord(metadata) || !isRecord(spec)) return json;
  const fixed = Object.entries(spec).filter(([key]) => !MUTABLE.has(key));
  return { ...json, metadata: { ...metadata, name: `${String(metadata.name)}-${hashOf(fixed)}` } };
}

/** Others find an object by its kind, name and namespace: scripts that wait for it, policies, routes. */
function identityFindings(what: string, before: Readonly<Record<string, unknown>>, after: Readonly<Record<string, unknown>>): Finding[] {
  const identity = ({ apiVersion, kind, metadata }: Readonly<Record<string, unknown>>) => {
    const { name, namespace } = isRecord(metadata) ? metadata : {};
    return { apiVersion, kind, name, namespace };
  };
  const [was, is] = [identity(before), identity(after)].map(each => JSON.stringify(each));
  if (was === is) return [];
  return [error('override-identity', what, 'must leave version, kind, name and namespace as they are', identity(after), 'use the prop \'name\', or another Tenant')];
}

/** The parts of an object that another one does not have as they are. */
function news(before: Readonly<Record<string, unknown>>, after: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const changed = Object.entries(after).filter(([key, value]) => JSON.stringify(value) !== JSON.stringify(before[key]));
  return Object.fromEntries(changed.map(([key, value]) => {
    const old = before[key];
    return [key, isRecord(value) && isRecord(old) ? news(old, value) : value];
  }));
}
