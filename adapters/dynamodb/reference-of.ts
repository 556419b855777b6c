import type { Key } from './keys.ts';

/** what a row of the due index refers to, from its table key; undefined when it is no merchant's item */
export const referenceOf = (
  key: Key,
): { readonly merchantId: string; readonly kind: string; readonly id: string } | undefined => {
  const merchantId = key.pk.startsWith('M#') ? key.pk.slice(2) : undefined;
  const hash = key.sk.indexOf('#');
  if (merchantId === undefined || hash < 0) return undefined;
  return { merchantId, kind: key.sk.slice(0, hash).toLowerCase(), id: key.sk.slice(hash + 1) };
};
