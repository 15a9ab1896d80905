import { Cases } from '../_cases';
import { daemonSet, ofPod } from '../_objects';

export const cases: Cases = {
  broken: [{ objects: [daemonSet(ofPod({ hostNetwork: true }))] }],
  sound: [{ objects: [daemonSet(ofPod({ hostNetwork: true, dnsPolicy: 'ClusterFirstWithHostNet' }))] }, { objects: [daemonSet()] }],
};
