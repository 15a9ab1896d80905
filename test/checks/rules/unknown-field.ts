import { Cases } from '../_cases';
import { autoscaler, configMap, deployment, headless, ofContainer, ofPod, rollout, service, statefulSet } from '../_objects';

const onNodes = (key: string, ...values: string[]) => ({ key, operator: 'In', values });

export const cases: Cases = {
  broken: [
    { objects: [deployment({ spec: { replica: 3 } })] },
    { objects: [deployment({ spec: { minReadySeconds: '5' } })] },
    { objects: [deployment(ofContainer({ lifecycle: { preStop: { sleep: { seconds: 0 } } } }))], platform: { kubernetesVersion: '1.28' } },
    { objects: [deployment(ofPod({ volumes: [{ name: 'data', configMap: { name: 'app', defaultMode: 400 } }] })), configMap()] },
    { objects: [deployment(ofPod({ volumes: [{ name: 'data', configMap: { name: 'app', defaultMode: 755 } }] })), configMap()] },
    { objects: [deployment(ofContainer({ securityContext: { capabilities: { add: ['CAP_NET_ADMIN'] } } }))] },
    { objects: [deployment(ofPod({ nodeSelector: { 'kubernetes.io/arch': 'x86_64' }, hostAliases: [{ ip: 'db', hostnames: ['db.example.org'] }] }))] },
    { objects: [service({ metadata: { resourceVersion: '1' }, spec: { selector: null, type: 'ExternalName', externalName: '192.0.2.7', ports: null } })] },
    { objects: [deployment(ofPod({ volumes: [{ name: 'info', downwardAPI: { items: [{ path: 'ip', fieldRef: { fieldPath: 'status.podIP' } }] } }] }))] },
    { objects: [deployment(ofPod({ volumes: [{ name: 'token', projected: { sources: [{ serviceAccountToken: { path: 'token', expirationSeconds: 300 } }] } }] }))] },
    { objects: [deployment(ofPod({ topologySpreadConstraints: [{ maxSkew: 1, topologyKey: 'kubernetes.io/zone', whenUnsatisfiable: 'DoNotSchedule', labelSelector: { matchLabels: { app: 'web' } } }] }))] },
    { objects: [deployment({ spec: { replicas: null } }), autoscaler({ spec: { metrics: [{ type: 'Resource', resource: { name: 'memory', target: { type: 'AverageValue', averageValue: '80', averageUtilization: null } } }] } })] },
    { objects: [deployment(ofPod({ affinity: { nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: [{ matchExpressions: [onNodes('kubernetes.io/os', 'Linux')] }] } } } }))] },
    { objects: [deployment(ofContainer({ restartPolicyRules: [{ action: 'Restart', exitCodes: { operator: 'In', values: [42] } }], restartPolicy: 'Never' }))] },
    { objects: [deployment(ofPod({ volumes: [{ name: 'tmp', emptyDir: { sizeLimit: 10 } }], containers: [{ name: 'web', volumeMounts: [{ name: 'tmp', mountPath: '/tmp' }] }] }))] },
    { objects: [rollout(ofPod({ nodeSelector: { gpu: true } }))] },
    { objects: [rollout(ofContainer({ resource: {} }))] },
  ],
  sound: [
    { objects: [deployment(ofPod({ volumes: [{ name: 'tmp', emptyDir: { sizeLimit: '1Ki' } }], containers: [{ name: 'web', volumeMounts: [{ name: 'tmp', mountPath: '/tmp' }] }] }))] },
    { objects: [rollout(ofPod({ nodeSelector: { gpu: 'true' } }))] },
    { objects: [deployment(ofPod({ affinity: { nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: [{ matchExpressions: [onNodes('kubernetes.io/arch', 'x86_64', 'amd64')] }] } } } }))] },
    { objects: [deployment(ofPod({ volumes: [{ name: 'info', downwardAPI: { items: [{ path: 'labels', fieldRef: { fieldPath: 'metadata.labels[\'app\']' } }] } }, { name: 'token', projected: { sources: [{ serviceAccountToken: { path: 'token', expirationSeconds: 600 } }] } }] }))] },
    // What is empty, or 0, the API server has defaults for.
    { objects: [deployment(ofContainer({ imagePullPolicy: '', terminationMessagePolicy: '', readinessProbe: { periodSeconds: 0, timeoutSeconds: 0, failureThreshold: 0, httpGet: { scheme: '' } }, ports: [{ containerPort: 8080, name: 'http', hostPort: 0 }] }))] },
    { objects: [deployment(ofPod({ dnsPolicy: '', restartPolicy: '' })), service({ spec: { type: '', sessionAffinity: '', externalName: '', externalTrafficPolicy: '' } })] },
    { objects: [deployment(ofContainer({ lifecycle: { preStop: { sleep: { seconds: 0 } } } }))] },
    { objects: [{ apiVersion: 'example.org/v1', kind: 'Widget', metadata: { name: 'a' }, spec: { anything: 1 } }] },
    // A whole object, also where it is a part of another one, and paths of Windows.
    { objects: [headless(), statefulSet({ spec: { volumeClaimTemplates: [{ apiVersion: 'v1', kind: 'PersistentVolumeClaim', metadata: { name: 'data' }, spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } }, status: {} }], template: { spec: { containers: [{ name: 'store', volumeMounts: [{ name: 'data', mountPath: 'C:\\data' }] }] } } } })] },
  ],
  proof: { refused: '.spec.replica: field not declared in schema' },
};
