import { ApiObject, Duration } from 'cdk8s';
import { k8s } from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import { ObjectProps } from '../../identity';
import { misfits, record, Structural, text } from '../api/structural';
import { Wire } from '../api/wire';
import { unlessEmpty } from '../defaults';
import { Finding, Found, validate } from '../finding';
import { isRecord } from '../json';
import { MANAGER, PROTECTED } from '../labels';
import { nameOf, namespaceOf } from '../names';
import { annotations, error, labels, subdomain } from '../rules';
import { checked } from '../shape';
import { customManifest, manifest } from './manifest';

/** A version of a kind that is not one of Kubernetes' own. */
export interface CustomVersion {
  readonly name: string;
  readonly spec: Structural;
  readonly status?: Structural;
  /** Columns of `kubectl get`: their names, types and paths; with a number above 0 those that only `-o wide` shows. */
  readonly columns?: ReadonlyArray<readonly [string, string, string, number?]>;
  /** Of an older one, that is served and kept no more: what the API server says to whoever uses it. */
  readonly deprecationWarning?: string;
}

/** A kind that is not one of Kubernetes' own: from this come its CustomResourceDefinition and what is checked of its objects. */
export interface CustomKind {
  readonly group: string;
  readonly kind: string;
  readonly plural: string;
  /** The newest version first: objects are made of it, and kept in it. */
  readonly versions: readonly [CustomVersion, ...CustomVersion[]];
  /** Which of metadata and spec an object must have. */
  readonly required?: Array<'metadata' | 'spec'>;
}

/** The versions that a webhook makes of each other, and who answers for it. */
export interface Conversion {
  readonly service: { readonly name: string; readonly namespace: string; readonly path: string };
}

/** Adds the definition of a kind to the tree. It is never deleted by itself: with it would go all objects of the kind. */
export function definition(scope: Construct, custom: CustomKind, conversion?: Conversion): ApiObject {
  const { group, kind, plural, versions } = custom;
  return manifest<k8s.KubeCustomResourceDefinitionProps>(scope, `CustomResourceDefinition ${plural}`, 'apiextensions.k8s.io/v1', {
    metadata: { name: `${plural}.${group}`, labels: { 'app.kubernetes.io/managed-by': MANAGER }, annotations: { ...PROTECTED } },
    spec: {
      group,
      names: { kind, listKind: `${kind}List`, plural, singular: kind.toLowerCase() },
      scope: 'Namespaced',
      conversion: conversion && {
        strategy: 'Webhook',
        webhook: { clientConfig: { service: conversion.service }, conversionReviewVersions: versions.map(({ name }) => name).reverse() },
      },
      versions: [...versions].reverse().map(version => definedVersion(custom, version)),
    },
  });
}

/** The schema of whole objects of a version. */
export function structuralOf({ required }: CustomKind, { spec, status }: CustomVersion): Structural {
  return { ...record({ apiVersion: text(), kind: text(), metadata: { type: 'object' }, spec, ...status ? { status } : {} }), required };
}

function definedVersion(custom: CustomKind, version: CustomVersion): Wire<k8s.CustomResourceDefinitionVersion> {
  const { name, status, columns = [], deprecationWarning } = version;
  return {
    name,
    served: true,
    storage: version === custom.versions[0],
    deprecated: deprecationWarning === undefined ? undefined : true,
    deprecationWarning,
    schema: { openAPIV3Schema: structuralOf(custom, version) },
    subresources: status && { status: {} },
    additionalPrinterColumns: unlessEmpty(columns.map(([column, type, jsonPath, priority]) => ({ name: column, type, jsonPath, priority }))),
  };
}

/** What an object is called, and where it is. */
export interface ObjectNames {
  readonly name: string;
  readonly namespace?: string;
}

/** Adds an object of such a kind to the tree. Its props are the fields of its spec, and what it is called. */
export function customResource<T extends ObjectProps>(
  scope: Construct, custom: CustomKind, struct: string, props: T, rules: (clean: T, own: ObjectNames) => Found[] = () => [],
): ApiObject {
  const { clean, slips } = checked(struct, props);
  const { name = nameOf(scope), labels: own = {}, annotations: notes = {}, ...fields } = clean;
  const [version] = custom.versions;
  const spec = wireFields(fields);

  const namespace = namespaceOf(scope);

  validate(scope,
    slips,
    subdomain('name', name),
    labels('labels', own),
    annotations('annotations', notes),
    // What is missing, or of another type, has been said by the name of the prop.
    slips.length > 0 ? [] : [
      ...misfits(version.spec, spec, '').map(({ path, value, why }): Finding =>
        error('custom-resource', path, why, value, `write it as ${custom.kind} has it`)),
      ...rules(clean, { name, namespace }),
    ],
  );
  return customManifest(scope, custom.kind, `${custom.group}/${version.name}`, {
    metadata: { name, labels: { 'app.kubernetes.io/managed-by': MANAGER, ...own }, annotations: Object.keys(notes).length > 0 ? notes : undefined },
    spec,
  });
}

/** Props as they are in YAML: times spelled as Go spells them, and nothing that is not given. */
function wireFields(fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).filter(([, item]) => item !== undefined).map(([name, item]) => [name, wire(item)]));
}

function wire(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(wire);
  if (value instanceof Duration || isDuration(value)) return `${value.toMilliseconds()}ms`;
  return isRecord(value) ? wireFields(value) : value;
}

/** A Duration of another copy of cdk8s. */
function isDuration(value: unknown): value is Duration {
  return isRecord(value) && typeof value.toMilliseconds === 'function';
}
