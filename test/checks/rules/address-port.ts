import { Cases } from '../_cases';
import { configMap, deployment, headless, ofContainer, service, statefulSet } from '../_objects';

export const cases: Cases = {
  broken: [
    { objects: [deployment(ofContainer({ env: [{ name: 'API', value: 'http://api.shop.svc:8080/v1' }] })), deployment({}, 'api'), service({}, 'api')] },
    { objects: [configMap({ data: { 'app.conf': 'api = http://api.shop.svc:8080/v1\n' } }), deployment({}, 'api'), service({}, 'api')] },
    { objects: [deployment(ofContainer({ env: [{ name: 'API', value: 'http://api:8080/v1' }] })), deployment({}, 'api'), service({}, 'api')] },
    { objects: [deployment(ofContainer({ args: ['--api', 'api:8080'] })), deployment({}, 'api'), service({}, 'api')] },
    { objects: [deployment(ofContainer({ env: [{ name: 'DATABASE', value: 'jdbc:postgresql://user@api:5432/shop' }] })), deployment({}, 'api'), service({}, 'api')] },
  ],
  sound: [
    { objects: [deployment(ofContainer({ env: [{ name: 'API', value: 'http://api.shop.svc:80/v1' }] })), deployment({}, 'api'), service({}, 'api')] },
    { objects: [configMap({ data: { 'app.conf': 'api = http://api.shop.svc/v1\n' } }), deployment({}, 'api'), service({}, 'api')] },
    { objects: [deployment(ofContainer({ env: [{ name: 'STORE', value: 'store.shop.svc:9999' }] })), statefulSet(), headless()] },
  ],
};
