import { assignedIn, credentialIn, isSecretName, isSecretValue, settingsIn } from '../../../../src/checks/internal/programs/plain-text';

test.each([
  'password', 'DB_PASSWORD', 'mysqlRootPassword', 'adminpasswd', 'key-passphrase', 'requirepass', 'masterauth', 'pass', 'db.pass', 'pwd', 'my_pwd', 'secret', 'client_secret',
  'secretKey', 'secret-key', 'secretkey', 'token', 'auth.token', 'GITHUB_TOKEN', 'apiKey', 'api-key', 'API_KEY', 'apikey', 'accessKey', 'AWS_ACCESS_KEY', 'accesskey',
  'privateKey', 'private_key', 'privatekey', 'signing-key', 'signingkey', 'encryption_key', 'encryptionkey', 'credential', 'credentials', 'service-credentials', 'oauth2Token',
])('%s is the name of a secret', name => expect(isSecretName(name)).toBe(true));

test.each([
  'PASSWORD_FILE', 'passwords', 'passwordPolicy', 'TOKEN_URL', 'tokenizer', 'compass', 'bypass', 'monkey', 'KEY', 'publicKey', 'apiKeys', 'secretName', 'credentialsPath', 'Xtoken', 'masterauthority',
])('%s is not', name => expect(isSecretName(name)).toBe(false));

test.each<[string, string]>([
  ['abc', 'password'], ['1234', 'DB_PASSWORD'], ['trueish', 'password'], ['not none', 'password'], ['12a', 'password'], ['a/b', 'password'], ['a*', 'password'],
  ['changeme', ''], ['change-me', ''], ['ChangeMe', ''], ['mysecret', ''], ['passw0rd', ''], ['abc123', ''], ['abcdEf', ''], ['abc/ef', ''], ['abc ef', ''], ['x'.repeat(20), ''], [' s3cret1 ', ''],
])('%s of %j can be one', (value, name) => expect(isSecretValue(value, name)).toBe(true));

test.each<[string, string]>([
  ['', 'password'], ['  ', 'password'], ['true', 'password'], ['Disabled', 'password'], [' none ', 'password'], ['optional', 'password'], ['123', 'password'], ['123456', 'token'], ['123456', ''],
  ['/run/secrets/a1', 'password'], ['./a1', 'password'], ['file:a1', 'password'], ['http://a1', 'password'], ['https://a1', 'password'], ['$A1', 'password'], ['{{ a1 }}', 'password'], ['<a1>', 'password'],
  ['%s', 'password'], ['***', 'password'], ['vault:a1', 'password'], ['secretref+a1', 'password'], ['ref+vault', 'password'], ['X-Token1', 'password'],
  ['op://shop/db/password', 'password'], ['urn:k8s:secret:redis:password', 'password'], ['arn:aws:secretsmanager:eu-west-1:123456789012:secret:db', 'password'], ['ENC(b4f1c2)', 'password'], ['{cipher}b4f1c2', 'password'],
  ['a1$(B)', 'password'], ['a1${B}', 'password'],
  ['abc12', ''], ['abcdef', ''], ['abc_ef', ''], ['abc-ef', ''], ['ABCDEF', ''], ['x'.repeat(19), ''],
])('%s of %j cannot', (value, name) => expect(isSecretValue(value, name)).toBe(false));

const run = (character: string, length: number) => character.repeat(length);

test.each<[string, string]>([
  ['-----BEGIN PRIVATE KEY-----', 'a private key'],
  ['x -----BEGIN RSA PRIVATE KEY-----', 'a private key'],
  ['-----BEGIN OPENSSH ENCRYPTED PRIVATE KEY-----', 'a private key'],
  [`AKIA${run('A', 15)}7`, 'an access key of AWS'],
  [`key=ASIA${run('Z', 16)};`, 'an access key of AWS'],
  [`ghp_${run('a', 36)}`, 'a token of GitHub'],
  [`ghs_${run('A', 40)}`, 'a token of GitHub'],
  [`github_pat_${run('a', 22)}`, 'a token of GitHub'],
  [`glpat-${run('a', 20)}`, 'a token of GitLab'],
  [`xoxb-${run('1', 10)}`, 'a token of Slack'],
  [`https://hooks.slack.com/services/T${run('0', 8)}/B${run('0', 8)}/${run('a', 16)}`, 'a webhook of Slack'],
  [`sk_live_${run('a', 16)}`, 'a key of Stripe'],
  [`AIza${run('a', 35)}`, 'a key of Google'],
  [`eyJ${run('a', 8)}.eyJ${run('b', 8)}.${run('c', 8)}`, 'a JSON web token'],
  [`npm_${run('a', 36)}`, 'a token of npm'],
  [`dckr_pat_${run('a', 27)}`, 'a token of Docker Hub'],
  [`hf_${run('a', 34)}`, 'a token of Hugging Face'],
  [`SG.${run('a', 22)}.${run('b', 43)}`, 'a key of SendGrid'],
  [`https://discord.com/api/webhooks/${run('1', 18)}/${run('a', 68)}`, 'a webhook of Discord'],
  [`Authorization: Basic ${Buffer.from('app:hunter2').toString('base64')}`, 'a login in base64'],
  ['postgres://app:hunter2@db/shop', 'the password of a URL'],
  ['see amqp://:x1@mq for more', 'the password of a URL'],
])('%s holds %s', (text, what) => expect(credentialIn(text)).toBe(what));

