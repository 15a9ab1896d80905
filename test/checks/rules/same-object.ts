import { ConfigMap } from 'cdk8s-plus-27';
import { Tenant } from '../../../src';
import { Cases } from '../_cases';
import { configMap } from '../_objects';

const listed = (...items: object[]) => ({ apiVersion: 'v1', kind: 'List', metadata: { name: 'all' }, items });

export const cases: Cases = {
  broken: [
    { objects: [configMap(), configMap({ data: { 'app.conf': 'a = 2\n' } })] },
    { objects: [configMap(), listed(configMap({ data: { 'app.conf': 'a = 2\n' } }), configMap({}, 'other'))] as never[] },
    { objects: [configMap()], build: tenant => void new ConfigMap(tenant, 'config', { metadata: { name: 'app' } }) },
  ],
  sound: [
    { objects: [configMap(), configMap({}, 'other')] },
    { objects: [configMap()], build: (_, platform) => void new ConfigMap(new Tenant(platform, 'other'), 'config', { metadata: { name: 'app' } }) },
    { objects: [configMap(), { apiVersion: 'example.org/v1', kind: 'ConfigMap', metadata: { name: 'app' } }] },
  ],
};
