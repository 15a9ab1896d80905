import { record } from '../../core/internal/json';
import { Item } from '../internal/item';
import { chartsOf } from '../internal/programs/charts';
import { ExternalDns, externalDnsOf } from '../internal/programs/external-dns';
import { Rule } from '../internal/rule';

export const rule: Rule = {
  id: 'dns-name-published',
  severity: 'warning',
  title: 'A name that external-dns is to publish has an address that it publishes.',
  why: 'The address of a Service of the type ClusterIP means nothing outside of the cluster: unless told --publish-internal-services, external-dns passes such a Service over, without a word, and its name does not resolve.',
  source: 'https://kubernetes-sigs.github.io/external-dns/latest/docs/sources/service/',
  remedy: 'set \'type: LoadBalancer\', have a route publish the name, or write it as \'internal-hostname\' if the address of the Service is meant',
  * check(cluster) {
    const named = cluster.all('Service').filter(isUnpublished);
    const all = named.length > 0 ? externalDnsOf(cluster) : [];
    if (all.length === 0 || all.some(mayPublish) || chartsOf(cluster, /external-dns/).length > 0) return;
    for (const item of named.filter(service => isSeen(service, all))) {
      const [key, value] = Object.entries(record(item.metadata.annotations)).find(([name]) => HOSTNAME.test(name)) ?? [];
      yield { item, at: `annotation '${String(key)}'`, must: 'should be of a Service with an address outside of the cluster: external-dns does not publish that of the type ClusterIP', value };
    }
  },
};

// Until version 0.22, there was an alpha in it.
const HOSTNAME = /^external-dns\.(alpha\.)?kubernetes\.io\/hostname$/;
const OTHERWISE = /^external-dns\.(alpha\.)?kubernetes\.io\/(target|internal-hostname|controller)$/;

function isUnpublished({ spec: { type = 'ClusterIP', clusterIP }, metadata }: Item): boolean {
  if (type !== 'ClusterIP' || clusterIP === 'None' || metadata.annotations === undefined) return false;
  const keys = Object.keys(record(metadata.annotations));
  return keys.some(key => HOSTNAME.test(key)) && !keys.some(key => OTHERWISE.test(key));
}

const PUBLISHING = ['publish-internal-services', 'compatibility', 'fqdn-template', 'fqdn-target-template', 'ignore-hostname-annotation', 'annotation-prefix'];

/** Whether an external-dns publishes such a name all the same, or is not known well enough. */
function mayPublish({ options }: ExternalDns): boolean {
  return !options || PUBLISHING.some(each => options.has(each));
}

/** Whether one of them looks at a Service. */
function isSeen({ namespace = '' }: Item, all: readonly ExternalDns[]): boolean {
  return all.some(({ options }) => (options?.get('source') ?? []).includes('service') && (options?.get('namespace') ?? [namespace]).includes(namespace));
}
