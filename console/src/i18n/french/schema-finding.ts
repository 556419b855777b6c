/** what a value has to be, as schemas call it */
const kinds: Readonly<Record<string, string>> = {
  string: 'un texte',
  number: 'un nombre',
  int: 'un nombre entier',
  boolean: 'un booléen',
  object: 'un objet',
  record: 'un objet',
  array: 'une liste',
  null: 'null',
};
const units: Readonly<Record<string, readonly [one: string, more: string]>> = {
  characters: ['caractère', 'caractères'],
  items: ['élément', 'éléments'],
};
const formats: Readonly<Record<string, string>> = {
  'ISO datetime': 'ce n’est pas un instant ISO 8601',
  'ISO date': 'ce n’est pas une date ISO 8601',
};
const own: Readonly<Record<string, string>> = {
  'has half of a surrogate pair': 'contient la moitié d’une paire de substitution',
  'has a line break or another control character': 'contient un saut de ligne ou un autre caractère de contrôle',
  'lies outside the years 0 to 9999': 'sort des années 0 à 9999',
  'is not an ISO 4217 currency': 'ce n’est pas une monnaie ISO 4217',
  'is not an ISO 3166-1 alpha-2 country': 'ce n’est pas un pays ISO 3166-1 alpha-2',
  'is not an IANA time zone': 'ce n’est pas un fuseau horaire IANA',
  'is not a BCP 47 locale': 'ce n’est pas une langue BCP 47',
  'Invalid input': 'cette valeur n’est pas permise',
  'not an event': 'ce n’est pas un événement',
};
const limits: Readonly<Record<string, string>> = { '>=': 'au moins', '>': 'plus de', '<=': 'au plus', '<': 'moins de' };

const quoted = (text: string): string => text.replace(/^"(.*)"$/s, '« $1 »');
const sized = (limit: string, count: string, unit: string): string | undefined => {
  const words = units[unit];
  return words === undefined ? undefined : `il faut ${limits[limit] ?? ''} ${count} ${words[Number(count) < 2 ? 0 : 1]}`;
};
const typed = (expected: string, received: string): string | undefined => {
  const wanted = kinds[expected];
  if (wanted === undefined) return undefined;
  // a value that is missing was received as nothing: that much is said already
  if (received === 'undefined') return `il faut ${wanted}`;
  const got = expected === 'int' && received === 'number' ? 'un nombre à virgule' : kinds[received];
  return got === undefined ? undefined : `il faut ${wanted}, pas ${got}`;
};

type Rule = readonly [pattern: RegExp, french: (...parts: readonly string[]) => string | undefined];

/** by kind of issue, as zod words them */
const rules: readonly Rule[] = [
  [/^Invalid input: expected (\w+), received (\w+)$/, (expected = '', received = '') => typed(expected, received)],
  [/^Invalid input: expected (".+")$/s, (value = '') => `il faut ${quoted(value)}`],
  [
    /^Invalid option: expected one of (.+)$/s,
    (values = '') => `il faut l’une de ces valeurs : ${values.split('|').map(quoted).join(', ')}`,
  ],
  [
    /^Too (?:small|big): expected \w+ to have (>=|>|<=|<)(\d+) (\w+)$/,
    (limit = '', count = '', unit = '') => sized(limit, count, unit),
  ],
  [
    /^Too (?:small|big): expected \w+ to be (>=|>|<=|<)(\S+)$/,
    (limit = '', bound = '') => `il faut ${limits[limit] ?? ''} ${bound}`,
  ],
  [/^Invalid string: must match pattern (.+)$/s, (pattern = '') => `le texte doit suivre le motif ${pattern}`],
  [/^Invalid (.+)$/, (format = '') => formats[format]],
];

/** what a schema finds wrong with a value, in French; undefined for what it never said before */
export const schemaFinding = (english: string): string | undefined => {
  const whole = own[english];
  if (whole !== undefined) return whole;
  for (const [pattern, french] of rules) {
    const found = pattern.exec(english);
    if (found !== null) return french(...found.slice(1));
  }
  return undefined;
};
