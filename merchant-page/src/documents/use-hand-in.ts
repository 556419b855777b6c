import { useCallback, useEffect, useMemo, useState } from 'react';
import { headLength, judgeAtOnce } from '../../../domain/file/at-once.ts';
import type { ReadingLanguage } from '../../../domain/wording/reading-language.ts';
import type { Told } from '../../../domain/wording/told.ts';
import { useSession } from '../session/use-session.tsx';
import { useWords } from '../words/words.tsx';
import { type Draft, drafts } from './draft.ts';
import { type SignedForm, sendFile } from './send-file.ts';

type Stage =
  | { readonly is: 'ready' }
  | { readonly is: 'sending'; readonly draft: Draft; readonly share: number }
  | { readonly is: 'broken'; readonly draft: Draft; readonly error: unknown }
  | { readonly is: 'wrong'; readonly remedy: string };

/** the words come along only when there is something to refuse */
const remedyFor = async (refusal: Told, language: ReadingLanguage): Promise<string> =>
  (await import('./remedy.ts')).remedyIn(refusal, language);

/** hands in one document for a requirement: judged at once, kept until it has arrived, sent with the same id however often it is tried */
export const useHandIn = (merchantId: string, requirementId: string, onArrived: () => void) => {
  const session = useSession();
  const { language } = useWords();
  const [stage, setStage] = useState<Stage>({ is: 'ready' });
  const kept = useMemo(() => drafts(merchantId, requirementId), [merchantId, requirementId]);

  const send = useCallback(
    async (draft: Draft): Promise<void> => {
      const { file, name, uploadId } = draft;
      const judged = judgeAtOnce(new Uint8Array(await file.slice(0, headLength).arrayBuffer()), file.size);
      if ('refusal' in judged) {
        await kept.forget();
        return setStage({ is: 'wrong', remedy: await remedyFor(judged.refusal, language) });
      }
      setStage({ is: 'sending', draft, share: 0 });
      await kept.keep(draft);
      try {
        const query = new URLSearchParams({ uploadId, type: judged.type, name });
        const form = await session.call<SignedForm>(
          `/my/${merchantId}/requirements/${encodeURIComponent(requirementId)}/upload?${query}`,
        );
        await sendFile(form, file, (share) => setStage({ is: 'sending', draft, share }));
      } catch (error) {
        // it arrived, and its answer was lost: the next look shows it
        if (!isKnown(error)) return setStage({ is: 'broken', draft, error });
      }
      await kept.forget();
      setStage({ is: 'ready' });
      onArrived();
    },
    [kept, language, merchantId, requirementId, session, onArrived],
  );

  // a page that was dropped while the camera was open goes on where it was
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the page opens
  useEffect(() => {
    let gone = false;
    kept.find(Date.now()).then((draft) => {
      if (draft !== undefined && !gone) void send(draft);
    }, String);
    return () => {
      gone = true;
    };
  }, [kept]);

  const choose = (file: File): void => void send({ uploadId: crypto.randomUUID(), name: file.name, file, chosenAt: Date.now() });
  return { stage, choose, again: (draft: Draft) => void send(draft) };
};

const isKnown = (error: unknown): boolean => {
  const problem: unknown = error instanceof Error ? Reflect.get(error, 'problem') : undefined;
  return typeof problem === 'object' && problem !== null && Reflect.get(problem, 'code') === 'document-known';
};
