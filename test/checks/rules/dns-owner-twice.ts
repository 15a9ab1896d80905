import { ApiObject } from 'cdk8s';
import { BlueprintApp, Platform, Tenant } from '../../../src';
import { Case, Cases } from '../_cases';
import { deployment, ofContainer } from '../_objects';

const IMAGE = 'registry.k8s.io/external-dns/external-dns:v0.16.1';
const COMMON = ['--source=ingress', '--provider=cloudflare', '--domain-filter=example.org', '--policy=sync'];
const dns = (name: string, args: string[], more: object = {}) => deployment({ ...ofContainer({ image: IMAGE, args, ports: [{ name: 'metrics', containerPort: 7979 }], ...more }, name) }, name);
const two = (one: string[], other: string[], more: object = {}, ofOther: object = {}): Case => ({ objects: [dns('prod', one, more), dns('staging', other, ofOther)] });
const NAMESPACE = { env: [{ name: 'POD_NAMESPACE', valueFrom: { fieldRef: { fieldPath: 'metadata.namespace' } } }] };

/** One in each of two clusters. */
const beside = (one: string[], other: string[]): NonNullable<Case['build']> => (tenant, platform) => {
  new ApiObject(tenant, 'dns', dns('dns', one));
  new ApiObject(new Tenant(new Platform(platform.node.scope as BlueprintApp, 'test'), 'shop', { podSecurity: 'privileged' }), 'dns', dns('dns', other));
};

export const cases: Cases = {
  broken: [
    two([...COMMON, '--namespace=prod', '--txt-owner-id=shop'], [...COMMON, '--namespace=staging', '--txt-owner-id=shop', '--log-level=debug']),
    two([...COMMON, '--annotation-filter=public=true'], [...COMMON.slice(0, 3), '--policy', 'upsert-only', '--annotation-filter=public=false']),
    two([...COMMON, '--source=service'], COMMON),
    { build: beside(COMMON, COMMON) },
  ],
  sound: [
    { build: beside([...COMMON, '--txt-owner-id=test'], [...COMMON, '--txt-owner-id=prod']) },
    { build: beside(COMMON.filter(each => !each.startsWith('--domain')), COMMON.filter(each => !each.startsWith('--domain'))) },
    { build: beside([...COMMON.slice(0, 3), '--policy=upsert-only'], [...COMMON.slice(0, 3), '--policy=upsert-only']) },
    { build: beside(COMMON, [...COMMON.slice(0, 2), '--domain-filter=example.net']) },
    two([...COMMON, '--namespace=prod', '--txt-owner-id=shop'], [...COMMON, '--namespace=staging', '--txt-owner-id=shop-staging']),
    // They see the same; neither deletes; they write into other zones, by other accounts, or for other kinds of records; or nobody knows.
    two(COMMON, COMMON),
    two([...COMMON.slice(0, 3), '--policy=upsert-only', '--namespace=prod'], [...COMMON.slice(0, 3), '--policy=upsert-only']),
    two([...COMMON, '--namespace=prod', '--zone-id-filter=1'], [...COMMON, '--zone-id-filter=2']),
    two([...COMMON, '--namespace=prod'], [...COMMON.filter(each => !each.startsWith('--domain')), '--domain-filter=example.net']),
    two([...COMMON, '--namespace=prod', '--txt-prefix=prod-'], COMMON),
    two([...COMMON, '--namespace=prod', '--registry=noop'], [...COMMON, '--registry=noop']),
    two([...COMMON, '--namespace=prod'], COMMON, { env: [{ name: 'CF_API_TOKEN', valueFrom: { secretKeyRef: { name: 'token', key: 'token', optional: true } } }] }),
    two([...COMMON, '--namespace=prod', '--txt-owner-id=$(POD_NAMESPACE)'], [...COMMON, '--txt-owner-id=$(POD_NAMESPACE)'], NAMESPACE, NAMESPACE),
    two([...COMMON, '--namespace=prod'], COMMON, { env: [{ name: 'EXTERNAL_DNS_TXT_OWNER_ID', value: 'prod' }] }),
  ],
};
