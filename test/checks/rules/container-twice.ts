import { Cases } from '../_cases';
import { container, deployment, ofPod } from '../_objects';

export const cases: Cases = {
  broken: [{ objects: [{ ...deployment(), spec: { ...deployment().spec, template: { ...deployment().spec.template, spec: { containers: [container('web'), { name: 'web', image: 'busybox:1.36.1', command: ['sleep', '600'] }] } } } }] }],
  sound: [{ objects: [deployment(ofPod({ containers: [{ name: 'log', image: 'busybox:1.36.1', command: ['sleep', '600'] }] }))] }],
  proof: { refused: 'duplicate entries for key \\[name="web"\\]' },
};
