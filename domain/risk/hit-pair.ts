import { hash } from 'node:crypto';
import { canonical } from '../policy/canonical.ts';
import type { ListedName } from './screening-list.ts';

/**
 * Names one of our names beside one entry of a list, as both are now: 16 hex digits. A verdict about a pair holds until either changes.
 */
export const pairOf = (subjectName: string, { ref, name, aliases, kind, born, nationalities, programmes }: ListedName): string =>
  hash('sha256', canonical([subjectName, ref, name, [...aliases].sort(), kind, born, nationalities, programmes])).slice(0, 16);
