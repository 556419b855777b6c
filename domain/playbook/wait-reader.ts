import type { Wait } from '../model/wait.ts';

/** where a merchant's runs wait; eventually consistent */
export interface WaitReader {
  of(merchantId: string): Promise<readonly Wait[]>;
}
