import { Cases } from '../_cases';
import { quota } from '../_objects';

const counting = (hard: object) => ({ objects: [quota({ spec: { hard: { 'requests.cpu': null, ...hard } } })] });

export const cases: Cases = {
  broken: [
    counting({ 'count/deployments': '5' }),
    counting({ 'count/jobs.batch': '5', 'count/ingresses.extensions': '5' }),
    counting({ 'count/services.core': '5' }),
    counting({ 'count/deployments.apps.k8s.io': '5' }),
  ],
  sound: [
    counting({ 'count/deployments.apps': '5', 'count/services': '5', 'count/ingresses.networking.k8s.io': '5', 'pods': '9' }),
    counting({ 'count/widgets.example.org': '5', 'count/services.serving.knative.dev': '5' }),
  ],
};
