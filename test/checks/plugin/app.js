// An App of cdk8s, with mistakes in one of its environments: `node app.js`, or `MISTAKES=1 node app.js`.
const { ApiObject, App, Chart } = require('cdk8s');

const app = new App();
for (const environment of ['test', 'prod']) {
  const chart = new Chart(app, environment, { namespace: 'shop', disableResourceNameHashes: true });
  const name = process.env.MISTAKES && environment === 'prod' ? 'tokns' : 'tokens';
  const deployment = (id, image, secret) => new ApiObject(chart, id, {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: id },
    spec: {
      selector: { matchLabels: { app: id } },
      template: {
        metadata: { labels: { app: id } },
        spec: { containers: [{ name: id, image, envFrom: [{ secretRef: { name: secret } }] }] },
      },
    },
  });
  deployment('web', 'example/web:1', name);
  deployment('preview', 'example/web:latest', 'tokens');
  new ApiObject(chart, 'service', { apiVersion: 'v1', kind: 'Service', metadata: { name: 'web' }, spec: { selector: { app: 'web' }, ports: [{ port: 80, targetPort: 8080 }] } });
}
app.synth();
