import { Cases } from '../_cases';
import { daemonSet, ofPod } from '../_objects';

const exporter = (args: string[], ...mountPaths: string[]) => daemonSet(ofPod({
  volumes: [{ name: 'node', hostPath: { path: '/' } }],
  containers: [{
    name: 'agent',
    image: 'quay.io/prometheus/node-exporter:v1.9.1',
    args,
    volumeMounts: mountPaths.map(mountPath => ({ name: 'node', mountPath, readOnly: true })),
    ports: [{ name: 'http', containerPort: 9100 }, { $patch: 'delete', containerPort: 8080 }],
  }],
}));

export const cases: Cases = {
  broken: [
    { objects: [exporter(['--path.rootfs=/host/root'], '/rootfs')] },
    { objects: [exporter(['--path.procfs', '/host/proc', '--path.sysfs', '/host/sys'], '/host/sys')] },
  ],
  sound: [
    { objects: [exporter(['--path.rootfs=/host/root'], '/host/root')] },
    { objects: [exporter(['--path.rootfs=/host', '--path.procfs=/host/proc'], '/host/')] },
    { objects: [exporter(['--path.procfs=/proc', '--path.sysfs=/sys'], '/host')] },
    { objects: [exporter(['--path.rootfs=/host/root'], '/host/root', '/run/udev')] },
    { objects: [exporter([], '/host')] },
  ],
};
