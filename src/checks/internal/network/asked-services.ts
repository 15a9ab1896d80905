import { Json, list, record } from '../../../core/internal/json';
import { memo } from '../../../core/internal/memo';
import { Cluster } from '../cluster';
import { Item } from '../item';

/** A Service that the API server asks by itself. */
export interface AskedService {
  readonly item: Item;
  /** Where it is named. */
  readonly at: string;
  readonly namespace: string;
  readonly name: string;
  readonly port: number;
  /** Whether the API server goes on without an answer. */
  readonly ignored: boolean;
}

/** All of them: webhooks, conversions of versions, and APIs of others. */
export const askedServices = memo((cluster: Cluster): readonly AskedService[] => [
  ...cluster.all('ValidatingWebhookConfiguration', 'MutatingWebhookConfiguration').flatMap(item =>
    list(item.json.webhooks).flatMap(({ name, clientConfig, failurePolicy }) => asked(item, `webhook '${String(name)}'`, record(clientConfig).service, failurePolicy === 'Ignore'))),
  ...cluster.all('CustomResourceDefinition').flatMap(item => asked(item, 'spec.conversion.webhook', record(record(record(item.spec.conversion).webhook).clientConfig).service)),
  ...cluster.all('APIService').flatMap(item => asked(item, 'spec.service', item.spec.service)),
]);

function asked(item: Item, at: string, service: unknown, ignored = false): AskedService[] {
  const { name, namespace, port = 443 }: Json = record(service);
  return name === undefined ? [] : [{ item, at, namespace: String(namespace), name: String(name), port: Number(port), ignored }];
}
