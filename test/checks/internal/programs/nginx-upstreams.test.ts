import { upstreamNames, upstreamsIn } from '../../../../src/checks/internal/programs/nginx-upstreams';

test.each([
  ['proxy_pass http://api;', 'api:80'],
  ['proxy_pass https://api/;', 'api:443'],
  ['proxy_pass http://api:8080/v1/;', 'api:8080'],
  ['proxy_pass  http://api-v2 ;', 'api-v2:80'],
  ['proxy_pass http://a;', 'a:80'],
  ['grpc_pass grpc://api:50051;', 'api:50051'],
  ['grpc_pass grpcs://api;', 'api:443'],
  ['fastcgi_pass api:9000;', 'api:9000'],
  ['uwsgi_pass uwsgi://api:3031;', 'api:3031'],
  ['uwsgi_pass uwsgi://api;', 'api:80'],
  ['uwsgi_pass suwsgi://api:3031;', 'api:3031'],
  ['scgi_pass api:4000;', 'api:4000'],
  ['upstream a.b-c  {\n  server api:8080 weight=5;\n  server  web;\n}', 'api:8080', 'web:80'],
  ['upstream a{server x-of-y;}\nupstream b { server y:81; }', 'x-of-y:80', 'y:81'],
  ['location / { proxy_pass http://api; } # proxy_pass http://web;\n  #proxy_pass http://web;\nproxy_pass http://db#1;', 'api:80'],
  // Nobody can tell what is behind a variable, and these have a dot, or are of another directive.
  ['proxy_pass http://$api; proxy_pass http://api$x; proxy_pass http://api.example.org:80; proxy_pass http://api:$port;'],
  ['proxy_pass http://127.0.0.1; proxy_pass http://-a; proxy_pass http://a-; proxy_pass ftp://api; my_proxy_pass http://api; proxy_password http://api;'],
  ['server { server_name api; listen 80; } server api:80;'],
  ['upstream a { server api.example.org; server 192.0.2.7:80; server unix:/run/a; server api:80x; }'],
])('%s', (text, ...upstreams) => {
  expect(upstreamsIn(text).map(({ name, port }) => `${name}:${port}`)).toEqual(upstreams);
});

test('an upstream has the words by which it is found', () => {
  expect(upstreamsIn('proxy_pass  http://api:80/a; upstream b { server c:81 backup; }').map(({ text }) => text)).toEqual(['proxy_pass  http://api:80', 'server c:81']);
});

test('groups of servers have names', () => {
  expect(upstreamNames('upstream a.b { server c; }\n# upstream d { }\nupstream  e-f{}\nupstream g;')).toEqual(['a.b', 'e-f']);
});
