import { Cases } from '../_cases';
import { configMap, deployment, headless, ofContainer, ofPod, service, statefulSet } from '../_objects';

/** A headless Service that says another number than its pods listen on. */
const at80 = () => {
  const { spec, ...store } = headless();
  return { ...store, spec: { ...spec, ports: [{ name: 'http', port: 80, targetPort: 'http' }] } };
};

const before = (script: string) => deployment(ofPod({ initContainers: [{ name: 'wait', image: 'busybox:1.36.1', command: ['sh', '-c', script] }] }));

const telemetry = (...variables: Array<[string, string]>) => [
  deployment(ofContainer({ env: variables.map(([name, value]) => ({ name: `OTEL_EXPORTER_OTLP_${name}`, value })) })),
];
const COLLECTOR = 'http://otel.example.org';

export const cases: Cases = {
  broken: [
    { objects: [deployment(ofContainer({ env: [{ name: 'API', value: 'http://api.shop.svc:8080/v1' }] })), deployment({}, 'api'), service({}, 'api')] },
    { objects: [configMap({ data: { 'app.conf': 'api = http://api.shop.svc:8080/v1\n' } }), deployment({}, 'api'), service({}, 'api')] },
    { objects: [deployment(ofContainer({ env: [{ name: 'API', value: 'http://api:8080/v1' }] })), deployment({}, 'api'), service({}, 'api')] },
    { objects: [deployment(ofContainer({ args: ['--api', 'api:8080'] })), deployment({}, 'api'), service({}, 'api')] },
    { objects: [deployment(ofContainer({ env: [{ name: 'DATABASE', value: 'jdbc:postgresql://user@api:5432/shop' }] })), deployment({}, 'api'), service({}, 'api')] },
    { objects: [before('until nc -z api 8080; do sleep 1; done'), deployment({}, 'api'), service({}, 'api')] },
    { objects: [before('until pg_isready -U shop -h api -p 5432; do sleep 1; done'), deployment({}, 'api'), service({}, 'api')] },
    { objects: [deployment(ofContainer({ env: [{ name: 'STORE', value: 'store.shop.svc:80' }] })), statefulSet(), at80()] },
    { objects: telemetry(['PROTOCOL', 'http/protobuf'], ['ENDPOINT', `${COLLECTOR}:4317`]) },
    { objects: telemetry(['PROTOCOL', 'grpc'], ['ENDPOINT', `${COLLECTOR}:4318`]) },
    { objects: telemetry(['PROTOCOL', 'grpc'], ['TRACES_PROTOCOL', 'http/json'], ['TRACES_ENDPOINT', `${COLLECTOR}:4317/v1/traces`]) },
  ],
  sound: [
    { objects: telemetry(['PROTOCOL', 'http/protobuf'], ['ENDPOINT', `${COLLECTOR}:4318`]) },
    { objects: telemetry(['PROTOCOL', 'grpc'], ['ENDPOINT', `${COLLECTOR}:4317`]) },
    // What libraries take by themselves is theirs.
    { objects: telemetry(['ENDPOINT', `${COLLECTOR}:4317`]) },
    { objects: telemetry(['PROTOCOL', 'grpc'], ['TRACES_PROTOCOL', 'http/protobuf'], ['TRACES_ENDPOINT', `${COLLECTOR}:4318/v1/traces`]) },
    { objects: [before('until nc -zv -w 2 api 80; do sleep 1; done; # nc -z api 8080\n# nc -z api 8080\necho $API 8080'), deployment({}, 'api'), service({}, 'api')] },
    { objects: [before('until mysqladmin ping -h api -p5432 -P 80; do sleep 1; done'), deployment({}, 'api'), service({}, 'api')] },
    { objects: [before('pg_isready -p 5432 | nc -z api 80'), deployment({}, 'api'), service({}, 'api')] },
    { objects: [deployment(ofContainer({ env: [{ name: 'STORE', value: 'store.shop.svc:8080' }] })), statefulSet(), at80()] },
    { objects: [deployment(ofContainer({ env: [{ name: 'API', value: 'http://api.shop.svc:80/v1' }] })), deployment({}, 'api'), service({}, 'api')] },
    { objects: [configMap({ data: { 'app.conf': 'api = http://api.shop.svc/v1\n' } }), deployment({}, 'api'), service({}, 'api')] },
    { objects: [deployment(ofContainer({ env: [{ name: 'STORE', value: 'store.shop.svc:9999' }] })), statefulSet(), headless()] },
  ],
};
