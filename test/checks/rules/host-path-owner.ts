import { DaemonTask, Tenant, Volume } from '../../../src';
import { Case, Cases } from '../_cases';
import { daemonSet, ofPod } from '../_objects';

const ROOT = { runAsUser: 0, runAsNonRoot: false };
const MOUNTS = [{ name: 'spool', mountPath: '/spool' }];

/** Pods on each node, with a directory of it. */
function agents(type: string, container: Record<string, unknown> = {}, spec: Record<string, unknown> = {}): Case {
  const pod = { volumes: [{ name: 'spool', hostPath: { path: '/var/spool/agent', type } }], ...spec };
  return { objects: [daemonSet(ofPod({ ...pod, containers: [{ name: 'agent', volumeMounts: MOUNTS, ...container }] }))] };
}

const preparing = (name: string, securityContext: object) => ({ name, image: 'busybox:1.36.1', command: ['chown', '101', '/spool'], securityContext, volumeMounts: MOUNTS });

const preparer = (path: string, securityContext: object = ROOT) => daemonSet(ofPod({
  volumes: [{ name: 'scratch', emptyDir: { sizeLimit: '1Mi' } }, { name: 'all', hostPath: { path } }],
  containers: [{ name: 'prepare', securityContext, volumeMounts: [{ name: 'all', mountPath: '/all' }] }],
}), 'prepare');

/** A container of the same pods, which has the directory above. */
const above = { ...preparing('own', ROOT), command: ['install', '-d', '-o', '101', '/all/agent'], volumeMounts: [{ name: 'all', mountPath: '/all' }] };

const built = (readOnly: boolean): Case => ({
  build: (_, platform) => {
    const tenant = new Tenant(platform, 'agents', { podSecurity: 'privileged' });
    new DaemonTask(tenant, 'agent', { image: 'example/agent:1', volumes: { '/spool': Volume.hostPath('/var/spool/agent', { type: 'DirectoryOrCreate', readOnly }) } });
  },
});

export const cases: Cases = {
  broken: [
    agents('DirectoryOrCreate'),
    agents('DirectoryOrCreate', {}, { securityContext: { runAsUser: 101, runAsNonRoot: true, fsGroup: 101 } }),
    agents('FileOrCreate'),
    agents('DirectoryOrCreate', {}, { securityContext: { runAsUser: null, runAsNonRoot: true } }),
    { objects: [...agents('DirectoryOrCreate').objects ?? [], preparer('/var/lib')] },
    { objects: [...agents('DirectoryOrCreate').objects ?? [], preparer('/var/spool', {})] },
    built(false),
  ],
  sound: [
    agents('Directory'),
    agents('DirectoryOrCreate', { securityContext: ROOT }),
    agents('DirectoryOrCreate', { volumeMounts: [{ ...MOUNTS[0], readOnly: true }] }),
    agents('DirectoryOrCreate', {}, { initContainers: [preparing('own', ROOT)] }),
    { objects: [...agents('DirectoryOrCreate').objects ?? [], preparer('/var/spool')] },
    agents('DirectoryOrCreate', {}, { securityContext: { runAsUser: null, runAsNonRoot: null } }),
    built(true),
    agents('DirectoryOrCreate', {}, { volumes: [{ name: 'spool', hostPath: { path: '/var/spool/agent', type: 'DirectoryOrCreate' } }, { name: 'all', hostPath: { path: '/var/spool' } }], initContainers: [above] }),
  ],
};
