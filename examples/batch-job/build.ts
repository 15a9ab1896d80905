import { App } from 'cdk8s';
import { BatchJob, Credentials, External, Platform, StatefulDatabase, Tenant, Volume } from 'cdk8s-blueprints';

/** The ways of a Job: once, once for each number, and as many workers as share a queue. */
export function build(app: App, { kubernetesVersion }: { readonly kubernetesVersion?: string } = {}): void {
  const lab = new Tenant(new Platform(app, 'prod', { kubernetesVersion }), 'lab', { external: [External.claim('observations')] });
  const queue = new StatefulDatabase(lab, 'queue', { engine: 'redis', version: '7', storage: '1Gi', credentials: Credentials.generated('queue-credentials') });
  const image = 'registry.example.org/analysis:3.1.0';

  // Once. The data is fetched before; a sidecar does not keep the Job alive.
  new BatchJob(lab, 'index', {
    image,
    args: ['index', '/data'],
    volumes: { '/data': Volume.claim('observations', { accessMode: 'ReadWriteMany' }) },
    initContainers: [{ name: 'fetch', image, args: ['fetch', '/data'], volumes: { '/data': Volume.claim('observations', { accessMode: 'ReadWriteMany' }) } }],
    activeDeadlineSeconds: 7200,
  });

  // Once for each of twelve months, four at a time.
  new BatchJob(lab, 'months', { image, args: ['month'], completions: 12, parallelism: 4, indexed: true });

  // Five workers, each until the queue is empty; what a killed one had begun, another one takes.
  const workers = new BatchJob(lab, 'workers', { image, args: ['work'], parallelism: 5, backoffLimit: 10 });
  workers.connectTo(queue);
}
