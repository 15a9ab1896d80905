import { Cases } from '../_cases';
import { deployment, ofPod } from '../_objects';

const IMAGE = 'gcr.io/distroless/static-debian12:nonroot';
const bare = (change: object, image = IMAGE) => deployment(ofPod({ terminationGracePeriodSeconds: 30, containers: [{ name: 'web', image, ...change }] }));
const HOOK = { lifecycle: { preStop: { exec: { command: ['/bin/sleep', '5'] } } } };

export const cases: Cases = {
  broken: [
    { objects: [bare(HOOK)] },
    { objects: [bare({ command: ['sh', '-c', 'exec /server'] })] },
    { objects: [bare({ livenessProbe: { exec: { command: ['cat', '/tmp/alive'] } } }, 'cgr.dev/chainguard/static:latest-glibc@sha256:0000000000000000000000000000000000000000000000000000000000000000')] },
    { objects: [bare(HOOK, 'docker.io/envoyproxy/envoy:distroless-v1.31.2')] },
    { objects: [bare({ command: ['sh', '-c', 'exec /server'] }, 'registry.example.org/shop/web-distroless:1.4.2')] },
  ],
  sound: [
    { objects: [bare({ lifecycle: { preStop: { sleep: { seconds: 5 } } } })] },
    { objects: [bare({ command: ['/server'], livenessProbe: { exec: { command: ['/server', 'check'] } } })] },
    { objects: [bare(HOOK, 'gcr.io/distroless/static-debian12:debug-nonroot')] },
    { objects: [bare({ command: ['/server'], ...HOOK }, 'debian:12.11')] },
    { objects: [bare(HOOK, 'docker.io/envoyproxy/envoy:distroless-debug-v1.31.2')] },
    { objects: [bare(HOOK, 'mcr.microsoft.com/azurelinux/distroless/debug:3.0')] },
    { objects: [bare(HOOK, 'registry.k8s.io/build-image/distroless-iptables:v0.7.8')] },
    { objects: [bare(HOOK, 'registry.example.org/shop/undistrolessed:1.4.2')] },
    { objects: [deployment(ofPod({ terminationGracePeriodSeconds: 30, volumes: [{ name: 'tools', emptyDir: {} }], containers: [{ name: 'web', image: IMAGE, volumeMounts: [{ name: 'tools', mountPath: '/bin' }], ...HOOK }] }))] },
    { objects: [deployment(ofPod({ terminationGracePeriodSeconds: 30, volumes: [{ name: 'tools', emptyDir: {} }], containers: [{ name: 'web', image: IMAGE, volumeMounts: [{ name: 'tools', mountPath: '/usr/local/bin' }], lifecycle: { preStop: { exec: { command: ['sleep', '5'] } } } }] }))] },
  ],
};
