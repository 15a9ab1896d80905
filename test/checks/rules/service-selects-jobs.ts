import { Cases } from '../_cases';
import { deployment, job, service } from '../_objects';

export const cases: Cases = {
  broken: [{ objects: [deployment(), service(), job({ spec: { template: { metadata: { labels: { app: 'web' } }, spec: { containers: [{ name: 'task', ports: [{ name: 'http', containerPort: 8080 }] }] } } } })] }],
  sound: [{ objects: [deployment(), service(), job()] }, { objects: [job({ spec: { template: { spec: { containers: [{ name: 'task', ports: [{ name: 'http', containerPort: 8080 }] }] } } } }), service({ spec: { selector: { app: null, job: 'task' } } }, 'task')] }],
};
