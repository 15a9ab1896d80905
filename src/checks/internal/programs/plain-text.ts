// What passwords, tokens and keys look like. A name alone is not enough: PASSWORD_FILE is a path, TOKEN_URL an address.

const WHOLE = /(password|passwd|passphrase|requirepass|masterauth)$/i;
const WORD = /(^|[_.-])(pass|pwd|secret|secret[_-]?key|token|api[_-]?key|access[_-]?key|private[_-]?key|signing[_-]?key|encryption[_-]?key|credentials?)$/i;

// Words that tell one cluster from another: etcd's, Consul's and Galera's.
const NO_SECRET = /cluster[-_.]?token$/i;

/** Whether what is called so is a password, a token or a key. */
export function isSecretName(name: string): boolean {
  if (NO_SECRET.test(name)) return false;
  // Words that are joined by capitals are taken apart: apiKey, dbPassword.
  return WHOLE.test(name) || WORD.test(name.replace(/([a-z0-9])([A-Z])/g, '$1_$2'));
}

/** Whether what is called so must be one, also where it could be a number. */
function isPassword(name: string): boolean {
  return WHOLE.test(name);
}

/** Whether a text can be the value of something: not a path, an address, a reference, a switch, a placeholder or the name of a header. */
export function isSecretValue(value: string, name = ''): boolean {
  const text = value.trim();
  if (text === '' || /^(true|false|yes|no|none|null|nil|disabled|enabled|optional|required)$/i.test(text)) return false;
  if (/^\d+$/.test(text) && (text.length < 4 || !isPassword(name))) return false;
  if (/^(\/|\.\/|file:|https?:\/\/|\$|\{\{|<|%|\*+$|vault:|secretref|ref\+|op:\/\/|urn:|arn:|X-|ENC[[(]|\{cipher\})/i.test(text)) return false;
  return !/\$\(|\$\{/.test(text) && (isPassword(name) || isLikely(text));
}

/** Whether a text is more like a token than like a word: SORT_ACCESS_KEY is a column, TLS_SECRET the name of a Secret. */
function isLikely(text: string): boolean {
  return /change.?me|secret|passw/i.test(text) || (text.length >= 6 && (/\d/.test(text) || /[a-z][A-Z]|[^\w-]/.test(text) || text.length >= 20));
}

const PATTERNS: ReadonlyArray<readonly [RegExp, string]> = [
  [/-----BEGIN ([A-Z0-9]+ )*PRIVATE KEY-----/, 'a private key'],
  [/\b(AKIA|ASIA)[0-9A-Z]{16}\b/, 'an access key of AWS'],
  [/\bgh[pousr]_[A-Za-z0-9]{36,}\b/, 'a token of GitHub'],
  [/\bgithub_pat_[A-Za-z0-9_]{22,}\b/, 'a token of GitHub'],
  [/\bglpat-[A-Za-z0-9_-]{20,}/, 'a token of GitLab'],
  [/\bxox[abprs]-[A-Za-z0-9-]{10,}/, 'a token of Slack'],
  [/\bhooks\.slack\.com\/services\/T[A-Z0-9]+\/B[A-Z0-9]+\/[A-Za-z0-9]{16,}/, 'a webhook of Slack'],
  [/\bsk_live_[A-Za-z0-9]{16,}/, 'a key of Stripe'],
  [/\bAIza[A-Za-z0-9_-]{35}/, 'a key of Google'],
  [/\bnpm_[A-Za-z0-9]{36}\b/, 'a token of npm'],
  [/\bdckr_pat_[A-Za-z0-9_-]{20,}/, 'a token of Docker Hub'],
  [/\bhf_[A-Za-z0-9]{34}\b/, 'a token of Hugging Face'],
  [/\bSG\.[A-Za-z0-9_-]{22}\.[A-Za-z0-9_-]{43}\b/, 'a key of SendGrid'],
  [/\bdiscord(?:app)?\.com\/api\/webhooks\/\d{17,}\/[A-Za-z0-9_-]{60,}/, 'a webhook of Discord'],
  [/\beyJ[A-Za-z0-9_-]{8,}\.eyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{8,}/, 'a JSON web token'],
];
// What is in every one of them: most texts have none of it, and need not be looked at further.
const HINT = /-----BEGIN|AKIA|ASIA|gh[pousr]_|github_pat|glpat|xox|hooks\.slack|sk_live|AIza|npm_|dckr_pat|hf_|SG\.|discord|eyJ|:\/\/|[Bb]asic /;

// What is in every name of a password, a token or a key, and of the header that one is sent in.
const SECRET_WORD = /pass|pwd|secret|token|key|credential|masterauth|authorization/i;

/** Whether a text, or what it is called, may be a secret at all: most are not, and need not be looked at further. */
export function mayBeSecret(text: string): boolean {
  return HINT.test(text) || SECRET_WORD.test(text);
}

/** What of a text is a credential, by its form; undefined where nothing is. */
export function credentialIn(text: string): string | undefined {
  if (!HINT.test(text)) return undefined;
  const known = PATTERNS.find(([pattern]) => pattern.test(text));
  if (known) return known[1];
  const url = /\b[a-z][a-z0-9+.-]*:\/\/[^\s/:@'"]*:([^\s/@'"]+)@/i.exec(text);
  if (url && isSecretValue(url[1], 'password')) return 'the password of a URL';
  return isLogin(/\b[Bb]asic ([A-Za-z0-9+/]{6,}={0,2})(?![\w+/=])/.exec(text)?.[1]) ? 'a login in base64' : undefined;
}

/** Whether a text is a name and a password, as HTTP sends them. */
function isLogin(base64 = ''): boolean {
  const [, password] = /^[\x20-\x7e]+?:([\x20-\x7e]+)$/.exec(Buffer.from(base64, 'base64').toString()) ?? [];
  return password !== undefined && isSecretValue(password, 'password');
}

// Redis says them without a sign, where a chart has its own program put the value in for a placeholder; npm behind the address of a registry.
const SETTINGS = [
  /^[ \t]*["']?([\w.-]+)["']?[ \t]*[:=][ \t]*["']?([^\s"'#,;]+)["']?[ \t,;]*(#.*)?$/gm,
  /^[ \t]*(requirepass|masterauth)[ \t]+["']?(?!replace-)([^\s"'#]+)["']?[ \t]*$/gm,
  /^\/\/\S+?:(_authToken|_password)[ \t]*=[ \t]*["']?([^\s"']+)["']?[ \t]*$/gm,
];

/** The names in a configuration file whose values are passwords, tokens or keys that are written out. */
export function settingsIn(text: string): string[] {
  if (!SECRET_WORD.test(text)) return [];
  const lines = SETTINGS.flatMap(form => [...text.matchAll(form)]);
  return lines.filter(([, name, value]) => isSecretName(name) && isSecretValue(value, name)).map(([, name]) => name);
}

// A variable in capitals, or an option of a program. What is called otherwise may be an argument in another language than the shell's.
const ASSIGNED = /(?:^|[\s;&|(])(?:([A-Z][A-Z0-9_]*)|--([a-z][\w-]*))=(?:'([^'\n]+)'|"([^"\n]+)"|([^\s'"`;&|()]+)(?=$|[\s'"`;&|)]))/g;

/** The names in a script whose values are passwords, tokens or keys that are written out: a variable that is set, an option that a program is given. */
export function assignedIn(script: string): Array<readonly [name: string, value: string]> {
  if (!SECRET_WORD.test(script)) return [];
  return [...script.matchAll(ASSIGNED)].flatMap(([, variable, option, ...values]) => {
    const [name, value] = [variable ?? option, values.find(each => each !== undefined) ?? ''];
    // What a shell puts in is from elsewhere, and so is a member of something: process.env.TOKEN. Of a Secret's key, SECRET_KEY may be the name.
    const isElsewhere = /[$`]|^\w+(\.\w+)+$/.test(value) || (!isPassword(name) && /^[a-z]+(-[a-z]+)*$/.test(value));
    return isSecretName(name) && isSecretValue(value, name) && !isElsewhere ? [[name, value] as const] : [];
  });
}
