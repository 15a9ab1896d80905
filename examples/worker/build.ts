import { App } from 'cdk8s';
import { Credentials, Platform, Probe, StatefulDatabase, Tenant, Worker } from 'cdk8s-blueprints';

/** A program that takes work from a queue: nobody asks it, so what shows that it is well is a command of its own. */
export function build(app: App, { kubernetesVersion }: { readonly kubernetesVersion?: string } = {}): void {
  const shop = new Tenant(new Platform(app, 'prod', { kubernetesVersion }), 'shop');
  const queue = new StatefulDatabase(shop, 'queue', { engine: 'redis', version: '8', storage: '2Gi', credentials: Credentials.generated('queue-credentials') });

  const mailer = new Worker(shop, 'mailer', {
    image: 'registry.example.org/mailer:2.3.0',
    probes: { live: Probe.exec(['/app/mailer', 'check'], { periodSeconds: 30 }) },
    scaling: { min: 2, max: 8, cpu: 70 },
    // What it has begun may take a minute.
    terminationGracePeriodSeconds: 75,
    // Before each rollout, and `apply.sh` waits for it.
    migrations: { command: ['/app/mailer', 'migrate'] },
  });
  mailer.connectTo(queue);
}
