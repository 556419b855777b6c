import { hash } from 'node:crypto';
import { remembered } from '../remembered.ts';

const hex = remembered((text) => hash('sha256', text));

/** the merchant's id follows from who names it and how, so registering needs no lookup: `m_` and 24 hex digits */
export const deriveMerchantId = (pspClient: string, externalReference: string): string =>
  `m_${hex(`${pspClient}\n${externalReference}`).slice(0, 24)}`;

/** a number in [0, 100) that follows from the merchant and the salt alone: drawn once, the same for ever */
export const drawPercent = (merchantId: string, salt: string): number =>
  (Number.parseInt(hex(`${salt}\n${merchantId}`).slice(0, 12), 16) / 2 ** 48) * 100;
