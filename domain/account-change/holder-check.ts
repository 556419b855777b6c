import type { HolderAnswer } from '../model/account-change.ts';

export interface HolderQuestion {
  /** in full: it is asked with, and neither kept nor logged */
  readonly accountNumber: string;
  readonly country: string;
  /** name of the holder as it was given */
  readonly holder: string;
}
/** the account's bank says whether the holder has this name; advisory. Never throws for what the bank answers: no answer is NOAP */
export interface HolderCheck {
  check(question: HolderQuestion): Promise<{ readonly answer: HolderAnswer; readonly name?: string | undefined }>;
}
