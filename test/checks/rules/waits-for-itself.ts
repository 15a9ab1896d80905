import { Cases } from '../_cases';
import { deployment, ofPod, policy, service } from '../_objects';

const waiting = (script: string) => deployment(ofPod({ initContainers: [{ name: 'wait', image: 'busybox:1.36.1', command: ['sh', '-c', script] }] }));
const open = policy({ spec: { policyTypes: ['Ingress', 'Egress'], egress: [{}] } });

export const cases: Cases = {
  broken: [
    { objects: [waiting('until wget -qO- http://web/; do sleep 1; done'), service(), open] },
    { objects: [waiting('until wget -qO- http://web.shop.svc:80/; do sleep 1; done'), service(), open] },
    { objects: [waiting('wait-for-it.sh web:80 -t 60'), service(), open] },
    { objects: [waiting('until nc -z -w 2 web 80; do sleep 2; done'), service(), open] },
    { objects: [waiting('while ! mysqladmin ping -h "web" --silent; do sleep 1; done'), service(), open] },
    { objects: [waiting('until (echo > /dev/tcp/web/80); do sleep 1; done'), service(), open] },
  ],
  sound: [
    { objects: [waiting('until nc -z api 80; do sleep 1; done; echo http://web/ > /tmp/root'), service(), deployment({}, 'api'), service({}, 'api'), policy({}, 'api'), open] },
    { objects: [waiting('until redis-cli -h api -p 80 ping; do sleep 1; done'), service(), deployment({}, 'api'), service({}, 'api'), policy({}, 'api'), open] },
    { objects: [waiting('[ "${HOSTNAME##*-}" = 0 ] || until nc -z web 80; do sleep 1; done'), service(), open] },
    { objects: [waiting('nc -l -p 80 web; nc -zw1 $WEB 80; nc -z web.example.org 80'), service(), open] },
    { objects: [waiting('until nslookup web.shop.svc; do sleep 1; done'), service(), open] },
    { objects: [waiting('until wget -qO- http://api/; do sleep 1; done'), service(), deployment({}, 'api'), service({}, 'api'), policy({}, 'api'), open] },
    { objects: [waiting('until wget -qO- http://web/; do sleep 1; done'), service({ spec: { publishNotReadyAddresses: true } }), open] },
    { objects: [waiting('echo http://web/ > /tmp/address'), service(), open] },
  ],
};
