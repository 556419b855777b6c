import type * as z from 'zod';
import type { answer } from '../../../functions/merchant/show-home/answer.ts';
import type { Membership } from '../membership.ts';
import { type Loaded, useAnswer } from '../session/use-session.tsx';
import { useWords } from '../words/words.tsx';

export type HomeAnswer = z.infer<typeof answer>;
export type Due = HomeAnswer['yours'][number];

/** where the merchant stands, in the language chosen */
export const useHome = ({ merchantId }: Membership): Loaded<HomeAnswer> => {
  const { language } = useWords();
  return useAnswer<HomeAnswer>(`/my/${merchantId}/home?language=${language}`);
};
