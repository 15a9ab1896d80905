import { endlessLoop, waitingCommand } from '../../../../src/checks/internal/programs/waiting';

test.each([
  ['sleep infinity', 'sleep infinity'], ['sh -c sleep inf', 'sleep inf'], ['run.sh && tail -f /dev/null ', 'tail -f /dev/null'], ['run.sh; tail -n 0 -F /var/log/app.log', 'tail -n 0 -F /var/log/app.log'],
  ['run.sh | sleep  infinity', 'sleep  infinity'], ['run.sh & tail /var/log/app.log -f /dev/null', 'tail /var/log/app.log -f /dev/null'], ['tail -n+1f a', 'tail -n+1f a'],
])('%j ends with %j', (words, command) => {
  expect(waitingCommand(words)).toBe(command);
});

test.each([
  'sleep 10', 'sleep infinity 1', 'sleep infinity; run.sh', 'sleep information', 'nosleep inf', 'timeout 5 sleep infinity', 'timeout -k 1 5 sleep inf 2', 'run.sh; timeout  5s tail -f /dev/null', 'tail /dev/null', 'tail -f a | grep b', 'tail -f a; run.sh',
  'tail -f a & run.sh', 'tail --pid=1 -f /dev/null', 'tail -n 1 a',
])('%j does more than wait, or ends', words => {
  expect(waitingCommand(words)).toBeUndefined();
});

test.each([
  ['while true; do run.sh; done', 'while true; do'], ['while :; do run.sh; done', 'while :; do'], ['while  [ 1 ] ; do run.sh\ndone', 'while  [ 1 ] ; do'], ['while true\ndo run.sh; done', 'while true\ndo'],
  ['while true; do breaks.sh; exits; set -x; done', 'while true; do'], ['timeout.sh; while true; do a & b; done', 'while true; do'],
])('nothing ends %j', (words, loop) => {
  expect(endlessLoop(words)).toBe(loop);
});

test.each([
  'while run.sh; do sleep 1; done', 'meanwhile true; do', 'while true; do run.sh && break; done', 'while true; do run.sh || exit 1; done', 'while true; do return; done', 'while true; do exec run.sh; done',
  'while true; do kill 1; done', 'set -e; while true; do run.sh; done', 'set -xe; while true; do run.sh; done', 'timeout 5 sh -c while true; do run.sh; done', 'while true; do run.sh; done &', '(while true; do run.sh; done & ) ;', 'while true; dont',
])('%j is no loop, or something ends it', words => {
  expect(endlessLoop(words)).toBeUndefined();
});
