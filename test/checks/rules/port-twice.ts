import { Cases } from '../_cases';
import { deployment, ofPod } from '../_objects';

const beside = (ports: object[], more: object = {}) => deployment(ofPod({ containers: [{ name: 'log', image: 'example/log:1', ports, resources: { requests: { cpu: '1m', memory: '1Mi' } }, ...more }] }));

export const cases: Cases = {
  broken: [{ objects: [beside([{ containerPort: 8080 }])] }, { objects: [beside([{ containerPort: 9090 }, { name: 'again', containerPort: 8080, protocol: 'TCP' }])] }],
  sound: [
    { objects: [beside([{ containerPort: 9090 }])] },
    { objects: [beside([{ containerPort: 8080, protocol: 'UDP' }])] },
    { objects: [deployment(ofPod({ initContainers: [{ name: 'before', image: 'example/before:1', ports: [{ containerPort: 8080 }] }] }))] },
  ],
};
