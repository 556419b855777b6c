import type { Role } from '../access.ts';
import type { InformationRequest } from '../model/task.ts';

export interface DecideTaskInput {
  readonly taskId: string;
  readonly by: string;
  /** of who decides */
  readonly roles: readonly Role[];
  readonly choice: string;
  /** why; internal, whatever the choice */
  readonly reason: string;
  /** for `extend`: days from now; policy bounds it */
  readonly extendDays?: number;
  /** for `reject`: key of policy's reasons */
  readonly rejection?: string;
  /** for `decline` of a merchant: key of policy's reasons */
  readonly declineCode?: string;
  /** for `request_information`: what the merchant reads */
  readonly message?: AskedInformation;
}

/** without a language it is written in the merchant's own */
export type AskedInformation = Pick<InformationRequest, 'items'> & { readonly language?: string | undefined };
