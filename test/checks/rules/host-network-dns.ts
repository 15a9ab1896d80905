import { Cases } from '../_cases';
import { daemonSet, ofPod } from '../_objects';

export const cases: Cases = {
  broken: [{ objects: [daemonSet(ofPod({ hostNetwork: true, containers: [{ name: 'agent', args: ['--to=http://collector.tools.svc:4317'] }] }))] }],
  sound: [{ objects: [daemonSet(ofPod({ hostNetwork: true, dnsPolicy: 'ClusterFirstWithHostNet', containers: [{ name: 'agent', args: ['--to=http://collector.tools.svc:4317'] }] }))] }, { objects: [daemonSet(ofPod({ hostNetwork: true }))] }, { objects: [daemonSet()] }],
};
