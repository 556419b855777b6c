import { hash } from 'node:crypto';
import { canonical } from './policy/canonical.ts';

/** 16 hex digits of the sha256 of a text */
export const textDigest = (text: string): string => hash('sha256', text).slice(0, 16);

/** 16 hex digits of the sha256 of a content: what is alike but for the order of its fields has the same */
export const contentHash = (content: unknown): string => textDigest(canonical(content));
