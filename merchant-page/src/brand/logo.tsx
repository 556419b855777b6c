import { useEffect, useId, useState } from 'react';
import type * as z from 'zod';
import { headLength, judgeAtOnce } from '../../../domain/file/at-once.ts';
import type { answer } from '../../../functions/merchant/show-logo/answer.ts';
import { type SignedForm, sendFile } from '../documents/send-file.ts';
import { ProblemLine } from '../problem.tsx';
import { Refused } from '../session/request.ts';
import { useAnswer, useSession } from '../session/use-session.tsx';
import { brandWords } from '../words/brand-words.ts';
import { useWords, useWordsOf } from '../words/words.tsx';

type Answer = z.infer<typeof answer>;
/** milliseconds: a scan takes some seconds */
const lookAgain = 4_000;

/** the logo customers see, and sending another one: judged at once, scanned once it has arrived */
export function Logo({ merchantId }: { readonly merchantId: string }) {
  const { t, language } = useWords();
  const words = useWordsOf(brandWords);
  const session = useSession();
  const id = useId();
  const path = `/my/${merchantId}/brand/logo`;
  const { answer: seen, error, again } = useAnswer<Answer>(`${path}?language=${language}`);
  const [sending, setSending] = useState(false);
  const [wrong, setWrong] = useState<string>();
  const [refused, setRefused] = useState<unknown>();
  // it becomes a document a moment after its file has arrived
  const [sent, setSent] = useState<string>();
  const comes = sent !== undefined && seen?.last?.id !== sent;
  const waits = comes || seen?.last?.state === 'received';
  useEffect(() => {
    if (!waits) return;
    const timer = setInterval(again, lookAgain);
    return () => clearInterval(timer);
  }, [waits, again]);
  if (seen === undefined)
    return error === undefined ? <p className="quiet">{t.loading}</p> : <ProblemLine error={error} again={again} />;
  const { last, picture, most } = seen;
  const kilobytes = most / 1_000;
  const send = async (file: File): Promise<void> => {
    setWrong(undefined);
    setRefused(undefined);
    const judged = judgeAtOnce(new Uint8Array(await file.slice(0, headLength).arrayBuffer()), file.size);
    if (!('type' in judged) || !judged.type.startsWith('image/')) return setWrong(words.notPicture);
    if (file.size > most) return setWrong(words.tooLarge(kilobytes));
    setSending(true);
    try {
      const query = new URLSearchParams({ uploadId: crypto.randomUUID(), type: judged.type, name: file.name });
      const form = await session.call<SignedForm>(`${path}/upload?${query}`);
      await sendFile(form, file, () => undefined);
      setSent(form.documentId);
      again();
    } catch (failed) {
      if (failed instanceof Refused) setRefused(failed);
      else setWrong(words.notSent);
    }
    setSending(false);
  };
  return (
    <section className="logo" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{words.logo}</h2>
      {picture !== undefined && <img src={picture} alt={words.logoOf} />}
      <div role="status">
        {waits && (
          <p>
            {words.scanning}{' '}
            <button type="button" className="plain" onClick={again}>
              {words.look}
            </button>
          </p>
        )}
      </div>
      {last?.state === 'refused' && (
        <p className="problem">
          {words.refused(last.name)} {last.remedy}
        </p>
      )}
      <label className="choose" htmlFor={`${id}-file`}>
        {words.choose}
        <input
          id={`${id}-file`}
          type="file"
          accept="image/png,image/jpeg"
          disabled={sending}
          aria-describedby={`${id}-hint`}
          onChange={({ target }) => {
            const [file] = target.files ?? [];
            target.value = '';
            if (file !== undefined) void send(file);
          }}
        />
      </label>
      <p id={`${id}-hint`} className="quiet">
        {words.logoHint(kilobytes)}
      </p>
      {wrong !== undefined && (
        <p className="problem" role="alert">
          {wrong}
        </p>
      )}
      {refused !== undefined && <ProblemLine error={refused} />}
    </section>
  );
}