test.each([
  'nothing', '-----BEGIN CERTIFICATE-----', `AKIA${run('A', 15)}`, `AKIA${run('A', 17)}`, `AKIA${run('a', 16)}`, `xAKIA${run('A', 16)}`, `ghp_${run('a', 35)}`, `ghx_${run('a', 36)}`, `ghp_${run('-', 36)}`,
  `github_pat_${run('a', 21)}`, `github_pat_${run('-', 22)}`, `glpat-${run('a', 19)}`, `glpat-${run('!', 20)}`, `xoxb-${run('1', 9)}`, `xoxy-${run('1', 10)}`, `xoxb-${run('!', 10)}`,
  `https://hooks.slack.com/services/T/B${run('0', 8)}/${run('a', 16)}`, `https://hooks.slack.com/services/T0/B/${run('a', 16)}`, `https://hooks.slack.com/services/T0/B0/${run('a', 15)}`,
  `https://hooks.slack.com/services/t0/B0/${run('a', 16)}`, `sk_live_${run('a', 15)}`, `sk_live_${run('-', 16)}`, `AIza${run('a', 34)}`, `AIza${run('!', 35)}`,
  `eyJ${run('a', 7)}.eyJ${run('b', 8)}.${run('c', 8)}`, `eyJ${run('a', 8)}.eyJ${run('b', 7)}.${run('c', 8)}`, `eyJ${run('a', 8)}.eyJ${run('b', 8)}.${run('c', 7)}`, `eyJ${run('!', 8)}.eyJ${run('b', 8)}.${run('c', 8)}`,
  `npm_${run('a', 35)}`, `dckr_pat_${run('a', 19)}`, `hf_${run('a', 33)}`, `SG.${run('a', 22)}.${run('b', 42)}`, `discord.com/api/webhooks/${run('1', 18)}/${run('a', 59)}`,
  'Basic settings', `Basic ${Buffer.from('app hunter2').toString('base64')}`, `Basic ${Buffer.from('app:${PASSWORD}').toString('base64')}`, `Basic ${Buffer.from('a\u00e9:\u0001x').toString('base64')}`,
  'postgres://db/shop', 'postgres://app@db/shop', 'postgres://app:$(PASSWORD)@db/shop', 'postgres://app:{{ password }}@db', 'http://host:8080/a@b',
])('%s holds none', text => expect(credentialIn(text)).toBeUndefined());

test.each<[string, string[]]>([
  ['password: hunter2', ['password']],
  ['\t"db.password" : "hunter2" ,  # why', ['db.password']],
  ['a = 1\n  api_key=abc123;\nb = 2', ['api_key']],
  ['a 1\nrequirepass hunter2\nmasterauth "hunter3"', ['requirepass', 'masterauth']],
  ['registry=https://npm.example.org\n//npm.example.org/:_authToken=abc123-x', ['_authToken']],
  ['\'token\':\'abc123\'\npwd = x1y2z3', ['token', 'pwd']],
])('%j sets %j', (text, names) => expect(settingsIn(text)).toEqual(names));

test.each<[string, string[]]>([
  ['PGPASSWORD=hunter2 psql', ['PGPASSWORD']],
  ['set -e\nexport DB_PASSWORD=\'a b\'; x', ['DB_PASSWORD']],
  ['mysql --user=root --password="hunter2"', ['password']],
  ['(TOKEN=abc123-x curl)', ['TOKEN']],
  ['PGPASSWORD=correct-horse-battery psql', ['PGPASSWORD']],
])('%j assigns %j', (text, names) => expect(assignedIn(text).map(([name]) => name)).toEqual(names));

test.each(['PGPASSWORD=$DB psql', 'PGPASSWORD="$DB" psql', 'TOKEN=$(cat /run/token)', 'TOKEN=`cat /run/token`', 'TOKEN=process.env.TOKEN', 'client(secret_access_key=os.getenv("SECRET_KEY", "admin1"))', 'login(password=args.password, token=abc123-x)', 'TOKEN=f1(x) y', 'PASSWORD="x`y`"', 'PASSWORD= x', 'sed s/password=a/password=b/', 'PASSWORD_FILE=/run/x a', 'echo x', 'TOKEN=shop a', 'SECRET_KEY="service-account-token"'])(
  '%j assigns none', text => expect(assignedIn(text)).toEqual([]));

test.each(['requirepass', 'requirepass $(PASSWORD)', 'requirepass replace-default-auth', 'requirepass ${PASSWORD}', '# requirepass hunter2', 'requirepass hunter2 and more', '//npm.example.org/:_authToken=${NPM_TOKEN}', 'password:', 'password: $(PASSWORD)', 'password: /run/secret', '# password hunter2', 'user: hunter2', 'password: hunter2 and more', 'if password == hunter2 then', 'key: a b'])(
  '%j sets none', text => expect(settingsIn(text)).toEqual([]));
