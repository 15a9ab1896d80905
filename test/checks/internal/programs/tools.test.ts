import { askedByTools } from '../../../../src/checks/internal/programs/tools';

test.each([
  ['nc -z db 5432', 'db:5432'],
  ['until nc -zv -w 3 "db" 5432; do sleep 1; done', 'db:5432'],
  ['ncat db-0 80 && netcat a 443 && telnet  b  25', 'db-0:80', 'a:443', 'b:25'],
  ['echo > /dev/tcp/db/5432 2>/dev/tcp/a-b/80', 'db:5432', 'a-b:80'],
  ['pg_isready -h db -p 5433', 'db:5433'],
  ['pg_isready -h db -p5433 && psql --host=web --port=81; pg_dump --host "db" --port \'82\' shop', 'db:5433', 'web:81', 'db:82'],
  ['pg_restore -h db', 'db'],
  ['redis-cli -h cache -p 6380 ping | grep PONG', 'cache:6380'],
  ['valkey-cli -h cache; mongosh --host db', 'cache', 'db'],
  ['mysqladmin ping -h db -psecret -P 3307', 'db:3307'],
  ['mysql -h db -p 3307; mysqldump -h db --port=3308; mariadb -h db; mariadb-admin -h db; mariadb-dump -h db', 'db', 'db:3308', 'db', 'db', 'db'],
  ['pg_isready \\\n  -h db \\\n  -p 5432', 'db:5432'],
  ['# nc -z db 80\nnc -z a 80 # nc -z b 80', 'a:80'],
  // One that listens, an address, a variable, another program.
  ['nc -l db 80; nc -kl db 80; nc -lk db 80'],
  ['nc -z db.example.org 80; nc -z 192.0.2.7 80; nc -z "$DB" 80; nc -z db 8; nc -z db 123456; nc -z -db 80; nc -z db- 80'],
  ['my-nc db 80; sync db 80; a.nc db 80; my.psql -h db; my-psql -h db; pg_isready; redis-cli --hosts db; psql -hx db'],
  ['cat /dev/tcp/db; cat /dev/tcp/db/8; cat /dev/tcp/$a/80; cat /dev/tcp/a.b/80'],
])('%s', (script, ...hosts) => {
  expect(askedByTools(script).map(({ name, port }) => port === undefined ? name : `${name}:${port}`)).toEqual(hosts);
});

test('what is asked has the words by which it is', () => {
  expect(askedByTools('nc -z db 80; cat /dev/tcp/a/81; psql -h b shop').map(({ text }) => text)).toEqual(['nc -z db 80', '/dev/tcp/a/81', 'psql -h b shop']);
});
