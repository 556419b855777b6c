/** 32 bits from a seed and a name (FNV-1a): the same draws for the same run, whoever else is played */
export const seedOf = (seed: number, name: string): number => {
  let hash = (0x811c9dc5 ^ seed) | 0;
  for (let at = 0; at < name.length; at += 1) hash = Math.imul(hash ^ name.charCodeAt(at), 0x01000193);
  return hash >>> 0;
};
