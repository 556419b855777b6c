/** what a file is served as */
export interface Served {
  readonly key: string;
  readonly contentType: string;
  readonly cacheControl: string;
}
export interface Kept {
  readonly key: string;
  /** ISO 8601, UTC */
  readonly modifiedAt: string;
}

const types: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  svg: 'image/svg+xml',
  json: 'application/json',
  woff2: 'font/woff2',
  png: 'image/png',
};
const DAY = 86_400_000;
/** a page opened before a release still fetches the parts it was built with, for as long as anybody leaves a tab open */
const keepDays = 30;

/** names with a hash of what is in them never change; the page, and what it asks for by a fixed name, is asked for anew each time */
const cacheControlOf = (key: string): string => {
  if (key.startsWith('assets/')) return 'public, max-age=31536000, immutable';
  return /\.(html|json)$/.test(key) ? 'no-cache' : 'public, max-age=86400';
};

/** parts before the page that names them; the page last, for it is what makes the release visible */
const rankOf = (key: string): number => {
  if (key.startsWith('assets/')) return 0;
  return key === 'index.html' ? 2 : 1;
};

/**
 * How the files of a release go live: in rounds, one after the other, and what of earlier releases nobody can still be using.
 * @param now ISO 8601, UTC
 */
export const planRelease = (
  keys: readonly string[],
  kept: readonly Kept[],
  now: string,
): { readonly rounds: readonly (readonly Served[])[]; readonly stale: readonly string[] } => {
  const served = keys.map((key) => ({
    key,
    contentType: types[key.slice(key.lastIndexOf('.') + 1)] ?? 'application/octet-stream',
    cacheControl: cacheControlOf(key),
  }));
  const rounds = [0, 1, 2].map((rank) => served.filter(({ key }) => rankOf(key) === rank)).filter((round) => round.length > 0);
  const present = new Set(keys);
  const before = Date.parse(now) - keepDays * DAY;
  const stale = kept.filter(({ key, modifiedAt }) => !present.has(key) && Date.parse(modifiedAt) < before);
  return { rounds, stale: stale.map(({ key }) => key) };
};
