import { App } from 'cdk8s';
import { Credentials, CronTask, FailureRule, Platform, StatefulDatabase, Tenant } from 'cdk8s-blueprints';

/** A report that is made every working day, early in the morning. */
export function build(app: App, { kubernetesVersion }: { readonly kubernetesVersion?: string } = {}): void {
  const shop = new Tenant(new Platform(app, 'prod', { kubernetesVersion }), 'shop');
  const orders = new StatefulDatabase(shop, 'orders', {
    engine: 'postgres',
    version: '18',
    storage: '20Gi',
    credentials: Credentials.existing('orders-credentials'),
  });

  const report = new CronTask(shop, 'report', {
    image: 'registry.example.org/report:1.4.2',
    args: ['--yesterday'],
    schedule: '30 5 * * mon-fri',
    timeZone: 'Europe/Paris',
    backoffLimit: 2,
    // 64 says that it was called wrongly: another try would not mend that.
    failureRules: [FailureRule.failJob([64]), FailureRule.ignoreDisruptions()],
  });
  report.connectTo(orders);
}
